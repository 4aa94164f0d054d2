# The findings in an open file by the index of its project, and by another one that is put
# in its place. Usage: project.py FOLDER CLANGD...
import os
import sys

import lsp

folder = os.path.abspath(sys.argv[1])
path = os.path.join(folder, "a.cpp")
editor = lsp.Editor(*sys.argv[2:], folder=folder)


def lines():
    return sorted({line for line, _, _ in lsp.ours(editor.diagnostics(path))})


editor.open(path)
with open(os.path.join(folder, "a.cpp"), encoding="utf-8") as stream:
    text = stream.read().splitlines()
by_index = lines()
ids = [text[line - 1] for line in by_index]
assert any("job_id" in line for line in ids), ids
assert not any("request_id" in line for line in ids), ids
os.replace(os.path.join(folder, "less.index"), os.path.join(folder, "p.index"))
editor.edit(path, editor.text(path) + "\n")
by_less = lines()
ids = [text[line - 1] for line in by_less]
assert any("request_id" in line for line in ids), ids
lsp.expect(editor.shutdown(), 0, "the exit status")
