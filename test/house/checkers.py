# Rule: the checkers that the static analyzer lists, the pages under docs/checks that
# open with their names, the folders under test/analyzer and the change log name the
# same checkers, and one sentence says what a checker finds.
# Usage: checkers.py ROOT CLANG PLUGIN
import re
import subprocess
import sys

import tree

from names import HEADINGS, sections, sentence


def listed(clang, plugin):
    """Name and sentence of each checker, as the analyzer's help prints them."""
    text = subprocess.run([clang, "-cc1", "-load", plugin, "-analyzer-checker-help"],
                          stdout=subprocess.PIPE, encoding="utf-8").stdout
    found = re.findall(r"^  (stableid\.\w+)\s+((?:.*\n)(?: {8,}.*\n)*)", text, re.M)
    return {name: " ".join(words.split()) for name, words in found}


def folder_of(name):
    """stale-identity for stableid.StaleIdentity"""
    return re.sub(r"(?<!^)(?=[A-Z])", "-", name.split(".")[1]).lower()


def main(root, clang, plugin):
    complaints = []
    checkers = listed(clang, plugin)
    if not checkers:
        complaints.append("the analyzer lists no stableid checker: is the plugin loaded?")
    log = tree.read(root, "CHANGELOG.md") if tree.exists(root, "CHANGELOG.md") else ""
    for name, right in sorted(checkers.items()):
        folder = folder_of(name)
        page = f"docs/checks/{folder}.md"
        if not tree.exists(root, page):
            complaints.append(f"docs/checks: nothing for {name}; add {page}")
        else:
            text = tree.read(root, page)
            if not text.startswith(f"# {name}\n"):
                complaints.append(f"{page}:1: does not open with '# {name}'")
            order = sections(text)[1]
            if order != HEADINGS:
                complaints.append(f"{page}: its headings are {', '.join(order) or 'none'}; "
                                  f"right is {', '.join(HEADINGS)}")
            said = sentence(text, r"\A# [^\n]*\n\n(.*?)(?:^$|\Z)")
            if said != right:
                complaints.append(f"{page}: says of {name} '{said}'; the analyzer's help "
                                  f"says '{right}'")
        said = sentence(log, rf"^- `{re.escape(name)}`:?\s(.*?)(?:^[-#]|^$|\Z)")
        if said != right:
            complaints.append(f"CHANGELOG.md: says of {name} '{said}'; the analyzer's help "
                              f"says '{right}'")
        sizes = {}
        for file in ("warns", "silent"):
            path = f"test/analyzer/{folder}/{file}.cpp"
            if tree.exists(root, path):
                sizes[file] = tree.read(root, path).count("\n")
            else:
                complaints.append(f"{path}: is missing; every checker has one")
        if len(sizes) == 2 and sizes["silent"] < sizes["warns"]:
            complaints.append(f"test/analyzer/{folder}/silent.cpp: has {sizes['silent']} "
                              f"lines, fewer than the {sizes['warns']} of warns.cpp")
    for path in tree.files(root, ["docs/checks"], ".md"):
        opens = re.match(r"# (stableid\.\w+)$", tree.read(root, path), re.M)
        if opens and opens.group(1) not in checkers:
            complaints.append(f"{path}: there is no checker {opens.group(1)}")
    tree.conclude(complaints)


if __name__ == "__main__":
    main(*sys.argv[1:])
