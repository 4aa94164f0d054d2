# What the house rules share: how they find the project's files and how they
# complain. A rule prints one line for each thing that is wrong: where, what, and
# what would be right.
import os
import sys

SKIPPED = {".git", "build", "Output", "__pycache__", ".cache"}


def read(root, path):
    with open(os.path.join(root, path), encoding="utf-8") as stream:
        return stream.read()


def exists(root, path):
    return os.path.exists(os.path.join(root, path))


def files(root, folders, endings):
    """Paths below `folders`, relative to `root`, sorted."""
    found = []
    for folder in folders:
        for here, inner, names in os.walk(os.path.join(root, folder)):
            inner[:] = [name for name in inner if name not in SKIPPED]
            found += [os.path.relpath(os.path.join(here, name), root)
                      for name in names if name.endswith(endings)]
    return sorted(found)


def conclude(complaints):
    for complaint in complaints:
        print(complaint)
    sys.exit(1 if complaints else 0)
