# One folder for each configuration, with the same file: which checks report it?
# Usage: shown.py FOLDER CLANGD...
import os
import shutil
import sys

import lsp

ID = "stableid-address-as-id"
OUTPUT = "stableid-address-in-output"
DIVISION = "bugprone-integer-division"  # one of clangd's own defaults

# What is in .clang-tidy, what is in .clangd, and what is then reported.
CASES = [
    (None, None, {ID, DIVISION}),
    ("Checks: 'bugprone-integer-division'", None, {ID, DIVISION}),
    ("Checks: '-*,bugprone-integer-division'", None, {ID, DIVISION}),
    ("Checks: 'readability-misleading-indentation'", None, {ID}),
    ("CheckOptions: {stableid-address-as-id.IdNames: ticket}", None, {ID, DIVISION}),
    # A list that names us is followed.
    ("Checks: '-stableid-*'", None, set()),
    ("Checks: 'bugprone-integer-division,-stableid-*'", None, {DIVISION}),
    ("Checks: '-stableid-address-as-id'", None, {OUTPUT}),
    ("Checks: '-*,stableid-address-in-output'", None, {OUTPUT}),
    ("Checks: '-*,bugprone-integer-division,stableid-address-as-id'", None, {ID, DIVISION}),
    # And so is one that wants no check at all.
    ("Checks: '-*'", None, set()),
    # The same in clangd's own words.
    (None, "{Diagnostics: {ClangTidy: {Remove: stableid-*}}}", set()),
    ("Checks: 'bugprone-integer-division'",
     "{Diagnostics: {ClangTidy: {Remove: stableid-*}}}", {DIVISION}),
    (None, "{Diagnostics: {ClangTidy: {Add: bugprone-integer-division}}}", {ID, DIVISION}),
    (None, "{Diagnostics: {ClangTidy: {FastCheckFilter: Strict}}}", {ID, DIVISION}),
    (None, "{Diagnostics: {Suppress: [stableid-address-as-id]}}", {DIVISION}),
    (None, "{Diagnostics: {Suppress: '*'}}", set()),
]

with lsp.project() as folder:
    editor = lsp.Editor(*sys.argv[2:], folder=folder)
    paths = []
    for number, case in enumerate(CASES):
        home = os.path.join(folder, str(number))
        shutil.copytree(sys.argv[1], home)
        for name, text in zip((".clang-tidy", ".clangd"), case):
            if text:
                with open(os.path.join(home, name), "w", encoding="utf-8") as stream:
                    stream.write(text + "\n")
        paths.append(os.path.join(home, "file.cpp"))
        editor.open(paths[-1])
    for path, (tidy, clangd, wanted) in zip(paths, CASES):
        lsp.expect({d["code"] for d in editor.diagnostics(path)}, wanted,
                   f".clang-tidy: {tidy}, .clangd: {clangd}")
    lsp.expect(editor.shutdown(), 0, "the exit status")
