# Rule: C++ quoted in a page occurs in a test or an example, so that it compiles and
# says what the page claims. Blank lines, indentation and CHECK comments do not
# count. Usage: quotes.py ROOT
import os
import re
import sys

import tree


def lines_of(text):
    kept = []
    for line in text.splitlines():
        line = line.strip()
        if line and not re.match(r"//[ \t]*CHECK[A-Z0-9_-]*:", line):
            kept.append(line)
    return kept


def blocks(text):
    """Line number and text of every block fenced as cpp or c."""
    for block in re.finditer(r"^[ ]*```(?:cpp|c\+\+|c)\n(.*?)^[ ]*```", text, re.M | re.S):
        yield text.count("\n", 0, block.start()) + 2, block.group(1)


def main(root):
    complaints, quoted = [], 0
    sources = ["\n" + "\n".join(lines_of(tree.read(root, path))) + "\n" for path in
               tree.files(root, ["test", "examples"], (".cpp", ".c", ".h", ".hpp"))]
    pages = sorted(name for name in os.listdir(root) if name.endswith(".md"))
    for path in pages + tree.files(root, ["docs"], ".md"):
        for number, text in blocks(tree.read(root, path)):
            quoted += 1
            wanted = "\n" + "\n".join(lines_of(text)) + "\n"
            if not any(wanted in source for source in sources):
                complaints.append(f"{path}:{number}: this code occurs in no file under test "
                                  "or examples; quote a test, or add one")
    if not quoted:
        complaints.append("README.md: no page quotes any code in a block fenced as cpp")
    tree.conclude(complaints)


main(sys.argv[1])
