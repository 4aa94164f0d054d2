# Types a mistake into a file and takes it out again. Usage: editing.py FOLDER CLANGD...
import os
import sys

import lsp

RIGHT = "session.session_id = next();"
WRONG = "session.session_id = reinterpret_cast<std::uint64_t>(&session);"
SAYS = "Address of 'Session' becomes the ID 'session_id'; another object can get the same one"
# Of code that does not compile nothing is certain.
MAY = SAYS.replace("becomes", "may become")

with lsp.project(sys.argv[1]) as folder:
    editor = lsp.Editor(*sys.argv[2:], folder=folder)
    path = os.path.join(folder, "session.cpp")
    editor.open(path)
    lsp.expect(editor.diagnostics(path), [], "the file as it was")

    right = editor.text(path)
    editor.edit(path, right.replace(RIGHT, WRONG))
    found = editor.diagnostics(path)
    lsp.expect(lsp.ours(found), [(6, "stableid-address-as-id", SAYS)], "after the mistake")
    diagnostic = found[0]
    lsp.expect(diagnostic["source"], "clang-tidy", "the source")
    lsp.expect(diagnostic["severity"], 2, "the severity, a warning's")
    notes = [(note["location"]["range"]["start"]["line"] + 1, note["message"])
             for note in diagnostic["relatedInformation"]]
    lsp.expect(notes[0], (6, "Address taken here"), "the first note")
    # The advice has an edit, so it is no note here but an action.
    titles = [a["title"] for a in editor.actions(path, diagnostic)]
    assert any(t.lower().startswith("use 'stableid::") for t in titles), \
        f"the advice: {titles}"

    # Lines above it move the finding; a broken line elsewhere does not hide it.
    editor.edit(path, "// A comment.\n" + right.replace(RIGHT, WRONG) + "void broken( {\n")
    found = editor.diagnostics(path)
    lsp.expect(lsp.ours(found), [(7, "stableid-address-as-id", MAY)], "two lines on")
    assert len(found) > 1, f"the broken line is not reported: {found}"

    editor.edit(path, right)
    lsp.expect(editor.diagnostics(path), [], "after the repair")

    editor.edit(path, right.replace(RIGHT, WRONG + " // NOLINT(stableid-address-as-id)"))
    lsp.expect(editor.diagnostics(path), [], "with a comment that silences it")

    editor.close(path)
    editor.open(path)
    lsp.expect(editor.diagnostics(path), [], "the file opened again, from the disk")
    lsp.expect(editor.shutdown(), 0, "the exit status")
