# Rule: reports know each check: its page begins with the sentence that its row in
# tools/report/Rule.cpp has. Usage: rules.py ROOT
import os
import re
import sys

import tree

TABLE = "tools/report/Rule.cpp"
ROW = re.compile(r'\{"(stableid[-.][\w-]+)",\s*((?:"(?:[^"\\]|\\.)*"\s*)+),')


def main(root):
    complaints = []
    rows = {check: "".join(re.findall(r'"((?:[^"\\]|\\.)*)"', sentence))
            for check, sentence in ROW.findall(tree.read(root, TABLE))}
    pages = {"stableid-" + os.path.basename(path)[:-3]: path
             for path in tree.files(root, ["docs/checks"], ".md")}
    pages.pop("stableid-README", None)
    # A checker of the static analyzer is known by the name that its page opens with.
    for name, path in list(pages.items()):
        checker = re.match(r"# (stableid\.\w+)$", tree.read(root, path), re.M)
        if checker:
            pages[checker.group(1)] = pages.pop(name)
    for check in sorted(set(rows) | set(pages)):
        if check not in rows:
            complaints.append(f"{TABLE}: has no row for {check}; add one with the first "
                              f"sentence of {pages[check]}, its verdict and its CWE numbers")
        elif check not in pages:
            complaints.append(f"{TABLE}: there is no page for {check}")
        else:
            paragraph = tree.read(root, pages[check]).split("\n\n")[1]
            right = re.match(r".*?\.(?= |$)", " ".join(paragraph.split()) + " ").group()
            if rows[check] != right:
                complaints.append(f"{TABLE}: says of {check} '{rows[check]}'; "
                                  f"{pages[check]} says '{right}'")
    if not pages:
        complaints.append("docs/checks: holds no page")
    tree.conclude(complaints)


main(sys.argv[1])
