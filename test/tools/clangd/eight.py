# Opens eight of the checks' own test files in one clangd, again and again, and
# compares. Usage: eight.py SOURCE CLANG-TIDY CLANGD...
import os
import shlex
import sys

import lsp

FILES = ["address-as-id/warns", "address-as-id/flow", "address-as-id/carriers",
         "address-as-id/names", "address-as-id/templates", "address-as-id/silent",
         "address-as-key/warns", "address-in-output/warns"]
ROUNDS = 2

source, clang_tidy, clangd = sys.argv[1], shlex.split(sys.argv[2]), sys.argv[3:]
with lsp.project() as folder:
    with open(os.path.join(folder, "compile_flags.txt"), "w", encoding="utf-8") as flags:
        flags.write("-std=c++20\n")
    paths = []
    for name in FILES:
        with open(os.path.join(source, "test/tidy", name + ".cpp"), encoding="utf-8") as test:
            text = test.read()
        paths.append(os.path.join(folder, name.replace("/", "-") + ".cpp"))
        with open(paths[-1], "w", encoding="utf-8") as copy:
            copy.write(text)
    wanted = {path: lsp.tidy(clang_tidy, path) for path in paths}
    assert sum(map(len, wanted.values())) > 100, "too few findings to compare"

    editor = lsp.Editor(*clangd, "-j=8", folder=folder)
    for path in paths:
        editor.open(path)
    for turn in range(ROUNDS):
        for path in paths:
            have = lsp.ours(editor.diagnostics(path))
            moved = [(line + turn, check, text) for line, check, text in wanted[path]]
            missing = [f for f in moved if f not in have]
            extra = [f for f in have if f not in moved]
            lsp.expect((missing, extra), ([], []), f"{path}, round {turn}: missing, extra")
        # All of them change before any has answered.
        for path in paths:
            editor.edit(path, "// One line more.\n" + editor.text(path))
    lsp.expect(editor.shutdown(), 0, "the exit status")
