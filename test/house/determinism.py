# Rule: the same file gives the same bytes, wherever the system puts the memory of
# the program that reads it. Usage: determinism.py ROOT CLANG-TIDY...
import subprocess
import sys

import tree

RUNS = 4


def randomisation_off():
    """How to start a program at the same addresses every time, if one may here."""
    prefix = ["setarch", "-R"]
    works = subprocess.run([*prefix, "true"], stderr=subprocess.DEVNULL).returncode == 0
    return prefix if works else None


def main(root, command):
    complaints, warnings = [], 0
    fixed = randomisation_off()
    if not fixed:
        print("note: setarch -R is not allowed here; compared random layouts only",
              file=sys.stderr)
    prefixes = [[]] * RUNS + ([fixed] if fixed else [])
    for path in tree.files(root, ["test/tidy"], "warns.cpp"):
        said = []
        for prefix in prefixes:
            result = subprocess.run(
                [*prefix, *command, "--quiet", "-checks=-*,stableid-*", "--config={}",
                 "-header-filter=.*", path, "--", "-std=c++20"], cwd=root,
                stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            said.append((result.returncode, result.stdout))
        if len(set(said)) > 1:
            other = next(i for i, words in enumerate(said) if words != said[0])
            complaints.append(f"{path}: run {other + 1} of {len(said)} printed other bytes "
                              "than the first; look for an order of addresses")
        warnings += said[0][1].count(b": warning: ")
    if warnings < 20:
        complaints.append(f"test/tidy: {warnings} warnings are too few to judge an order "
                          "by; 20 are not many")
    tree.conclude(complaints)


main(sys.argv[1], sys.argv[2:])
