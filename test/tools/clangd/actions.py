# Asks for the actions at a diagnostic and applies the one that mends it; its name leads
# to a page that is there.
# Usage: actions.py FOLDER LIBRARY CLANGD...
import os
import sys
import urllib.parse

import lsp

with lsp.project(sys.argv[1]) as folder:
    # The library's headers, as a user has them.
    with open(os.path.join(folder, "compile_flags.txt"), "w", encoding="utf-8") as flags:
        flags.write(f"-std=c++17\n-isystem\n{sys.argv[2]}\n")
    editor = lsp.Editor(*sys.argv[3:], folder=folder)

    # One of clang-tidy's own.
    path = os.path.join(folder, "job.cpp")
    editor.open(path)
    unused, = editor.diagnostics(path)
    fix, = (a for a in editor.actions(path, unused) if a.get("kind") == "quickfix")
    lsp.expect(fix["title"].lower(), "remove the using", "the fix")
    editor.apply(path, fix)
    lsp.expect(editor.diagnostics(path), [], "what is said of the mended file")
    lines = editor.text(path).split("\n")
    assert "using work::Job;" not in lines, f"the mended file: {lines}"

    # Ours: each alone brings all that it needs, and after the last one there is nothing
    # left to say, neither by the checks nor by the compiler.
    path = os.path.join(folder, "session.cpp")
    editor.open(path)
    titles = []
    while said := editor.diagnostics(path):
        lsp.expect(len(lsp.ours(said)), len(said), f"those of the checks in {said}")
        assert len(titles) < 3, f"after {titles} there is still {lsp.ours(said)}"
        page = urllib.parse.urlparse(said[0]["codeDescription"]["href"])
        assert os.path.isfile(urllib.parse.unquote(page.path)), f"no page: {page.geturl()}"
        assert page.scheme == "file" and page.path.endswith("/address-as-id.md"), page.geturl()
        fix, = (a for a in editor.actions(path, said[0]) if a.get("kind") == "quickfix")
        titles.append(fix["title"])
        editor.apply(path, fix)
    # Called by the advice, also where clang-tidy has the edit on the warning.
    lsp.expect(sorted(titles), [
        "give 'Document' a member 'stableid::Identity<Document>' and use "
        "'identity_.id().value()'; 'Document' grows by 8 bytes and is no longer "
        "trivially copyable",
        "use 'stableid::Uuid::v4()' instead",
        "use 'stableid::next_id<Job>()' instead"], "the fixes")
    with open(os.path.join(folder, "mended.cpp"), encoding="utf-8") as wanted:
        lsp.expect(editor.text(path), wanted.read(), "the mended file")

    # A refactoring registers itself, and a linker leaves out what nobody names.
    path = os.path.join(folder, "job.cpp")
    start = {"line": lines.index("  return number * 2 + 1;"), "character": 9}
    titles = [action["title"] for action in editor.request("textDocument/codeAction", {
        "textDocument": {"uri": lsp.uri(path)}, "context": {"diagnostics": []},
        "range": {"start": start, "end": {**start, "character": 19}}})]
    assert "Extract subexpression to variable" in titles, f"the refactorings: {titles}"
    lsp.expect(editor.shutdown(), 0, "the exit status")
