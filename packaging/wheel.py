"""A Python wheel of the programs, made of the release's tarball.

`pip install` and pre-commit can then bring stableid without a compiler. The programs are
linked statically, so the wheel fits glibc and musl alike. Written with Python's standard
library alone; the same tarball gives the same bytes.

    packaging/wheel.py stableid-0.1.0-linux-x86_64.tar.xz -o DIR
"""
import base64
import hashlib
import os
import zipfile

import release

# The tags of what runs everywhere on this processor: old glibc, new glibc, musl.
TAG = "py3-none-manylinux_2_17_x86_64.manylinux2014_x86_64.musllinux_1_1_x86_64"
PROGRAMS = ("stableid", "stableid-clangd", "stableid-model")
LAUNCHER = '''"""Starts the programs of stableid that lie in this package."""
import os
import sys


def _start(program):
    path = os.path.join(os.path.dirname(__file__), "bin", program)
    os.execv(path, [path] + sys.argv[1:])


def stableid():
    _start("stableid")


def clangd():
    _start("stableid-clangd")


def model():
    _start("stableid-model")
'''
METADATA = """Metadata-Version: 2.1
Name: stableid
Version: {version}
Summary: Find memory addresses used as identity in C and C++
License: Apache-2.0 WITH LLVM-exception
Requires-Python: >=3.7
Description-Content-Type: text/markdown

{readme}"""
ENTRY_POINTS = """[console_scripts]
stableid = stableid:stableid
stableid-clangd = stableid:clangd
stableid-model = stableid:model
"""


class Wheel:
    """A zip archive with a record of what is in it, and no time of its own."""

    def __init__(self, path):
        self.archive = zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=6)
        self.record = []

    def add(self, name, data, mode=0o644):
        entry = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
        entry.external_attr = (0o100000 | mode) << 16
        entry.compress_type = zipfile.ZIP_DEFLATED
        self.archive.writestr(entry, data)
        digest = base64.urlsafe_b64encode(hashlib.sha256(data).digest()).rstrip(b"=")
        self.record.append(f"{name},sha256={digest.decode()},{len(data)}\n")

    def close(self, info):
        self.record.append(f"{info}/RECORD,,\n")
        self.add(f"{info}/RECORD", "".join(self.record).encode())
        self.archive.close()


def main():
    tarball, version, out = release.arguments(__doc__)
    info = f"stableid-{version}.dist-info"
    path = os.path.join(out, f"stableid-{version}-{TAG}.whl")
    wheel, readme, present = Wheel(path + ".part"), "", set()
    for name, mode, data in release.programs_and_needs(tarball):
        present.add(name)
        if name == "share/doc/stableid/README.md":
            readme = data.decode()
        wheel.add(f"stableid/{name}", data, mode)
    lacking = [program for program in PROGRAMS if f"bin/{program}" not in present]
    if lacking:
        raise SystemExit(f"wheel.py: error: {tarball} has no {', '.join(lacking)}")
    wheel.add("stableid/__init__.py", LAUNCHER.encode())
    wheel.add("stableid/__main__.py", b"from stableid import stableid\n\nstableid()\n")
    wheel.add(f"{info}/METADATA", METADATA.format(version=version, readme=readme).encode())
    wheel.add(f"{info}/WHEEL",
              ("Wheel-Version: 1.0\nGenerator: stableid\nRoot-Is-Purelib: false\n"
               + "".join(f"Tag: py3-none-{platform}\n"
                         for platform in TAG.split("-")[-1].split("."))).encode())
    wheel.add(f"{info}/entry_points.txt", ENTRY_POINTS.encode())
    wheel.close(info)
    os.replace(path + ".part", path)
    print(path)


if __name__ == "__main__":
    main()
