"""Compile databases of projects: by CMake, by Meson, from a dry run of make, or from flags."""
import glob
import json
import os
import re
import shlex
import subprocess

COMPILER = re.compile(r"(^|/)(ccache|cc|gcc|g\+\+|c\+\+|clang|clang\+\+)(-\d+)?$")
SOURCE = re.compile(r"\.(c|cc|cpp|cxx|C|c\+\+)$")
# Automake's way to name a source that may lie in the source folder.
EITHER = re.compile(r"`test -f '?[^'|` ]+'? \|\| echo '?([^'`]*)'?`(\S+)")


def make(project, source):
    """Returns the folder with the compile database of `project`, whose source is unpacked."""
    kind, build = project["database"], os.path.join(source, "stableid-build")
    os.makedirs(build, exist_ok=True)
    if os.path.exists(os.path.join(build, "compile_commands.json")):
        return build
    for line in project.get("before", []):
        run(["bash", "-c", line], source)
    if kind == "cmake":
        run(["cmake", "-S", source, "-B", build, "-DCMAKE_BUILD_TYPE=Release",
             "-DCMAKE_EXPORT_COMPILE_COMMANDS=ON", *project.get("options", [])], source)
    elif kind == "meson":
        run(["meson", "setup", build, source, *project.get("options", [])], source)
    for line in project.get("prepare", []):
        run(["bash", "-c", line.replace("$BUILD", build)], source)
    if kind == "make":
        folder = os.path.join(source, project.get("in", "."))
        write(build, from_make(dry_run(folder, project.get("make", [])), folder))
    elif kind == "flags":
        write(build, from_flags(project, source))
    return build


def dry_run(folder, arguments):
    """What make would run. Automake's own files are left as they are: their dates are those of the
    archive, and remaking them may go round."""
    for pattern in ("aclocal.m4", "configure", "config.h.in", "**/Makefile.in", "config.status",
                    "**/Makefile"):
        for name in glob.glob(os.path.join(folder, pattern), recursive=True):
            os.utime(name)
    line = ["timeout", "120", "make", "-nkw", "V=1", "ACLOCAL=:", "AUTOCONF=:", "AUTOMAKE=:",
            "AUTOHEADER=:", "MAKEINFO=:", *arguments]
    return subprocess.run(line, cwd=folder, capture_output=True, text=True, errors="replace",
                          check=False).stdout


def run(line, folder):
    done = subprocess.run(line, cwd=folder, capture_output=True, text=True, errors="replace",
                          check=False)
    if done.returncode:
        raise RuntimeError(f"{shlex.join(line)}\n{(done.stdout + done.stderr)[-2000:]}")


def write(build, commands):
    with open(os.path.join(build, "compile_commands.json"), "w", encoding="utf-8") as stream:
        json.dump(commands, stream, indent=1)


def from_make(said, folder):
    """The compile commands among what make would run."""
    found, folders = {}, [folder]
    for line in said.replace("\\\n", " ").split("\n"):
        moved = re.match(r"make(?:\[\d+\])?: (Entering|Leaving) directory ['`](.*)'", line)
        if moved and moved.group(1) == "Entering":
            folders.append(moved.group(2))
        elif moved:
            folders.pop()
        here = folders[-1]
        for part in re.split(r";|&&|\|\|(?! echo)", line):
            words = split(EITHER.sub(either(here), part))
            if len(words) == 2 and words[0] == "cd":
                here = os.path.join(here, words[1])
            begin = next((i for i, word in enumerate(words) if COMPILER.search(word)), None)
            if begin is None:
                continue
            words = words[begin:]
            for name in [word for word in words[1:] if SOURCE.search(word)]:
                path = os.path.normpath(os.path.join(here, name))
                if os.path.exists(path) and ("-c" in words or "-o" in words):
                    found.setdefault(path, {"directory": here, "file": path,
                                            "arguments": words})
    return [found[path] for path in sorted(found)]


def either(here):
    def name(match):
        plain = os.path.join(here, match.group(2))
        return match.group(2) if os.path.exists(plain) else match.group(1) + match.group(2)
    return name


def split(text):
    try:
        return shlex.split(text)
    except ValueError:
        return []


def from_flags(project, source):
    """A command for each file of the globs `units`, without those of `without`."""
    skipped = [re.compile(pattern) for pattern in project.get("without", [])]
    asked = " ".join(subprocess.run(["pkg-config", "--cflags", *project["pkg-config"]],
                                    capture_output=True, text=True, check=False).stdout.split()
                     ) if "pkg-config" in project else ""
    flags = shlex.split(project["flags"]) + shlex.split(asked)
    names = sorted({name for pattern in project["units"]
                    for name in glob.glob(os.path.join(source, pattern), recursive=True)
                    if SOURCE.search(name)
                    and not any(skip.search(os.path.relpath(name, source)) for skip in skipped)})
    return [{"directory": source, "file": name,
             "arguments": ["cc" if name.endswith(".c") else "c++", *flags, "-c", name]}
            for name in names]
