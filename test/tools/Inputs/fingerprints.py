# What a finding is known by stays when lines move or are laid out anew, and changes
# with the check, the message, the file's name and the text around.
# Usage: fingerprints.py STABLEID FOLDER
import json
import os
import subprocess
import sys

PROGRAM, FOLDER = sys.argv[1:]
SOURCE = "void f(S *s) {\n  a();\n  id = (long)s;\n  b();\n}\n"


def fingerprints(source, lines=(3,), check="c", message="m", name="a.cpp", folder="x",
                 given=None):
    root = os.path.join(FOLDER, folder)
    os.makedirs(root, exist_ok=True)
    if source is not None:
        with open(os.path.join(root, name), "w", encoding="utf-8", newline="") as stream:
            stream.write(source)
    report = {"stableid-report": 1, "root": root, "findings": [
        {"check": check, "message": message, "at": {"file": name, "line": line},
         **({"fingerprint": given[index]} if given else {})}
        for index, line in enumerate(lines)]}
    out = subprocess.run([PROGRAM, "report", "--format", "json", "-"], check=True,
                         input=json.dumps(report), stdout=subprocess.PIPE, encoding="utf-8")
    return [finding["fingerprint"] for finding in json.loads(out.stdout)["findings"]]


first = fingerprints(SOURCE)
SAME = {
    "lines above": fingerprints("\n// more\n" + SOURCE, (5,)),
    "blank lines between": fingerprints(SOURCE.replace("\n", "\n\n"), (5,)),
    "indented anew": fingerprints(SOURCE.replace("  ", "\t").replace("(long)", "(long) ")),
    "other ends of lines": fingerprints(SOURCE.replace("\n", "\r\n")),
    "changes further off": fingerprints(SOURCE.replace("f(S", "g(S")),
    "another folder": fingerprints(SOURCE, folder="y"),
}
OTHER = {
    "check": fingerprints(SOURCE, check="d"),
    "message": fingerprints(SOURCE, message="n"),
    "name": fingerprints(SOURCE, name="b.cpp"),
    "line": fingerprints(SOURCE.replace("id", "uid")),
    "line before": fingerprints(SOURCE.replace("a()", "aa()")),
    "line behind": fingerprints(SOURCE.replace("b()", "bb()")),
    "nothing there": fingerprints(None, name="missing.cpp"),
    "beyond the end": fingerprints(SOURCE, (99,)),
}
for what, found in SAME.items():
    assert found == first, (what, found, first)
for what, found in OTHER.items():
    assert found != first, (what, found)
assert len({tuple(found) for found in OTHER.values()}) == len(OTHER)
# Equal ones are numbered, and what was given stays.
twice = fingerprints(SOURCE, (3, 3, 2))
assert twice[:2] == [first[0], first[0].replace(":1", ":2")] and twice[2] not in twice[:2]
assert fingerprints(SOURCE, (3, 3), given=["", first[0]]) == [twice[1], first[0]]
