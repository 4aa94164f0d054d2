"""What Debian's policy asks of the staged components, each the tree of one package.

Symbols are taken out, pages of man and change logs are compressed, each package has its
copyright and change log, and shells find their completions where Debian has them.
"""
import argparse
import datetime
import email.utils
import gzip
import os
import subprocess

import tarball

MAINTAINER = "stableid maintainers <maintainers@stableid.invalid>"
COPYRIGHT = """\
Format: https://www.debian.org/doc/packaging-manuals/copyright-format/1.0/
Upstream-Name: stableid

Files: *
Copyright: {year} the authors of stableid
License: Apache-2.0 with LLVM exceptions
 The Apache License, Version 2.0, is in /usr/share/common-licenses/Apache-2.0; to it are
 added:
 .
"""
# The programs are to run wherever there is a kernel.
OVERRIDES = """\
# Linked statically on purpose, so that no LLVM is needed; the parts are listed in
# share/doc/stableid/licences.
stableid: statically-linked-binary
stableid: embedded-library
"""


def write(path, text, packed=False):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    data = gzip.compress(text.encode(), 9, mtime=0) if packed else text.encode()
    with open(path, "wb") as stream:
        stream.write(data)


def move_completions(usr):
    given = os.path.join(usr, "share/zsh/site-functions")
    if os.path.isdir(given):
        os.rename(given, os.path.join(usr, "share/zsh/vendor-completions"))


def strip(usr):
    for name in tarball.files_below(usr):
        path = os.path.join(usr, name)
        if not os.path.islink(path) and (name.startswith("bin/") or ".so" in name):
            subprocess.run(["strip", "--strip-unneeded", "--remove-section=.comment",
                            "--remove-section=.note", path], check=True)


def compress_manual(usr):
    for name in tarball.files_below(usr):
        if name.startswith("share/man/") and not name.endswith(".gz"):
            path = os.path.join(usr, name)
            with open(path, encoding="utf-8") as stream:
                write(path + ".gz", stream.read(), packed=True)
            os.remove(path)


def document(usr, package, version, time, licence):
    folder = os.path.join(usr, "share/doc", package)
    added = licence[licence.index("---- LLVM Exceptions"):]
    text = "".join(f" {line}\n" if line.strip() else " .\n" for line in added.splitlines())
    year = datetime.datetime.fromtimestamp(time, datetime.timezone.utc).year
    write(os.path.join(folder, "copyright"), COPYRIGHT.format(year=year) + text)
    write(os.path.join(folder, "changelog.Debian.gz"),
          f"{package} ({version}) unstable; urgency=medium\n\n  * See CHANGELOG.md.\n\n"
          f" -- {MAINTAINER}  {email.utils.formatdate(time)}\n", packed=True)
    whole = os.path.join(folder, "LICENSE")  # is in copyright
    if os.path.exists(whole):
        os.remove(whole)
    changes = os.path.join(folder, "CHANGELOG.md")
    if os.path.exists(changes):
        with open(changes, encoding="utf-8") as stream:
            write(os.path.join(folder, "changelog.gz"), stream.read(), packed=True)
        os.remove(changes)


def main():
    reader = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    reader.add_argument("stage", help="the folder with a staged tree for each component")
    for name in ("version", "llvm", "source"):
        reader.add_argument(f"--{name}", required=True)
    given = reader.parse_args()
    with open(os.path.join(given.source, "LICENSE"), encoding="utf-8") as stream:
        licence = stream.read()
    time = tarball.commit_time(given.source)
    soname = ".".join(given.version.split(".")[:2])
    packages = {"programs": "stableid", "library": "libstableid-dev",
                "state": f"libstableid-state{soname}"}
    for component in sorted(os.listdir(given.stage)):
        top = os.path.join(given.stage, component)
        usr = os.path.join(top, "usr")
        if not os.path.isdir(usr):
            continue
        package = packages.get(component, f"stableid-{component}")
        strip(usr)
        move_completions(usr)
        compress_manual(usr)
        document(usr, package, given.version, time, licence)
        if component == "programs":
            tarball.add_licences(usr, tarball.parts_of(given.llvm))
            write(os.path.join(usr, "share/lintian/overrides/stableid"), OVERRIDES)
        for name in tarball.files_below(top):
            os.utime(os.path.join(top, name), (time, time), follow_symlinks=False)


if __name__ == "__main__":
    main()
