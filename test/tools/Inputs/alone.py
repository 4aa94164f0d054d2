# Applies each fix of some test files alone, by each way that there is: the module with a
# line filter, a scan with a baseline that knows all others, what JSON and SARIF say, and
# the action of an editor. All write the same file, which compiles, and the finding is
# gone.
# Usage: alone.py FOLDER LIBRARY CLANG STABLEID TESTS-OF-CLANGD CLANGD FILE... -- CLANG-TIDY...
import json
import os
import re
import shutil
import subprocess
import sys

SECONDS = 900
COMMENT = re.compile(r"//[ \t]*CHECK[A-Z0-9_-]*:[^\r\n]*")
CHECKS = "stableid-address-as-id,stableid-address-as-key"

at = sys.argv.index("--")
folder, library, clang, stableid, lsp_folder, clangd = sys.argv[1:7]
tests, clang_tidy = sys.argv[7:at], sys.argv[at + 1:]
folder = os.path.abspath(folder)


def flags_of(file):
    return [*(["-x", "c", "-std=c11"] if file.endswith(".c") else ["-std=c++17"]),
            "-isystem", library]


sys.path.insert(0, lsp_folder)
os.environ["STABLEID_CACHE"] = os.path.join(folder, "cache")


def run(command, good=(0,)):
    result = subprocess.run(command, capture_output=True, encoding="utf-8",
                            stdin=subprocess.DEVNULL, timeout=SECONDS, cwd=folder)
    if result.returncode not in good:
        sys.exit(f"status {result.returncode}: {' '.join(command)}\n"
                 f"{result.stdout}{result.stderr}")
    return result.stdout


def read(path):
    with open(path, encoding="utf-8", newline="") as stream:
        return stream.read()


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8", newline="") as stream:
        stream.write(text)
    return path


def applied(text, edits):
    data = text.encode()
    for offset, length, new in sorted(edits, reverse=True):
        data = data[:offset] + new.encode() + data[offset + length:]
    return data.decode()


def project(name, texts):
    """A folder with the files and a compile database for them."""
    where = os.path.join(folder, name)
    shutil.rmtree(where, ignore_errors=True)
    for test in tests:
        inputs = os.path.join(os.path.dirname(test), "Inputs")
        if os.path.isdir(inputs):
            shutil.copytree(inputs, os.path.join(where, "Inputs"), dirs_exist_ok=True)
    entries = []
    for file, text in texts.items():
        path = write(os.path.join(where, file), text)
        entries.append({"directory": where, "file": path,
                        "arguments": [clang, *flags_of(file), "-c", path]})
    write(os.path.join(where, "compile_commands.json"), json.dumps(entries))
    return where


def scan(where, *options):
    return run([stableid, "scan", "-p", where, "-q", f"--checks=-*,{CHECKS}",
                "--header-filter=.*", *options], good=(0, 1))


texts = {os.path.basename(test): COMMENT.sub("//", read(test)) for test in tests}
where = project("all", texts)
report = json.loads(scan(where, "--format=json"))
findings = []  # file, line, message, the file after the fix alone
mistakes = {}  # by their numbers: the lines of all places
counts = {file: 0 for file in texts}
for number, finding in enumerate(report["findings"]):
    file = os.path.basename(finding["at"]["file"])
    counts[file] += 1
    fixes = [fix for fix in [finding.get("fix")] +
             [note.get("fix") for note in finding.get("notes", [])] if fix]
    assert len(fixes) <= 1, f"{file}: two fixes: {finding}"
    if fixes:
        edits = [(e["offset"], e["length"], e["text"]) for e in fixes[0]]
        places = [(e[0], e[1]) for e in edits]
        assert len(set(places)) == len(places), f"{file}: two edits at one place: {edits}"
        mistakes[number] = [place["at"]["line"]
                            for place in [finding, *finding.get("places", [])]]
        findings.append((number, file, finding["at"]["line"], finding["message"],
                         applied(texts[file], edits)))
print(f"{len(findings)} fixes of {len(report['findings'])} findings")

# All of them together, with the doubles dropped.
joint = project("joint", texts)
scan(joint, "--fix-notes", "--no-cache")
for file in texts:
    run([clang, *flags_of(file), "-fsyntax-only", "-w", os.path.join(joint, file)])

# The files compile, and there is less to say.
paths = []
for number, file, line, message, text in findings:
    paths.append(write(os.path.join(folder, "alone", str(number), file), text))
    inputs = os.path.join(where, "Inputs")
    if os.path.isdir(inputs):
        shutil.copytree(inputs, os.path.join(os.path.dirname(paths[-1]), "Inputs"),
                        dirs_exist_ok=True)
