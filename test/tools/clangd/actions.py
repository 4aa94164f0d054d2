# Asks for the actions at a diagnostic and applies the one that mends it.
# Usage: actions.py FOLDER CLANGD...
import os
import sys

import lsp

with lsp.project(sys.argv[1]) as folder:
    editor = lsp.Editor(*sys.argv[2:], folder=folder)
    path = os.path.join(folder, "job.cpp")
    editor.open(path)
    unused, = editor.diagnostics(path)
    fix, = (a for a in editor.actions(path, unused) if a.get("kind") == "quickfix")
    lsp.expect(fix["title"].lower(), "remove the using", "the fix")
    editor.apply(path, fix)
    lsp.expect(editor.diagnostics(path), [], "what is said of the mended file")
    lines = editor.text(path).split("\n")
    assert "using work::Job;" not in lines, f"the mended file: {lines}"

    # A refactoring registers itself, and a linker leaves out what nobody names.
    start = {"line": lines.index("  return number * 2 + 1;"), "character": 9}
    titles = [action["title"] for action in editor.request("textDocument/codeAction", {
        "textDocument": {"uri": lsp.uri(path)}, "context": {"diagnostics": []},
        "range": {"start": start, "end": {**start, "character": 19}}})]
    assert "Extract subexpression to variable" in titles, f"the refactorings: {titles}"
    lsp.expect(editor.shutdown(), 0, "the exit status")
