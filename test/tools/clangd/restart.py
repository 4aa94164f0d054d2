# Starts clangd four times over one project and ends it in four ways.
# Usage: restart.py FOLDER CLANGD...
import os
import sys

import lsp

with lsp.project(sys.argv[1]) as folder:
    path = os.path.join(folder, "file.cpp")

    def start():
        editor = lsp.Editor(*sys.argv[2:], folder=folder)
        editor.open(path)
        return editor

    def wait(editor, when):
        found = [line for line, _, _ in lsp.ours(editor.diagnostics(path))]
        lsp.expect(found, [7], when)

    editor = start()
    wait(editor, "the first time")
    lsp.expect(editor.shutdown(), 0, "the exit status after shutdown")

    editor = start()
    lsp.expect(editor.shutdown(), 0, "the exit status while it is working")

    editor = start()
    editor.process.stdin.close()  # an editor that crashed
    lsp.expect(editor.process.wait(lsp.SECONDS), 1, "the exit status without shutdown")

    editor = start()
    editor.process.kill()
    editor.process.wait(lsp.SECONDS)

    editor = start()
    wait(editor, "after one that was killed")
    lsp.expect(editor.shutdown(), 0, "the exit status at last")
