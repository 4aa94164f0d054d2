# Fails when two headers define a type of one name: linked into one program, as the
# checks are into tools/, each would use the other's layout.
#   twice.py FOLDER...
import collections
import pathlib
import re
import sys

TYPE = re.compile(r"^(?:struct|class|enum class|enum|union) (\w+)(?: final)?(?: :(?!:)[^;]*)?\s*\{",
                  re.MULTILINE)
places = collections.defaultdict(list)
for folder in sys.argv[1:]:
    for header in sorted(pathlib.Path(folder).rglob("*.h")):
        text = header.read_text(encoding="utf-8")
        for name in TYPE.findall(text):
            places[name].append(header)
found = {name: headers for name, headers in places.items() if len(headers) > 1}
for name, headers in found.items():
    print(f"type '{name}' is defined twice, and a program that links both mixes them up: "
          + ", ".join(str(header) for header in headers))
sys.exit(bool(found) or not places)
