# Runs stableid-model on each file of a folder and demands the sentence that the
# first line of the file expects, alone, with exit status 1. FILE stands for the
# file's name, N:N for any place. Usage: mistakes.py STABLEID-MODEL FOLDER
import os
import re
import subprocess
import sys


def complaint(tool, folder, name):
    with open(os.path.join(folder, name), encoding="utf-8") as file:
        expected = file.readline().removeprefix("# expect: ").rstrip("\n")
    expected = f"{name}:{expected.replace('FILE', name)}"
    run = subprocess.run([tool, name], cwd=folder, capture_output=True, text=True)
    pattern = re.escape(expected).replace("N:N", r"\d+:\d+")
    if run.returncode != 1 or run.stdout or not re.fullmatch(pattern + "\n", run.stderr):
        return (f"{name}: exit status {run.returncode}\n  expected: {expected}\n"
                f"  got:      {run.stderr}{run.stdout}")
    said = run.stderr.split(": ", 1)[1].strip()
    if said[0].isupper() and not said.startswith("YAML") or said.endswith("."):
        return f"{name}: opens with a capital or ends with a period: {said}"
    return None


def main(tool, folder):
    names = sorted(os.listdir(folder))
    complaints = [found for name in names if (found := complaint(tool, folder, name))]
    print("\n".join(complaints) or f"{len(names)} mistakes were refused")
    sys.exit(bool(complaints) or not names)


main(*sys.argv[1:])
