# Rule: a message begins with no capital and ends with no period. What the checks
# really print is judged by the runner; here are the words that no test prints.
# Usage: wording.py ROOT
import re
import sys

import tree

LITERAL = r'"(?:[^"\\\n]|\\.)*"'
DIAG = re.compile(r"\b(?:diag|Diag|configurationDiag)\s*\(((?:[^\"();]|\([^()\"]*\))*?)"
                  rf"({LITERAL}(?:\s*{LITERAL})*)", re.S)


def main(root):
    complaints = []
    sources = tree.files(root, ["checks"], (".cpp", ".h"))
    if not sources:
        complaints.append("checks: holds no file to read")
    for path in sources:
        text = tree.read(root, path)
        for call in DIAG.finditer(text):
            message = "".join(part[1:-1] for part in re.findall(LITERAL, call.group(2)))
            where = f"{path}:{text.count(chr(10), 0, call.start(2)) + 1}"
            if message[:1].isupper():
                complaints.append(f"{where}: the message begins with a capital: {message}")
            if message.endswith("."):
                complaints.append(f"{where}: the message ends with a period: {message}")
    tree.conclude(complaints)


main(sys.argv[1])
