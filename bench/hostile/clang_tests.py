#!/usr/bin/env python3
"""Runs the module over the inputs of clang's own tests, valid and broken, and lists
those on which it crashes or does not end. The tests come from Debian's source package
of LLVM 19; nothing of them is kept in the repository.

  bench/hostile/clang_tests.py [--sources FOLDER] [--only WORD] [--jobs N]

An input that clang-tidy alone cannot take is not counted. Exits with 1 if there are
crashes or time-outs.
"""
import argparse
import concurrent.futures
import os
import re
import subprocess
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../checks"))
import measure  # noqa: E402

PACKAGE = "llvm-toolchain-19"
FOLDER = "clang/test"
SUFFIXES = (".c", ".cpp", ".cc", ".cxx", ".m", ".mm", ".cl", ".cppm")
# Inputs that are no translation units, or that end clang itself on purpose.
LEFT_OUT = re.compile(r"/Inputs/|/Index/crash-recovery|#pragma clang __debug")
# What a RUN line may say of the language; everything else is left at its default.
FLAG = re.compile(r"(?<=\s)(-std=\S+|-fblocks|-fobjc-arc|-fopenmp|-fcoroutines|"
                  r"-fms-extensions|-fms-compatibility|-fdelayed-template-parsing|"
                  r"-fexceptions|-fcxx-exceptions|-x [\w+-]+|-D\w+(?:=\w+)?)(?=\s|$)")
BATCH = 40
SECONDS = 20  # for one input; a batch gets as much for each


def flags(text):
    """The language flags of the first RUN line that has any."""
    for line in re.findall(r"RUN:(.*)", text):
        found = FLAG.findall(line)
        if found:
            return tuple(word for flag in found for word in flag.split())
    return ()


def inputs(root, only):
    """The inputs by the flags they want."""
    found = {}
    for folder, folders, names in os.walk(os.path.join(root, FOLDER)):
        folders.sort()
        for name in sorted(names):
            path = os.path.join(folder, name)
            if not name.endswith(SUFFIXES) or only not in os.path.relpath(path, root):
                continue
            with open(path, encoding="utf-8", errors="replace") as stream:
                text = stream.read()
            if LEFT_OUT.search(path) or LEFT_OUT.search(text):
                continue
            found.setdefault((os.path.splitext(name)[1], flags(text)), []).append(path)
    return found


def ends(options, paths, wanted, ours):
    """None if clang-tidy ends by itself on `paths`, else how it did not."""
    line = measure.command(options, paths, list(wanted) + ["-w", "-ferror-limit=0"],
                           "alone" if ours else False)
    try:
        done = subprocess.run(line, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE,
                              stdin=subprocess.DEVNULL, timeout=SECONDS * len(paths))
    except subprocess.TimeoutExpired:
        return f"did not end in {SECONDS * len(paths)} s"
    if done.returncode < 0 or b"Stack dump" in done.stderr:
        return f"signal {-done.returncode}"
    return None


def look(options, paths, wanted):
    """The inputs among `paths` that only the module cannot take."""
    how = ends(options, paths, wanted, ours=True)
    if not how:
        return []
    if len(paths) > 1:
        half = len(paths) // 2
        return (look(options, paths[:half], wanted) + look(options, paths[half:], wanted))
    return [] if ends(options, paths, wanted, ours=False) else [(paths[0], how)]


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    measure.arguments(parser)
    parser.add_argument("--sources", default=os.path.join(measure.ROOT, "build/bench-sources"))
    parser.add_argument("--only", default="", help="only paths with this word")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    options = parser.parse_args()
    os.makedirs(options.sources, exist_ok=True)
    tree, version = measure.fetch(options.sources, PACKAGE, [FOLDER])
    batches, count = [], 0
    for (_, wanted), paths in inputs(tree, options.only).items():
        count += len(paths)
        batches += [(paths[i:i + BATCH], wanted) for i in range(0, len(paths), BATCH)]
    if not count:
        sys.exit(f"no input of {FOLDER} has {options.only!r} in its path")
    failed = []
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for found in pool.map(lambda batch: look(options, *batch), batches):
            for path, how in found:
                print(f"{os.path.relpath(path, tree)}: {how}", flush=True)
            failed += found
    print(f"{count} inputs of clang {version}, {len(failed)} on which the module fails")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
