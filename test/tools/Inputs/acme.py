# Writes reports of the project acme as JSON, with each place found by the text that
# stands there. Usage: acme.py ROOT OUT [without-session|hostile|later]
import json
import os
import sys

ROOT, OUT = os.path.abspath(sys.argv[1]), sys.argv[2]
KIND = sys.argv[3] if len(sys.argv) > 3 else ""


def at(file, text, before=""):
    """Where `text` stands, the first time behind `before`."""
    with open(os.path.join(ROOT, file), "rb") as stream:
        source = stream.read()
    offset = source.index(text.encode(), source.index(before.encode()))
    line, start = source.count(b"\n", 0, offset) + 1, source.rfind(b"\n", 0, offset) + 1
    column = offset - start + 1
    return {"file": file, "line": line, "column": column, "offset": offset,
            "endLine": line, "endColumn": column + len(text.encode())}


def edit(file, text, new, before="", length=None):
    return {"file": file, "offset": at(file, text, before)["offset"],
            "length": len(text.encode()) if length is None else length, "text": new}


def note(text, place, fix=None):
    return {"text": text, "at": place, **({"fix": fix} if fix else {})}


SESSION, LAYOUT, RECORD = "src/session.cpp", "src/cache/layout.cpp", "include/acme/record.h"
RECORD_FINDING = {
    "check": "stableid-address-in-output",
    "message": "address of 'Session' is written by 'write'; it differs in every run and "
               "reveals the address space",
    "at": at(RECORD, "write", "inline"),
    "notes": [
        note("pointer inside the object is written here", at(RECORD, "&record", "write(")),
        note("write an ID that the object was given, such as 'stableid::GlobalId::next()', "
             "or nothing", at(RECORD, "write", "inline"))]}
LAYOUT_FINDING = {
    "check": "stableid-address-as-key",
    "message": "address of 'Font' becomes a key of 'cache'; another object can get the "
               "same one",
    "at": at(LAYOUT, "cache[font]"),
    "notes": [
        note("address taken here", at(LAYOUT, "font", "cache[")),
        note("use an ID that 'Font' was given, as with 'stableid::id_of', or erase the "
             "entry with the object", at(LAYOUT, "cache[font]"))]}
SESSION_FINDING = {
    "check": "stableid-address-as-id",
    "message": "address of 'Attributes' becomes the ID 'session_id'; another object can "
               "get the same one",
    "at": at(SESSION, "session_id", "session."),
    "notes": [
        note("address taken here", at(SESSION, "reinterpret_cast<std::uint64_t>(attributes)")),
        note("returned from 'bitsOf' here", at(SESSION, "bitsOf(attributes)")),
        note("stored in 'raw' here", at(SESSION, "raw")),
        note("use 'stableid::Uuid::v4()' instead", at(SESSION, "session_id", "session."), [
            edit(SESSION, "#include <cstdint>", "#include \"stableid/uuid.h\"\n", length=0),
            edit(SESSION, "std::to_string(raw)", "to_string(stableid::Uuid::v4())")])]}

report = {"stableid-report": 1, "version": "0.1.0", "llvm": "22.1.8", "root": ROOT,
          "date": "2026-02-03T10:30:00Z", "units": 2,
          "findings": [RECORD_FINDING, LAYOUT_FINDING, SESSION_FINDING],
          "failures": [{"file": "src/broken.cpp", "reason": "unknown type name 'Sesion'"}]}
if KIND == "without-session":
    report["date"] = "2026-01-03T10:30:00Z"
    report["findings"].remove(SESSION_FINDING)
    report["failures"] = []
elif KIND == "later":
    LAYOUT_FINDING["baseline"] = True
elif KIND == "hostile":
    # What file names, sources and messages may hold; the file is written beside the report.
    name = "src/</script><img src=x onerror=\"document.title='hit'\">, a%b:c\u202e.cpp"
    path = os.path.join(os.path.dirname(os.path.abspath(OUT)), "hostile")
    os.makedirs(os.path.join(path, "src", "<"), exist_ok=True)
    with open(os.path.join(path, name), "w", encoding="utf-8") as stream:
        stream.write("// <!--<script>document.title='hit'</script>\u202e\n"
                     "auto \u00fc = \"</script><b>\"; id = (long)p;\n")
    place = {"file": name, "line": 2, "column": 27, "offset": 72}
    report["root"] = path
    report["findings"] = [{
        "check": "stableid-address-as-id",
        "message": "address of '</script><script>document.title=\"hit\"</script>' becomes "
                   "the ID 'id'; 100% bad, a:b\r\nc",
        "at": place,
        "notes": [note("address taken here", place), note("use '<b>&amp;' instead", place)]}]
    report["failures"] = []
with open(OUT, "w", encoding="utf-8") as stream:
    json.dump(report, stream, indent=1)