said = ""
for kind in (".cpp", ".c"):
    some = [path for path in paths if path.endswith(kind)]
    for at in range(0, len(some), 20):
        run([clang, *flags_of(kind), "-fsyntax-only", "-w", *some[at:at + 20]])
    if some:
        said += run([*clang_tidy, "--quiet", f"-checks=-*,{CHECKS}", "-config={}", *some,
                     "--", *flags_of(kind)])
for (number, file, line, message, text), path in zip(findings, paths):
    left = len(re.findall(rf"^{re.escape(path)}:\d+:\d+: warning: ", said, re.M))
    if left >= counts[file]:
        sys.exit(f"{file}:{line}: {message}: is still said\n{text}")


def same(way, number, file, line, message, wanted, text):
    if text != wanted:
        sys.exit(f"{file}:{line}: {message}: the fix by {way} is another one\n"
                 f"{text}\n--- wanted\n{wanted}")


# SARIF holds the same edits.
log = json.loads(scan(where, "--format=sarif"))
results = log["runs"][0]["results"]
fixed = [result for result in results if result.get("fixes")]
if len(fixed) != len(findings):
    sys.exit(f"{len(fixed)} fixes in SARIF, {len(findings)} in JSON")
for (number, file, line, message, wanted), result in zip(findings, fixed):
    lines = texts[file].splitlines(True)
    starts = [0]
    for text in lines:
        starts.append(starts[-1] + len(text.encode()))
    edits = []
    for change in result["fixes"][0]["artifactChanges"]:
        for replacement in change["replacements"]:
            region = replacement["deletedRegion"]
            begin = region.get("byteOffset")
            length = region.get("byteLength", 0)
            if begin is None:
                begin = starts[region["startLine"] - 1] + region.get("startColumn", 1) - 1
                end = starts[region.get("endLine", region["startLine"]) - 1] + \
                    region.get("endColumn", region.get("startColumn", 1)) - 1
                length = end - begin
            edits.append((begin, length, replacement.get("insertedContent", {}).get("text", "")))
    same("SARIF", number, file, line, message, wanted, applied(texts[file], edits))

# The module, told of the lines of one mistake; where two findings share one, both are
# mended.
for number, file, line, message, wanted in findings:
    if sum(f[1] == file and bool(set(mistakes[f[0]]) & set(mistakes[number]))
           for f in findings) > 1:
        continue
    one = project("module", {file: texts[file]})
    path = os.path.join(one, file)
    lines = json.dumps([{"name": file,
                         "lines": [[each, each] for each in mistakes[number]]}])
    run([*clang_tidy, "--quiet", f"-checks=-*,{CHECKS}", "-config={}", "--fix-notes",
         f"-line-filter={lines}", path, "--", *flags_of(file)])
    same("the module", number, file, line, message, wanted, read(path))

# A scan whose baseline knows all others: of each file the last, which the first used to
# bring everything for.
for file in texts:
    last = [f for f in findings if f[1] == file][-1:]
    for number, _, line, message, wanted in last:
        one = project("baseline", {file: texts[file]})
        others = os.path.join(one, "others.json")
        run([stableid, "baseline", "-p", one, "-q", f"--checks=-*,{CHECKS}", "-o", others],
            good=(0, 1))
        known = json.loads(read(others))
        # A baseline knows a place by what the line says.
        this = [f for f in known["findings"] if f["message"] == message and
                f["line"].split() == texts[file].splitlines()[line - 1].split()]
        if len(this) != 1:
            continue
        known["findings"].remove(this[0])
        write(others, json.dumps(known))
        run([stableid, "scan", "-p", one, "-q", f"--checks=-*,{CHECKS}", "--baseline",
             others, "--fix-notes"], good=(0, 1))
        same("a scan with a baseline", number, file, line, message, wanted,
             read(os.path.join(one, file)))

# The editor.
if os.path.exists(clangd):
    import lsp
    editor = lsp.Editor(clangd, folder=where)
    write(os.path.join(where, ".clang-tidy"), f"Checks: '-*,{CHECKS}'\n")
    for file in texts:
        path = os.path.join(where, file)
        editor.open(path)
        for diagnostic in editor.diagnostics(path):
            if not str(diagnostic.get("code", "")).startswith("stableid-"):
                continue
            for action in editor.actions(path, diagnostic):
                if action.get("kind") != "quickfix" or "edit" not in action:
                    continue
                edits = [e for change in action["edit"].get("documentChanges", [])
                         for e in change["edits"]]
                edits += [e for es in action["edit"].get("changes", {}).values()
                          for e in es]
                text = lsp.applied(texts[file], edits)
                if not any(f[1] == file and f[4] == text for f in findings):
                    sys.exit(f"{file}: '{action['title']}' of the editor writes another "
                             f"file\n{text}")
    editor.shutdown()
