"""Measures what docs/what-is-an-identity.md shows: compiles the programs of this folder,
runs them with each allocator that Debian has, and writes measured.json.

  measure.py [COMPILER]
"""
import glob
import json
import os
import pathlib
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
INCLUDE = HERE.parent.parent / "lib/include"
ALLOCATORS = {"glibc": None, "jemalloc": "libjemalloc.so.2",
              "tcmalloc": "libtcmalloc_minimal.so.4", "mimalloc": "libmimalloc.so.2*"}
PACKAGES = ["libc6", "libjemalloc2", "libtcmalloc-minimal4", "libmimalloc2.0", "libabsl-dev",
            "libboost-dev"]


def built(compiler, folder, name, *flags):
    program = os.path.join(folder, name)
    subprocess.run([compiler, "-std=c++20", "-O2", "-pthread", f"-I{INCLUDE}",
                    HERE / f"{name}.cpp", "-o", program, *flags], check=True)
    return program


def rows(program, library=None):
    environment = {**os.environ, **({"LD_PRELOAD": library} if library else {})}
    done = subprocess.run([program], env=environment, capture_output=True, text=True,
                          check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


def version(package):
    done = subprocess.run(["dpkg-query", "-W", "-f", "${Version}", package],
                          capture_output=True, text=True, check=False)
    return done.stdout or "not installed"


def main(compiler="g++"):
    absl = ["-labsl_raw_hash_set", "-labsl_hash", "-labsl_city", "-labsl_low_level_hash",
            "-labsl_hashtablez_sampler"]
    measured = {"versions": {package: version(package) for package in PACKAGES}, "reuse": {}}
    with tempfile.TemporaryDirectory() as folder:
        reuse = built(compiler, folder, "reuse")
        for name, pattern in ALLOCATORS.items():
            found = sorted(glob.glob(f"/usr/lib/*/{pattern}")) if pattern else [None]
            if found:
                measured["reuse"][name] = rows(reuse, found[0])
            else:
                print(f"no {name} here: not measured", file=sys.stderr)
        measured["growth"] = rows(built(compiler, folder, "growth", *absl))
        measured["taking"] = rows(built(compiler, folder, "taking"))
    with open(HERE / "measured.json", "w", encoding="utf-8") as stream:
        json.dump(measured, stream, indent=1)
        stream.write("\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
