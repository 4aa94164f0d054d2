# Judges a project as a build system does: facts of each unit, one index, a slice for
# each, and again for the units that call what others say something of; the findings.
# Usage: pipeline.py STABLEID FOLDER OUT [OPTION]... (options of facts and judge)
import json
import pathlib
import subprocess
import sys

stableid, folder, out = sys.argv[1], pathlib.Path(sys.argv[2]), pathlib.Path(sys.argv[3])
options = sys.argv[4:]
units = [entry["file"] for entry in json.loads((folder / "compile_commands.json").read_text())]
out = out.resolve()
facts = {unit: out / (pathlib.Path(unit).stem + ".facts") for unit in units}
out.mkdir(parents=True, exist_ok=True)


def run(*args):
    done = subprocess.run([stableid, *map(str, args)], capture_output=True, text=True)
    if done.returncode not in (0, 1):
        sys.exit(done.stdout + done.stderr)
    return done.stdout


def merge():
    run("merge", "--complete", "-o", out / "p.index", "--slices", out / "slices", *facts.values())


def slice_of(unit):
    return (out / "slices") / facts[unit].relative_to(pathlib.Path.cwd()).with_suffix(".slice")


for unit in units:
    run("facts", "-p", folder, "--root", folder, *options, "-o", facts[unit], unit)
merge()
known = {}
for _ in range(4):
    # What a unit's facts cannot answer, of functions that it calls, needs a reading.
    new = []
    for unit in units:
        text = run("facts", "--dump", slice_of(unit))
        if any(kind in text for kind in ("gives address", "makes ID", "writes")):
            if known.get(unit) != text:
                new.append(unit)
            known[unit] = text
    for unit in new:
        run("facts", "-p", folder, "--root", folder, *options, "--slice", slice_of(unit),
            "-o", facts[unit], unit)
    if not new:
        break
    merge()
print(run("judge", "--root", folder, "--index", out / "p.index", *facts.values()), end="")
