# A clang-tidy for the runner's own tests: it warns of calls by their names, in
# ways no real check should.
import random
import re
import sys

argv = sys.argv[1:]
path = argv[argv.index("--") - 1]
with open(path, encoding="utf-8") as stream:
    lines = stream.read().split("\n")

FIXES = {  # call -> (what a fix writes, whether plain --fix does it too)
    "fixable": ("good", False),
    "safe": ("good", True),
    "ugly": ("undeclared", False),
    "sticky": ("bad", False),
    "endless": ("again", False),
    "again": ("good", False),  # fixed, though nothing is said of it
}
export, replaced = "", False
for number, line in enumerate(lines, 1):
    call = re.search(r"= (\w+)\(", line)
    name = call.group(1) if call else ""
    if name == "crash":
        sys.exit(139)
    if name in ("bad", "flaky", *FIXES) and name != "again":
        noise = f" {random.random()}" if name == "flaky" else ""
        print(f"{path}:{number}:{call.start(1) + 1}: warning: '{name}' is bad{noise} [fake]")
        print(f"{path}:{number}:{call.start(1) + 1}: note: use 'good' instead")
    if name in ("capital", "period"):
        text = "Capital" if name == "capital" else "it ends."
        print(f"{path}:{number}:{call.start(1) + 1}: warning: {text} [fake]")
    if name in FIXES:
        text, safe = FIXES[name]
        export += f"ReplacementText: {text}\n"
        if "--fix-notes" in argv or ("--fix" in argv and safe):
            lines[number - 1] = line.replace(f"= {name}(", f"= {text}(")
            replaced = True
if replaced:
    with open(path, "w", encoding="utf-8") as stream:
        stream.write("\n".join(lines))
for argument in argv:
    if argument.startswith("--export-fixes=") and export:
        with open(argument.partition("=")[2], "w", encoding="utf-8") as stream:
            stream.write(export)
