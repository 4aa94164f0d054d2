"""A release's tarball, as the packages are made of it: its version and its files."""
import argparse
import os
import re
import tarfile

# The parts of the tarball that the programs need.
CARRIED = re.compile(r"(bin/|lib/stableid/clang/|share/doc/stableid/)")


def arguments(description):
    """The tarball that the command line names, its version, and the folder for what is
    made of it, which is there afterwards."""
    reader = argparse.ArgumentParser(description=description.splitlines()[0])
    reader.add_argument("tarball")
    reader.add_argument("-o", dest="out", default=".", metavar="DIR")
    given = reader.parse_args()
    named = re.fullmatch(r"stableid-(\d[^-]*)-linux-x86_64\.tar\.xz",
                         os.path.basename(given.tarball))
    if not named:
        raise SystemExit(f"{reader.prog}: error: {given.tarball} is not named "
                         "stableid-VERSION-linux-x86_64.tar.xz")
    os.makedirs(given.out, exist_ok=True)
    return given.tarball, named.group(1), given.out


def programs_and_needs(tarball):
    """Name below the release's folder, mode and contents of each file that the programs
    need, in the order of the tarball."""
    with tarfile.open(tarball) as tar:
        for entry in tar:
            name = entry.name.split("/", 1)[1]
            if entry.isfile() and CARRIED.match(name):
                yield name, entry.mode, tar.extractfile(entry).read()
