# Rule: every file opens with a comment that says what it is. Usage: opening.py ROOT
import os
import re
import sys

import tree

FOLDERS = ["checks", "lib", "tools", "test", "examples", "bench", "scripts", "cmake", ".ci"]
SLASHES = (".cpp", ".c", ".h", ".hpp", ".h.in", ".hpp.in", ".inc")
HASHES = (".py", ".py.in", ".cmake", ".cmake.in", ".test", ".cfg", ".yaml", ".yml", ".txt",
          ".sh")
# What a tool reads there is not an opening.
DIRECTIVE = re.compile(r"(//|#)\s*(RUN|XFAIL|REQUIRES|UNSUPPORTED|CHECK[\w-]*|DEFINE):|"
                       r"#!|#pragma|#if|#ifndef|#define|#include|\s*$")


def opens_well(lines, marks):
    for line in lines:
        if DIRECTIVE.match(line):
            continue
        return line.startswith(marks) and len(line) > 10
    return False


def main(root):
    complaints, seen = [], 0
    paths = tree.files(root, FOLDERS, "")
    for path in [name for name in sorted(os.listdir(root)) if name == "CMakeLists.txt"] + paths:
        name = os.path.basename(path)
        if name.endswith(SLASHES):
            marks = ("//", "/*")
        elif name.endswith(HASHES) or "." not in name:
            marks = ("#", '"""')
        else:
            continue
        seen += 1
        if not opens_well(tree.read(root, path).splitlines()[:12], marks):
            complaints.append(f"{path}:1: does not open with a comment that says what the "
                              "file is; write one to three lines")
    if not seen:
        complaints.append("no file was found to read")
    tree.conclude(complaints)


main(sys.argv[1])
