# Rule: a file includes only what docs/architecture.md allows, in a fenced block of
# lines "A -> B" or "A, B -> C"; and the folders of checks/core go not round either.
# Usage: arrows.py ROOT
import os
import re
import sys

import tree

INCLUDE = re.compile(r'^[ \t]*#[ \t]*include[ \t]*["<]([^">]+)[">]')
PAGE = "docs/architecture.md"
# Headers from outside, and who may see them: the arrows nobody may add.
OUTSIDE = {
    "clang-tidy/": {"tidy", "tools"},
    "clang/StaticAnalyzer/": {"analyzer", "tools"},
}


def node(path):
    """A file's name in the arrows: its stem in checks/core, its folder elsewhere."""
    parts = path.split(os.sep)
    if parts[:2] == ["checks", "core"]:
        return os.path.splitext(parts[-1])[0]
    return parts[1] if parts[0] == "checks" else parts[0]


def room(path):
    """A file's folder in checks/core, or None."""
    parts = path.split(os.sep)
    return parts[2] if parts[:2] == ["checks", "core"] and len(parts) > 3 else None


def listed(text):
    arrows = {}
    for block in re.finditer(r"^```[a-z]*\n(.*?)^```", text, re.M | re.S):
        lines = [line for line in block.group(1).splitlines() if line.strip()]
        if not all(re.fullmatch(r"[\w, -]+ -> [\w, -]+", line.strip()) for line in lines):
            continue
        for line in lines:
            left, right = line.split(" -> ")
            for a in left.split(","):
                for b in right.split(","):
                    arrows[a.strip(), b.strip()] = line.strip()
    return arrows


def resolve(root, path, name):
    for base in (os.path.dirname(path), "checks", "lib/include", "tools", "."):
        candidate = os.path.normpath(os.path.join(base, name))
        if os.path.isfile(os.path.join(root, candidate)):
            return candidate
    return None


def cycle(arrows):
    """A path of arrows that comes back to where it began, or None."""
    done, path = set(), []

    def visit(name):
        if name in path:
            return path[path.index(name):] + [name]
        if name in done:
            return None
        done.add(name)
        path.append(name)
        for a, b in sorted(arrows):
            found = visit(b) if a == name else None
            if found:
                return found
        path.pop()
        return None

    for start in sorted({a for a, _ in arrows}):
        found = visit(start)
        if found:
            return found
    return None


def main(root):
    complaints = []
    arrows = listed(tree.read(root, PAGE)) if tree.exists(root, PAGE) else {}
    if not arrows:
        complaints.append(f"{PAGE}: lists no arrow; write 'A -> B' lines in a fenced block")
    used, rooms = set(), set()
    sources = tree.files(root, ["checks", "lib", "tools"], (".h", ".hpp", ".cpp", ".c"))
    if not sources:
        complaints.append("checks: holds no file to read")
    for path in sources:
        for number, line in enumerate(tree.read(root, path).splitlines(), 1):
            include = INCLUDE.match(line)
            if not include:
                continue
            name, here = include.group(1), node(path)
            for prefix, allowed in OUTSIDE.items():
                if name.startswith(prefix) and here not in allowed:
                    complaints.append(f"{path}:{number}: '{here}' must not see {prefix}; "
                                      f"only {' and '.join(sorted(allowed))} may")
            if here == "lib" and name.startswith(("clang", "llvm")):
                complaints.append(f"{path}:{number}: the library must not see '{name}'; "
                                  "it has nothing of clang or LLVM")
            target = resolve(root, path, name)
            if not target or node(target) == here:
                continue
            if room(path) and room(target) and room(path) != room(target):
                rooms.add((room(path), room(target)))
            used.add((here, node(target)))
            if (here, node(target)) not in arrows:
                complaints.append(f"{path}:{number}: {here} -> {node(target)} is no arrow "
                                  f"of {PAGE}; list it there or leave the include out")
    for arrow in sorted(set(arrows) - used):
        complaints.append(f"{PAGE}: no include uses {arrow[0]} -> {arrow[1]}; take it out "
                          f"of '{arrows[arrow]}'")
    loop = cycle(arrows)
    if loop:
        complaints.append(f"{PAGE}: arrows go round: {' -> '.join(loop)}")
    loop = cycle(rooms)
    if loop:
        complaints.append(f"checks/core: folders go round: {' -> '.join(loop)}")
    tree.conclude(complaints)


main(sys.argv[1])
