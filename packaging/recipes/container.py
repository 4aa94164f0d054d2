#!/usr/bin/env python3
"""Runs the steps of the Containerfile where there is no engine: each image is a folder tree of
its own, the first a fresh Debian by mmdebstrap. Needs root, and Debian's archive.

  container.py TARBALL -- COMMAND...     with what the image's entry point is given

The folder that the command is called in is the image's /src.
"""
import os
import pathlib
import re
import shlex
import shutil
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
BASES = {"docker.io/library/debian:12-slim": "bookworm"}


def steps():
    text = (HERE / "Containerfile").read_text(encoding="utf-8").replace("\\\n", " ")
    for line in text.splitlines():
        if line.strip() and not line.startswith("#"):
            yield line.split(None, 1)


class Image:
    def __init__(self, folder, base):
        self.root, self.folder = folder, "/"
        self.environment = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin"}
        if not base.exists():
            subprocess.run(["mmdebstrap", "--quiet", "--variant=minbase", "bookworm", base,
                            "/etc/apt/sources.list.d/debian.sources"], check=True)
        subprocess.run(["cp", "-a", base, folder], check=True)
        shutil.copy("/etc/resolv.conf", folder / "etc/resolv.conf")

    def run(self, *words):
        return subprocess.run(["chroot", self.root, "/usr/bin/env", "-i", "-C", self.folder,
                               *(f"{name}={value}" for name, value in self.environment.items()),
                               *words], check=False).returncode

    def path(self, name):
        return self.root / name.lstrip("/")


def main(tarball, dashes, *command):
    assert dashes == "--"
    version = re.search(r"stableid-([0-9.]+)-linux", tarball)[1]
    with tempfile.TemporaryDirectory() as folder:
        folder, images, entry = pathlib.Path(folder), {}, []
        for word, rest in steps():
            rest = rest.replace("${VERSION}", version)
            if word == "FROM":
                base, _, name = rest.partition(" AS ")
                assert base in BASES, f"another base: {base}"
                image = images[name] = Image(folder / f"image{len(images)}", folder / "base")
            elif word == "RUN":
                if image.run("/bin/sh", "-c", rest):
                    sys.exit(f"not so: this step ends with 0: {rest}")
            elif word == "COPY":
                *options, source, target = rest.split()
                source = images[options[0].removeprefix("--from=")].path(source) if options \
                    else pathlib.Path(tarball)
                image.path(target).parent.mkdir(parents=True, exist_ok=True)
                subprocess.run(["cp", "-a", source, image.path(target)], check=True)
            elif word == "ENV":
                name, value = rest.split("=", 1)
                image.environment[name] = value.replace("$PATH", image.environment["PATH"])
            elif word == "WORKDIR":
                image.folder = rest
                image.path(rest).mkdir(exist_ok=True)
            elif word == "ENTRYPOINT":
                entry = shlex.split(rest.translate(str.maketrans("[],", "   ")))
            else:
                assert word == "ARG", f"an instruction that nobody reads here: {word}"
        shutil.copytree(os.getcwd(), image.path("/src"), dirs_exist_ok=True)
        return image.run(*entry, *command)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
