# Writes a model file in three steps while a file that it concerns is open.
# Usage: model.py FOLDER CLANGD...
import os
import sys

import lsp

RIGHT = "Sinks:\n  - Name: publish\n    Scope: acme\n    SrcArgs: [0]\n    Kind: output\n"

with lsp.project(sys.argv[1]) as folder:
    path = os.path.join(folder, "file.cpp")
    model = os.path.join(folder, "acme.yaml")
    editor = lsp.Editor(*sys.argv[2:], folder=folder)

    def said_after(text):
        if text is not None:
            with open(model, "w", encoding="utf-8") as stream:
                stream.write(text)
        editor.edit(path, editor.text(path) + "\n")
        return [(line, message) for line, _, message in lsp.ours(editor.diagnostics(path))]

    editor.open(path)
    editor.diagnostics(path)
    lsp.expect(said_after(None), [(1, f"Model file 'acme.yaml' is not found in the folder "
                                      f"of '{path}' or any above it")], "without the file")
    (line, message), = said_after(RIGHT.replace("SrcArgs", "SrcArg"))
    assert line == 1 and message.startswith(f"{model}:4:5: "), f"a wrong key: {message}"
    (line, message), = said_after(RIGHT)
    assert line == 6 and message.startswith("Address of"), f"as it should be: {message}"
    lsp.expect(editor.shutdown(), 0, "the exit status")
