"""Two npm packages of the programs, made of the release's tarball: `stableid`, which
starts them, and `@stableid/linux-x64`, which holds them and is installed only where it
fits.

    packaging/npm.py stableid-0.1.0-linux-x86_64.tar.xz -o DIR
"""
import argparse
import json
import os
import re
import shutil
import subprocess
import tarfile
import tempfile

PLATFORM = "@stableid/linux-x64"
CARRIED = re.compile(r"(bin/|lib/stableid/clang/|share/doc/stableid/)")
COMMON = {"license": "Apache-2.0 WITH LLVM-exception",
          "description": "Find memory addresses used as identity in C and C++"}


def write_package(folder, fields):
    with open(os.path.join(folder, "package.json"), "w", encoding="utf-8") as stream:
        json.dump({**fields, **COMMON}, stream, indent=2)
        stream.write("\n")


def pack(folder, out):
    subprocess.run(["npm", "pack", "--silent", "--pack-destination", os.path.abspath(out)],
                   cwd=folder, check=True)


def main():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("tarball")
    reader.add_argument("-o", dest="out", default=".", metavar="DIR")
    given = reader.parse_args()
    named = re.fullmatch(r"stableid-(\d[^-]*)-linux-x86_64\.tar\.xz",
                         os.path.basename(given.tarball))
    if not named:
        raise SystemExit(f"npm.py: error: {given.tarball} is not named "
                         "stableid-VERSION-linux-x86_64.tar.xz")
    version = named.group(1)
    os.makedirs(given.out, exist_ok=True)
    with tempfile.TemporaryDirectory() as work:
        held, started = os.path.join(work, "held"), os.path.join(work, "started")
        with tarfile.open(given.tarball) as tar:
            for entry in tar:
                name = entry.name.split("/", 1)[1]
                if entry.isfile() and CARRIED.match(name):
                    entry.name = name
                    tar.extract(entry, held)
        write_package(held, {"name": PLATFORM, "version": version, "os": ["linux"],
                             "cpu": ["x64"], "preferUnplugged": True})
        os.makedirs(started)
        shutil.copy(os.path.join(os.path.dirname(__file__), "npm", "start.js"), started)
        programs = sorted(os.listdir(os.path.join(held, "bin")))
        for program in programs:
            with open(os.path.join(started, f"{program}.js"), "w",
                      encoding="utf-8") as stream:
                stream.write("#!/usr/bin/env node\n"
                             f'require("./start.js")("{program}");\n')
        write_package(started, {
            "name": "stableid", "version": version,
            "bin": {program: f"{program}.js" for program in programs},
            "optionalDependencies": {PLATFORM: version}})
        pack(held, given.out)
        pack(started, given.out)


if __name__ == "__main__":
    main()
