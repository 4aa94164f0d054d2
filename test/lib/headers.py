"""Compiles every header alone, and all together in each dialect, with every
compiler that is given.

  headers.py INCLUDE-DIRECTORY COMPILER [COMPILER...]
"""
import itertools
import multiprocessing.pool
import os
import pathlib
import shutil
import subprocess
import sys

WARNINGS = ["-Wall", "-Wextra", "-Wpedantic", "-Wconversion", "-Wshadow",
            "-Werror"]
DIALECTS = ["-std=c++17", "-std=c++20", "-std=c++2b"]
FLAGS = [[], ["-fno-exceptions", "-fno-rtti"]]


def compiles(include, compiler, header, options):
    command = [compiler, "-x", "c++", "-fsyntax-only", "-I", str(include),
               *WARNINGS, *options, "-"]
    # Twice, so that a missing guard is seen as well.
    source = f'#include "{header}"\n#include "{header}"\n'
    done = subprocess.run(command, input=source, capture_output=True, text=True,
                          check=False)
    if done.returncode != 0:
        print(f"{header}: not with {' '.join(command)}\n{done.stderr[:3000]}")
    return done.returncode == 0


def main(include, *compilers):
    include = pathlib.Path(include)
    # The user's compiler may be one of the others by another name.
    compilers = list({os.path.realpath(shutil.which(compiler)): compiler
                      for compiler in reversed(compilers)}.values())[::-1]
    headers = sorted(str(path.relative_to(include))
                     for path in include.rglob("*.h"))
    assert "stableid/stableid.h" in headers
    jobs = [(compilers[0], header, ["-std=c++17"]) for header in headers]
    jobs += [(compiler, "stableid/stableid.h", [dialect, *flags])
             for compiler, dialect, flags
             in itertools.product(compilers, DIALECTS, FLAGS)]
    with multiprocessing.pool.ThreadPool(2) as pool:
        failed = pool.starmap(compiles, [(include, *job) for job in jobs]).count(
            False)
    print(f"{len(jobs) - failed} compiled, {failed} did not")
    return failed != 0


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
