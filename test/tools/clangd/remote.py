# Names a remote index that nobody serves, and reads what clangd logs of it.
# Usage: remote.py FOLDER LOGGED CLANGD...
import os
import sys

import lsp

with lsp.project(sys.argv[1]) as folder:
    editor = lsp.Editor(*sys.argv[3:], "--remote-index-address=localhost:1",
                        f"--project-root={folder}", folder=folder, log="verbose")
    path = os.path.join(folder, "file.cpp")
    editor.open(path)
    lsp.expect([line for line, _, _ in lsp.ours(editor.diagnostics(path))], [2], "lines shown")
    # The index is made when it is needed: who else names this class?
    editor.request("textDocument/references", {
        "textDocument": {"uri": lsp.uri(path)}, "position": {"line": 0, "character": 9},
        "context": {"includeDeclaration": True}})
    lsp.expect(editor.shutdown(), 0, "the exit status")
    with open(os.path.join(folder, "clangd.log"), encoding="utf-8") as log:
        assert sys.argv[2] in log.read(), f"not in the log: {sys.argv[2]}"
