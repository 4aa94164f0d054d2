"""Two npm packages of the programs, made of the release's tarball: `stableid`, which
starts them, and `@stableid/linux-x64`, which holds them and is installed only where it
fits.

    packaging/npm.py stableid-0.1.0-linux-x86_64.tar.xz -o DIR
"""
import json
import os
import shutil
import subprocess
import tempfile

import release

PLATFORM = "@stableid/linux-x64"
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
    tarball, version, out = release.arguments(__doc__)
    with tempfile.TemporaryDirectory() as work:
        held, started = os.path.join(work, "held"), os.path.join(work, "started")
        for name, mode, data in release.programs_and_needs(tarball):
            path = os.path.join(held, name)
            os.makedirs(os.path.dirname(path), exist_ok=True)
            with open(path, "wb") as stream:
                stream.write(data)
            os.chmod(path, mode)
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
        pack(held, out)
        pack(started, out)


if __name__ == "__main__":
    main()
