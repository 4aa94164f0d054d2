# Makes a project of COUNT units in FOLDER with a build.ninja of its own, builds its facts,
# index and judgements, edits one unit and builds again: how much of it is done anew.
# Usage: edit.py STABLEID FOLDER COUNT [JOBS]
import json
import pathlib
import re
import subprocess
import sys
import time

stableid, folder, count = sys.argv[1], pathlib.Path(sys.argv[2]).resolve(), int(sys.argv[3])
jobs = sys.argv[4] if len(sys.argv) > 4 else "2"
folder.mkdir(parents=True)
(folder / "p.h").write_text("""#pragma once
namespace std { template <class K, class V> struct map { using key_type = K; using mapped_type = V;
  struct iterator { bool operator!=(iterator) const; };
  V &operator[](const K &); unsigned long erase(const K &); iterator find(const K &); }; }
struct Job { unsigned long job_id; int n; };
""")
names, entries = [], []
for n in range(count):
    # Each unit keeps objects by address in a container of its own, which the next one
    # knows; hands its jobs to the next; and casts nothing back.
    text = f"""#include "p.h"
extern std::map<const Job *, int> table{(n + 1) % count};
std::map<const Job *, int> table{n};
int place{n}(const Job *j) {{ return table{n}[j]; }}
int next{n}(const Job *j) {{ return table{(n + 1) % count}.find(j) != table{(n + 1) % count}.find(j); }}
"""
    name = f"u{n}"
    (folder / f"{name}.cpp").write_text(text)
    names.append(name)
    entries.append({"directory": str(folder), "file": str(folder / f"{name}.cpp"),
                    "command": f"clang++ -std=c++17 -c {name}.cpp"})
(folder / "compile_commands.json").write_text(json.dumps(entries))
ninja = f"""rule facts
  command = {stableid} facts -p . --root . --depfile $out.d -o $out $in
  depfile = $out.d
  description = FACTS $out
rule merge
  command = {stableid} merge --complete -o p.index --slices slices $in
  restat = 1
  description = MERGE
rule judge
  command = {stableid} judge --root . --exit-zero -o $out $in
  description = JUDGE $out
"""
for name in names:
    ninja += f"build {name}.facts: facts {name}.cpp\n"
    ninja += f"build {name}.txt: judge {name}.facts slices/{name}.slice\n"
slices = " ".join(f"slices/{name}.slice" for name in names)
ninja += f"build p.index {slices}: merge " + " ".join(f"{name}.facts" for name in names) + "\n"
(folder / "build.ninja").write_text(ninja)


def build(what):
    begin = time.time()
    said = subprocess.run(["ninja", "-C", str(folder), "-j", jobs], capture_output=True, text=True)
    if said.returncode:
        sys.exit(said.stdout[-2000:])
    done = {"facts": 0, "merge": 0, "txt": 0}
    log = (folder / ".ninja_log").read_text().splitlines()[1:]
    stamp = {line.split("\t")[3]: line.split("\t")[:3] for line in log}
    for kind in done:
        done[kind] = sum(1 for out, when in stamp.items()
                         if re.search({"facts": r"\.facts$", "merge": r"p\.index$",
                                       "txt": r"\.txt$"}[kind], out) and seen.get(out) != when)
    seen.update(stamp)
    found = sum((folder / f"{name}.txt").read_text().count("warning:") for name in names)
    print(f"{what}: {done['facts']} facts, {done['merge']} merges, {done['txt']} judges, "
          f"{found} findings, {time.time() - begin:.1f} s", flush=True)


seen = {}
build("all")
build("nothing")
with open(folder / "u7.cpp", "a", encoding="utf-8") as stream:
    stream.write("void gone(const Job *j) { table8.erase(j); }\n")
build("one edit")
