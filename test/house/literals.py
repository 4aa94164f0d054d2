# Rule: what is known of named functions, and the words of names, are data in
# checks/models. A string literal of checks/core that spells a name of code is one of
# those that Inputs/literals.txt lists, and every one listed there is still in use, so
# that the list only becomes shorter. Usage: literals.py ROOT LIST
import os
import re
import sys

import tree

LITERAL = re.compile(r'"((?:[^"\\\n]|\\.)*)"')
NAME = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:_+[A-Za-z0-9]+)*_?")
COMMENT = re.compile(r"^\s*#\s*include.*$|//.*$")
# Rooms that write text for people, code for users or the format of model files.
TEXTS = ("checks/core/advice/", "checks/core/repair/", "checks/core/verdict/",
         "checks/core/model/Model", "checks/core/facts/FactsDump.cpp")


def spelled(root):
    """The names that each file of checks/core spells, with the line of the first."""
    found = {}
    for path in tree.files(root, ["checks/core"], (".cpp", ".h")):
        if path.startswith(TEXTS):
            continue
        for number, line in enumerate(tree.read(root, path).splitlines(), 1):
            for text in LITERAL.findall(COMMENT.sub("", line)):
                if len(text) > 1 and NAME.fullmatch(text):
                    found.setdefault((path, text), number)
    return found


def listed(path):
    """The lines `path: name name`, as pairs."""
    pairs = set()
    with open(path, encoding="utf-8") as stream:
        for line in stream:
            file, colon, names = line.partition(":")
            if colon and not line.startswith("#"):
                pairs |= {(file.strip(), name) for name in names.split()}
    return pairs


def main(root, path):
    found, known = spelled(root), listed(path)
    complaints = [f"{file}:{found[file, name]}: the name '{name}' is spelled in C++; "
                  "say what it means in checks/models"
                  for file, name in sorted(found) if (file, name) not in known]
    complaints += [f"{os.path.basename(path)}: '{name}' is no longer spelled in {file}; "
                   "take it out"
                   for file, name in sorted(known - set(found))]
    tree.conclude(complaints)


main(*sys.argv[1:])
