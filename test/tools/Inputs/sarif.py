# Checks a SARIF file against what the specification of 2.1.0 demands of the parts
# that stableid writes. Usage: sarif.py FILE
import json
import re
import sys

PLACE = {"artifactLocation", "region"}
KNOWN = {  # the properties of the schema that may occur, per kind of object
    "log": {"$schema", "version", "runs"},
    "run": {"tool", "automationDetails", "invocations", "originalUriBaseIds", "columnKind", "results"},
    "result": {"ruleId", "ruleIndex", "level", "rank", "baselineState", "message", "locations",
               "partialFingerprints", "codeFlows", "fixes"},
    "region": {"startLine", "startColumn", "endLine", "endColumn", "byteOffset", "byteLength"},
}


def known(kind, thing):
    assert set(thing) <= KNOWN[kind], f"{kind}: {set(thing) - KNOWN[kind]}"


def message(thing):
    assert set(thing) == {"text"} and isinstance(thing["text"], str) and thing["text"]


def artifact(thing, bases):
    uri, base = thing["uri"], thing.get("uriBaseId")
    assert re.fullmatch(r"(file://)?([A-Za-z0-9._~/-]|%[0-9A-F]{2})+", uri), uri
    assert (base in bases) if base else uri.startswith("file:///"), thing
    assert not (base and uri.startswith("/")), uri


def region(thing):
    known("region", thing)
    assert all(isinstance(value, int) for value in thing.values())
    if "byteOffset" in thing:
        assert thing["byteOffset"] >= 0 and thing["byteLength"] >= 0
        return
    assert thing["startLine"] >= 1 and thing.get("startColumn", 1) >= 1
    start = thing["startLine"], thing.get("startColumn", 1)
    assert start <= (thing.get("endLine", start[0]), thing.get("endColumn", start[1])), thing


def location(thing, bases):
    physical = thing["physicalLocation"]
    assert set(physical) <= PLACE
    artifact(physical["artifactLocation"], bases)
    if "region" in physical:
        region(physical["region"])
    if "message" in thing:
        message(thing["message"])


def result(thing, rules, bases):
    known("result", thing)
    assert rules[thing["ruleIndex"]]["id"] == thing["ruleId"]
    assert thing["level"] in ("none", "note", "warning", "error")
    assert thing.get("baselineState", "new") in ("new", "unchanged", "updated", "absent")
    message(thing["message"])
    for each in thing["locations"]:
        location(each, bases)
    assert all(isinstance(value, str) for value in thing["partialFingerprints"].values())
    for flow in thing.get("codeFlows", []):
        for thread in flow["threadFlows"]:
            assert len(thread["locations"]) >= 1
            for each in thread["locations"]:
                location(each["location"], bases)
    for fix in thing.get("fixes", []):
        message(fix["description"])
        assert fix["artifactChanges"]
        for change in fix["artifactChanges"]:
            artifact(change["artifactLocation"], bases)
            assert change["replacements"]
            for replacement in change["replacements"]:
                region(replacement["deletedRegion"])
                assert set(replacement["insertedContent"]) == {"text"}


with open(sys.argv[1], encoding="utf-8") as stream:
    log = json.load(stream)
known("log", log)
assert log["version"] == "2.1.0" and log["$schema"].endswith("/sarif-schema-2.1.0.json")
for run in log["runs"]:
    known("run", run)
    bases = run.get("originalUriBaseIds", {})
    assert all(re.fullmatch(r"file:///.*/", base["uri"]) for base in bases.values())
    driver = run["tool"]["driver"]
    assert driver["name"] == "stableid"
    assert len({rule["id"] for rule in driver["rules"]}) == len(driver["rules"])
    for rule in driver["rules"]:
        tags = rule["properties"]["tags"]
        assert len(set(tags)) == len(tags)
        assert any(re.fullmatch(r"external/cwe/cwe-\d+", tag) for tag in tags), rule["id"]
        message(rule["shortDescription"])
    for invocation in run["invocations"]:
        assert isinstance(invocation["executionSuccessful"], bool)
        assert re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z", invocation["endTimeUtc"])
        for notification in invocation.get("toolExecutionNotifications", []):
            message(notification["message"])
            for each in notification.get("locations", []):
                location(each, bases)
    assert run["columnKind"] in ("utf16CodeUnits", "unicodeCodePoints")
    assert run["results"]
    stated = ["baselineState" in each for each in run["results"]]
    assert all(stated) or not any(stated)  # section 3.27.24
    for each in run["results"]:
        result(each, driver["rules"], bases)
