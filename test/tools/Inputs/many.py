# Writes a report of more findings than code scanning keeps, half of them only likely, and
# compares the SARIF made of it with its limits.
# Usage: many.py write FILE | many.py limits SARIF
import json
import sys

COUNT, STEPS = 6000, 1500


def finding(number):
    at = {"file": "a.cpp", "line": number + 1, "column": 1}
    verb = "may become" if number % 2 else "becomes"
    notes = [{"text": "step", "at": at}] * (STEPS if number == 0 else 1)
    return {"check": "stableid-address-as-id", "fingerprint": f"{number}:1", "at": at,
            "message": f"address of 'A' {verb} the ID 'a_id'; another object can get it",
            "notes": [*notes, {"text": "use another", "at": at}]}


if sys.argv[1] == "write":
    with open(sys.argv[2], "w", encoding="utf-8") as stream:
        json.dump({"stableid-report": 1, "root": "/x", "date": "2026-01-01T00:00:00Z",
                   "findings": [finding(number) for number in range(COUNT)]}, stream)
else:
    with open(sys.argv[2], encoding="utf-8") as stream:
        run = json.load(stream)["runs"][0]
    results = run["results"]
    assert len(results) == 5000, len(results)
    certain = [each for each in results if each["level"] == "warning"]
    assert len(certain) == COUNT // 2, "certain ones come first"
    assert all(each["rank"] > 50 for each in certain)
    assert all(each["level"] == "note" and each["rank"] < 50
               for each in results if each not in certain)
    lines = [each["locations"][0]["physicalLocation"]["region"]["startLine"] for each in results]
    assert lines == sorted(lines), "the order of the report"
    steps = results[0]["codeFlows"][0]["threadFlows"][0]["locations"]
    assert len(steps) == 1000, len(steps)
    said = run["invocations"][0]["toolExecutionNotifications"][0]["message"]["text"]
    assert said.startswith("1000 more findings are left out"), said
    rule = run["tool"]["driver"]["rules"][0]
    assert rule["name"] == "StableidAddressAsId" and "security-severity" in rule["properties"]
    assert rule["help"]["markdown"].startswith("# "), rule["help"]
