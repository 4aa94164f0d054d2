#!/usr/bin/env python3
"""How long `stableid scan` takes for a whole project, without results to reuse and
with them, beside run-clang-tidy with the same checks and the same number of threads.

  bench/driver/speed.py [--project WORD] [--sources FOLDER] [--repetitions N] [-j N]

The projects are Debian's source packages, configured with CMake. The runs are taken in
turns and the least of each counts: seconds on the clock, and of processors, which other
work on the machine disturbs less. Exits with 1 when an aim is missed or when the
findings differ.
"""
import argparse
import glob
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "bench/checks"))
import measure

PACKAGES = ["clang-22", "clang-tidy-22", "cmake", "dpkg-dev", "ninja-build"]
COLD, WARM = 1.5, 50
OFF = ["NETSSL", "CRYPTO", "JWT", "DATA", "DATA_MYSQL", "DATA_ODBC", "DATA_POSTGRESQL",
       "APACHECONNECTOR", "PAGECOMPILER", "PAGECOMPILER_FILE2PAGE"]
# Debian's source package, and what its CMake is told.
PROJECTS = [
    ("leveldb", ["-DLEVELDB_BUILD_TESTS=OFF", "-DLEVELDB_BUILD_BENCHMARKS=OFF"]),
    ("poco", [f"-DENABLE_{name}=OFF" for name in OFF]),
]


def fetched(package, folder):
    if not glob.glob(os.path.join(folder, f"{package}-[0-9]*")):
        subprocess.run(["apt-get", "source", "-qq", package], cwd=folder, check=True,
                       stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    return glob.glob(os.path.join(folder, f"{package}-[0-9]*"))[0]


def configured(package, flags, folder):
    source, build = fetched(package, folder), os.path.join(folder, f"{package}-build")
    subprocess.run(["cmake", "-S", source, "-B", build, "-G", "Ninja",
                    "-DCMAKE_BUILD_TYPE=Release", "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON",
                    "-DCMAKE_C_COMPILER=clang-22", "-DCMAKE_CXX_COMPILER=clang++-22",
                    *flags], check=True, stdout=subprocess.DEVNULL)
    return source, build


def timed(line, folder):
    """Seconds on the clock and on the processors, and what was said."""
    begin, before = time.monotonic(), resource.getrusage(resource.RUSAGE_CHILDREN)
    done = subprocess.run(line, cwd=folder, capture_output=True, text=True, check=False)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return time.monotonic() - begin, cpu, done.stdout, done.stderr


def findings(text):
    return sorted(set(re.findall(r"^/.*: (?:warning|note): .*\[stableid.*\]$", text, re.M)))


def compare(package, flags, options, folder):
    source, build = configured(package, flags, folder)
    cache = os.path.join(folder, f"{package}-cache")
    scan = [options.stableid, "scan", "-p", build, "-j", str(options.jobs), "--cache", cache]
    tidy = ["run-clang-tidy-22", "-load", options.module, "-p", build, "-j",
            str(options.jobs), "-quiet", "-checks=-*,stableid-*"]
    clock, cpu = {}, {}
    for _ in range(options.repetitions):
        shutil.rmtree(cache, ignore_errors=True)
        for name, line in (("tidy", tidy), ("cold", scan), ("warm", scan)):
            seconds, busy, said, numbers = timed(line, source)
            clock[name] = min(clock.get(name, seconds), seconds)
            cpu[name] = min(cpu.get(name, busy), busy)
            if name == "tidy":
                expected = findings(said)
            elif findings(said) != expected:
                sys.exit(f"{package}: {name} scan and run-clang-tidy differ in what they find")
    units = re.search(r"findings in (\d+) units, (\d+) from", numbers).group(1)
    for kind, least in (("clock", clock), ("processor", cpu)):
        print(f"{package:9} {units:>5} {kind:10} {least['tidy']:9.1f} s {least['cold']:7.1f} s "
              f"{least['warm']:7.2f} s {least['tidy'] / least['cold']:8.2f} "
              f"{least['tidy'] / least['warm']:8.0f}", flush=True)
    return clock["tidy"] / clock["cold"] >= COLD and clock["tidy"] / clock["warm"] >= WARM


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--project", default="", help="only those with this in the name")
    parser.add_argument("--sources", help="where the sources are kept for the next time")
    parser.add_argument("--repetitions", type=int, default=3)
    parser.add_argument("-j", dest="jobs", type=int, default=os.cpu_count())
    parser.add_argument("--stableid", default=os.path.join(ROOT, "build/llvm-22/bin/stableid"))
    parser.add_argument("--module",
                        default=os.path.join(ROOT, "build/llvm-22/lib/stableid-tidy.so"))
    options = parser.parse_args()
    measure.require(PACKAGES)
    folder = os.path.abspath(options.sources or tempfile.mkdtemp())
    os.makedirs(folder, exist_ok=True)
    print("project   units seconds    clang-tidy      cold      warm  x, cold  x, warm")
    good = [compare(package, flags, options, folder) for package, flags in PROJECTS
            if options.project in package]
    if not options.sources:
        shutil.rmtree(folder)
    sys.exit(not all(good))


if __name__ == "__main__":
    main()
