# Writes the facts of each unit of a build folder and says how large they are, and how
# many of them ask others anything. Usage: sizes.py STABLEID BUILD OUT
import json
import pathlib
import subprocess
import sys

stableid, build, out = sys.argv[1], sys.argv[2], pathlib.Path(sys.argv[3])
out.mkdir(parents=True, exist_ok=True)
database = json.loads((pathlib.Path(build) / "compile_commands.json").read_text())
sizes = []
for number, entry in enumerate(database):
    name = out / f"{number}.facts"
    if not name.exists():
        subprocess.run([stableid, "facts", "-p", build, "-o", name, entry["file"]],
                       stderr=subprocess.DEVNULL, check=False)
    if name.exists():
        sizes.append(name.stat().st_size)
sizes.sort()
if not sizes:
    sys.exit("no unit could be read")
print(f"{len(sizes)} of {len(database)} units, bytes: median {sizes[len(sizes) // 2]}, "
      f"99 of 100 at most {sizes[len(sizes) * 99 // 100]}, most {sizes[-1]}")
