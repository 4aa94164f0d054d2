# Writes each place of each finding of a JSON report as clang-tidy writes a warning.
# Usage: places.py REPORT
import json
import os
import sys

with open(sys.argv[1], encoding="utf-8") as stream:
    report = json.load(stream)
for finding in report["findings"]:
    for place in [finding, *finding.get("places", [])]:
        at = place["at"]
        path = os.path.join(report["root"], at["file"])
        print(f"{path}:{at['line']}:{at['column']}: warning: {place['message']} "
              f"[{finding['check']}]")
