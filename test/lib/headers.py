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
# Where the headers of stableid/ stop with this sentence, and stableid.h works.
OLD_DIALECTS = ["-std=c++11", "-std=c++14"]
C_HEADERS = ["stableid.h", "stableid_never_reuse.h", "stableid_witness.h"]
SENTENCE = "the headers of stableid/ need C++17; C and older C++ have stableid.h"


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


def compiles_c(include, compiler, header, options):
    """A header for C, as a user includes it and as its implementation."""
    for define in [], ["-DSTABLEID_IMPLEMENTATION"]:
        command = [compiler, "-fsyntax-only", "-I", str(include), *WARNINGS,
                   *options, *define, "-"]
        source = f'#include "{header}"\n#include "{header}"\n'
        done = subprocess.run(command, input=source, capture_output=True,
                              text=True, check=False)
        if done.returncode != 0:
            print(f"{header}: not with {' '.join(command)}\n{done.stderr[:3000]}")
            return False
    return True


def refuses(include, compiler, header, dialect):
    """Whether an old dialect is told so, before anything else is."""
    done = subprocess.run(
        [compiler, "-x", "c++", "-fsyntax-only", "-Wfatal-errors", "-I",
         str(include), dialect, "-"],
        input=f'#include "{header}"\n', capture_output=True, text=True, check=False,
        env={**os.environ, "LC_ALL": "C"})
    errors = [line for line in done.stderr.splitlines() if "error: " in line]
    if not errors or SENTENCE not in errors[0]:
        print(f"{header}: {compiler} {dialect} does not begin with '{SENTENCE}'\n"
              f"{done.stderr[:1000]}")
        return False
    return True


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
    # What has no C++ in it needs no sentence.
    refused = [(compilers[0], header, dialect)
               for header, dialect in itertools.product(headers, OLD_DIALECTS)
               if "/detail/" not in header
               and header not in (*C_HEADERS, "stableid/version.h")]
    c_jobs = [(compiler, header, ["-x", "c++", dialect])
              for compiler, header, dialect in itertools.product(
                  compilers, C_HEADERS, [*OLD_DIALECTS, "-std=c++17"])]
    c_jobs += [(compiler, header, ["-x", "c", dialect])
               for compiler, header, dialect in itertools.product(
                   compilers, C_HEADERS, ["-std=c11", "-std=gnu17"])]
    with multiprocessing.pool.ThreadPool(2) as pool:
        done = pool.starmap(compiles, [(include, *job) for job in jobs])
        done += pool.starmap(refuses, [(include, *job) for job in refused])
        done += pool.starmap(compiles_c, [(include, *job) for job in c_jobs])
    print(f"{done.count(True)} as they should, {done.count(False)} not")
    return False in done


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
