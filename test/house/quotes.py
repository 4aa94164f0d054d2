# Rule: C++ quoted in a page occurs in a test or an example, so that it compiles and
# says what the page claims. Blank lines, indentation and CHECK comments do not
# count. A message quoted in a page is one that a test expects, word for word; a
# link between pages leads somewhere. Usage: quotes.py ROOT
import os
import re
import sys

import tree


def lines_of(text):
    kept = []
    for line in text.splitlines():
        line = re.sub(r"//[ \t]*expected-.*", "", line).strip()
        if line and not re.match(r"//[ \t]*CHECK[A-Z0-9_-]*:", line):
            kept.append(line)
    return kept


def blocks(text):
    """Line number and text of every block fenced as cpp or c."""
    for block in re.finditer(r"^[ ]*```(?:cpp|c\+\+|c)\n(.*?)^[ ]*```", text, re.M | re.S):
        yield text.count("\n", 0, block.start()) + 2, block.group(1)


MESSAGE = re.compile(r"(?<!no-)\b(?:warning|note): (.*?)(?: \[[\w-]+\])?\s*$")


VERIFIED = re.compile(r"expected-(?:warning|note)(?:@[-+]?\d+)?[ \t]*\{\{(.*?)\}\}")


def expected_messages(text):
    """Those of CHECK comments, and those that clang's own -verify expects."""
    yield from VERIFIED.findall(text)
    for line in text.splitlines():
        if re.match(r"\s*(//)?[ \t]*[A-Z][A-Z0-9_-]*:", line) and MESSAGE.search(line):
            yield MESSAGE.search(line).group(1)


def broken_links(root, path, text):
    # Code has brackets and parentheses of its own; its lines still count.
    text = re.sub(r"^[ ]*```.*?^[ ]*```|`[^`\n]*`", lambda code: "\n" * code.group().count("\n"),
                  text, flags=re.M | re.S)
    for link in re.finditer(r"\]\(([^)#\s]+)[^)]*\)", text):
        target = os.path.normpath(os.path.join(os.path.dirname(path), link.group(1)))
        if "://" not in link.group(1) and not tree.exists(root, target):
            line = text.count("\n", 0, link.start()) + 1
            yield f"{path}:{line}: the link to '{link.group(1)}' leads nowhere"


def main(root):
    complaints, quoted = [], 0
    paths = tree.files(root, ["test", "examples"], (".cpp", ".c", ".h", ".hpp", ".test"))
    paths = [path for path in paths if not path.startswith("test/house/")]
    texts = [tree.read(root, path) for path in paths]
    sources = ["\n" + "\n".join(lines_of(text)) + "\n" for text in texts]
    messages = {message for text in texts for message in expected_messages(text)}
    pages = sorted(name for name in os.listdir(root) if name.endswith(".md"))
    for path in pages + tree.files(root, ["docs", "examples"], ".md"):
        page = tree.read(root, path)
        complaints += broken_links(root, path, page)
        for number, line in enumerate(page.splitlines(), 1):
            said = MESSAGE.search(line)
            if said and said.group(1) not in messages:
                complaints.append(f"{path}:{number}: no test expects this message, word "
                                  f"for word: {said.group(1)}")
        for number, text in blocks(page):
            quoted += 1
            wanted = "\n" + "\n".join(lines_of(text)) + "\n"
            if not any(wanted in source for source in sources):
                complaints.append(f"{path}:{number}: this code occurs in no file under test "
                                  "or examples; quote a test, or add one")
    if not quoted:
        complaints.append("README.md: no page quotes any code in a block fenced as cpp")
    tree.conclude(complaints)


main(sys.argv[1])
