# Compares clangd with clang-tidy over a file and its header, against what the file's
# comments say: "both" or "CI". Usage: headers.py FOLDER CLANG-TIDY CLANGD...
import os
import shlex
import sys

import lsp

with lsp.project(sys.argv[1]) as folder:
    path = os.path.join(folder, "session.cpp")
    header = os.path.join(folder, "session.hpp")
    editor = lsp.Editor(*sys.argv[3:], folder=folder)
    editor.open(path)
    both, ci_alone = (
        [number for number, line in enumerate(editor.text(path).split("\n"), 1)
         if line.endswith(mark)] for mark in ("// both", "// CI"))
    shown = lsp.ours(editor.diagnostics(path))
    in_ci = lsp.tidy(shlex.split(sys.argv[2]), path)
    lsp.expect([line for line, _, _ in shown], both, "lines shown")
    lsp.expect([line for line, _, _ in in_ci], sorted(both + ci_alone), "lines in CI")
    lsp.expect([f for f in shown if f not in in_ci], [], "shown otherwise than in CI")

    # An open header is read like any file.
    editor.open(header)
    names = [text for _, _, text in lsp.ours(editor.diagnostics(header))]
    lsp.expect(names, ["Address of 'Session' becomes the ID 'request_id'; another object "
                       "can get the same one"], "the header, opened")
    lsp.expect(editor.shutdown(), 0, "the exit status")
