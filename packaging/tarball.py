"""The release as one tarball: programs, module, library, headers, licences, an SBOM.

Made of the tree that `cmake --install` stages. The same commit gives the same bytes:
names are sorted, times are the commit's, owners are root. Symbols go into a tarball of
their own, so that a trace of a crash can be read later.
"""
import argparse
import hashlib
import io
import json
import lzma
import os
import re
import shutil
import subprocess
import tarfile
import tempfile

import sbom

PROGRAMS = ("stableid", "stableid-clangd", "stableid-model")
# The parts that are linked into the programs, each with Debian's package of it.
LINKED = {"llvm": "libclang-{major}-dev", "glibc": "libc6-dev",
          "libstdc++": "libstdc++-{gcc}-dev", "zlib": "zlib1g-dev", "zstd": "libzstd-dev"}


def commit_time(source):
    """Seconds since 1970: SOURCE_DATE_EPOCH, or when the commit was made."""
    given = os.environ.get("SOURCE_DATE_EPOCH")
    if given:
        return int(given)
    shown = subprocess.run(["git", "-C", source, "log", "-1", "--format=%ct"],
                           capture_output=True, text=True, check=False)
    if shown.returncode:
        raise SystemExit("tarball.py: error: no commit to take the time from; set "
                         "SOURCE_DATE_EPOCH to seconds since 1970")
    return int(shown.stdout)


def parts_of(llvm):
    """Name to Debian package of each part that is linked into the programs."""
    gcc = subprocess.run(["gcc", "-dumpversion"], capture_output=True, text=True,
                         check=True).stdout.strip().split(".")[0]
    major = re.match(r"\d+", llvm).group()
    return {name: package.format(major=major, gcc=gcc) for name, package in LINKED.items()}


def files_below(folder):
    """Paths of all files and links, relative and sorted."""
    found = []
    for parent, folders, names in os.walk(folder):
        links = [name for name in folders if os.path.islink(os.path.join(parent, name))]
        found += [os.path.relpath(os.path.join(parent, name), folder)
                  for name in names + links]
    return sorted(found)


def part_symbols(stage, symbols):
    """Takes the symbols out of the programs and of what is loaded."""
    for name in files_below(stage):
        path = os.path.join(stage, name)
        if os.path.islink(path) or not (name.startswith("bin/") or ".so" in name):
            continue
        apart = os.path.join(symbols, name + ".debug")
        os.makedirs(os.path.dirname(apart), exist_ok=True)
        subprocess.run(["objcopy", "--only-keep-debug", path, apart], check=True)
        subprocess.run(["strip", "--strip-unneeded", path], check=True)


def add_licences(stage, parts):
    """The licence of each part that is linked in, as its package states it."""
    folder = os.path.join(stage, "share/doc/stableid/licences")
    os.makedirs(folder, exist_ok=True)
    for name, package in parts.items():
        stated = f"/usr/share/doc/{package}/copyright"
        if not os.path.exists(stated):
            raise SystemExit(f"tarball.py: error: no {stated}: install the package "
                             f"{package}, whose licence goes along")
        shutil.copyfile(stated, os.path.join(folder, f"{name}.txt"))


def digest(path):
    with open(path, "rb") as stream:
        return hashlib.sha256(stream.read()).hexdigest()


def add_sums(stage):
    lines = [f"{digest(os.path.join(stage, name))}  {name}\n" for name in files_below(stage)
             if not os.path.islink(os.path.join(stage, name))]
    with open(os.path.join(stage, "SHA256SUMS"), "w", encoding="utf-8") as stream:
        stream.writelines(lines)


def pack(folder, top, out, time):
    """Writes \\p folder as out, below a folder named \\p top."""
    def normal(entry):
        entry.uid = entry.gid = 0
        entry.uname = entry.gname = "root"
        entry.mtime = time
        program = entry.isdir() or entry.mode & 0o100
        entry.mode = 0o755 if program else 0o644
        return entry

    body = io.BytesIO()
    with tarfile.open(fileobj=body, mode="w", format=tarfile.GNU_FORMAT) as tar:
        for name in files_below(folder):
            tar.add(os.path.join(folder, name), f"{top}/{name}", recursive=False,
                    filter=normal)
    # A dictionary that spans both programs, which share most of their code.
    filters = [{"id": lzma.FILTER_LZMA2, "preset": 6, "dict_size": 128 << 20}]
    packed = lzma.compress(body.getbuffer(), check=lzma.CHECK_CRC64, filters=filters)
    with open(out + ".part", "wb") as stream:
        stream.write(packed)
    os.replace(out + ".part", out)


def main():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("stage", help="the tree that cmake --install staged")
    for name in ("name", "version", "llvm", "source", "out"):
        reader.add_argument(f"--{name}", required=True)
    given = reader.parse_args()
    # CPack stages below its own prefix; the tree begins where bin is.
    top = next((parent for parent, folders, _ in os.walk(given.stage) if "bin" in folders),
               None)
    if not top or not all(os.path.exists(os.path.join(top, "bin", p)) for p in PROGRAMS):
        raise SystemExit(f"tarball.py: error: not all of {', '.join(PROGRAMS)} are in bin "
                         f"below {given.stage}: build the preset release first")
    time = commit_time(given.source)
    parts = parts_of(given.llvm)
    with tempfile.TemporaryDirectory() as work:
        stage, symbols = os.path.join(work, "stage"), os.path.join(work, "symbols")
        shutil.copytree(top, stage, symlinks=True)
        part_symbols(stage, symbols)
        add_licences(stage, parts)
        with open(os.path.join(stage, "share/doc/stableid/sbom.spdx.json"), "w",
                  encoding="utf-8") as stream:
            json.dump(sbom.document(given.version, parts, time), stream, indent=2)
            stream.write("\n")
        add_sums(stage)
        os.makedirs(given.out, exist_ok=True)
        tarball = os.path.join(given.out, given.name + ".tar.xz")
        pack(stage, given.name, tarball, time)
        pack(symbols, given.name, os.path.join(given.out, given.name + "-symbols.tar.xz"),
             time)
    with open(tarball + ".sha256", "w", encoding="utf-8") as stream:
        stream.write(f"{digest(tarball)}  {given.name}.tar.xz\n")


if __name__ == "__main__":
    main()
