"""Checks the pages of the library against the library.

  docs.py ROOT

Each public header has a page with the same sections, each page is linked from
docs/choosing.md as is docs/c.md, and code in them is code that a test compiles: every fenced
block occurs, but for its indentation, in test/lib/snippets or consumers.
"""
import pathlib
import re
import sys
import textwrap

SECTIONS = ["## Guarantees", "## Cost", "## Limits"]
EXTRA_PAGES = {"state"}  # a library, not a header


def dedented(text):
    return textwrap.dedent(text.strip("\n")).strip("\n")


def occurs(block, sources):
    """Whether the lines of block follow each other in a source."""
    wanted = dedented(block).split("\n")
    for source in sources:
        lines = source.split("\n")
        for start in range(len(lines) - len(wanted) + 1):
            part = "\n".join(lines[start:start + len(wanted)])
            if dedented(part) == "\n".join(wanted):
                return True
    return False


def main(root):
    root = pathlib.Path(root)
    pages = {path.stem: path for path in (root / "docs/lib").glob("*.md")}
    headers = {path.stem for path in (root / "lib/include/stableid").glob("*.h")}
    tests = root / "test/lib"
    sources = [path.read_text() for folder in ("snippets", "consumers")
               for path in (tests / folder).rglob("*") if path.is_file()]
    choosing = root / "docs/choosing.md"
    c_page = root / "docs/c.md"
    problems = []
    for name in headers ^ (pages.keys() - EXTRA_PAGES):
        problems.append(f"{name}: a header without page, or a page without one")
    blocks = 0
    for path in [*pages.values(), c_page, choosing]:
        text = path.read_text()
        for language, block in re.findall(r"^```(\w*)\n(.*?)^```$", text,
                                          re.M | re.S):
            if language in ("text", "sh"):
                continue
            blocks += 1
            if not occurs(block, sources):
                problems.append(f"{path.name}: no test has this code\n{block}")
        prose = re.sub(r"^```.*?^```$", "", text, flags=re.M | re.S)
        for link in re.findall(r"\]\(([^)#:]+)\)", prose):
            if not (path.parent / link).exists():
                problems.append(f"{path.name}: a link to {link}, which is not")
        if path == choosing:
            continue
        at = [text.find(f"\n{section}\n") for section in SECTIONS]
        if -1 in at or at != sorted(at):
            problems.append(f"{path.name}: not the sections {SECTIONS}")
    if "(c.md)" not in choosing.read_text():
        problems.append("choosing.md: no link to c.md")
    for name in pages:
        if f"(lib/{name}.md)" not in choosing.read_text():
            problems.append(f"choosing.md: no link to {name}")
    if blocks < len(headers) // 2:
        problems.append(f"only {blocks} blocks of code were found")
    print("\n".join(problems) or f"{len(pages)} pages, {blocks} blocks of code")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
