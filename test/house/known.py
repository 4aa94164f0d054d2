# Rule: test/known holds what is known not to work, as XFAIL, so that it shouts when
# it starts to; nothing else in test is expected to fail. Usage: known.py ROOT
import re
import sys

import tree


def main(root):
    complaints = []
    for path in tree.files(root, ["test"], (".cpp", ".c", ".test")):
        text = tree.read(root, path)
        xfail = re.search(r"^// XFAIL:", text, re.M)
        if path.startswith("test/known/") and "/Inputs/" not in path:
            if not xfail:
                complaints.append(f"{path}: has no '// XFAIL: *'; if it passes now, its "
                                  "place is under test/tidy")
            if "%check_known" not in text:
                complaints.append(f"{path}: does not run %check_known, under which only "
                                  "what the checks say may fail")
        elif xfail and not path.startswith("test/house/"):
            complaints.append(f"{path}: is expected to fail; its place is test/known")
    tree.conclude(complaints)


main(sys.argv[1])
