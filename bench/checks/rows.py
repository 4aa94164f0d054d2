#!/usr/bin/env python3
"""What each row of the verdict does: how many candidates it alone keeps silent or only
likely.

  bench/checks/rows.py                                       # the tests' inputs
  bench/checks/rows.py --labels LABELS --root DIR FILE... -- FLAGS

A verdict is a minimum over rows, and the dump lists every row that holds of a candidate.
So what leaving one row out would change is known from one reading of each file.

LABELS is a table with the columns path, line and label (TP: a bug, OK: harmless), of
files below DIR, which is also where the compiler runs; a candidate has the label of a line
within three of its own.
"""
import argparse
import collections
import csv
import glob
import os
import re
import shlex
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor

import measure

ORDER = ["silent", "likely", "certain"]
ALLOWED = {"no": 0, "unknown": 1}
CANDIDATE = re.compile(r"^candidate '(.*)' .*\n((?:^  .*\n)+)", re.M)
SINK = re.compile(r"^  sink: .* at (\S+):(\d+):(\d+)$", re.M)
PLACE = re.compile(r" at (\S+):(\d+):\d+$", re.M)
GIVEN = re.compile(r"^    (no|unknown), ([a-z-]+): ", re.M)
CHECKS = "-*,stableid-address-as-id,stableid-address-as-key,stableid-address-in-output"


def of_test(path):
    """The compiler's arguments in the RUN line of a test; None: it is no such test."""
    with open(path, encoding="utf-8") as stream:
        run = re.search(r"RUN: %check_\w+ (.*)", stream.read())
    if not run:
        return None
    words = shlex.split(run.group(1).replace("%S", os.path.dirname(path)).replace(
        "%lib_include", os.path.join(measure.ROOT, "lib/include")))
    language = "c" if path.endswith(".c") else "c++"
    standard = next((word[5:].split(",")[0].replace("-or-later", "")
                     for word in words if word.startswith("-std=")), language + "17")
    ends = [i for i, word in enumerate(words) if word == "--"]
    return ["-std=" + standard] + (words[ends[1] + 1:] if len(ends) > 1 else [])


def candidates(options, path, flags):
    """(place of the sink, all places, [(answer, row)]) of each candidate."""
    result = subprocess.run(
        [options.clang_tidy, "--load=" + options.module, "--checks=" + CHECKS, path, "--",
         *flags], capture_output=True, text=True, errors="replace", cwd=options.root,
        env={**os.environ, "STABLEID_DUMP": "1"})
    for name, text in CANDIDATE.findall(result.stderr):
        sink = SINK.search(text)
        if sink:
            places = [(os.path.normpath(os.path.join(options.root, file)), int(line))
                      for file, line in PLACE.findall(text)]
            yield (name, sink.groups(), places[0]), places, GIVEN.findall(text)


def verdict(rows):
    return min((ALLOWED[answer] for answer, _ in rows), default=2)


def effects(found):
    """By row: how many candidates hang on it alone, by what they would become."""
    table = collections.defaultdict(collections.Counter)
    for places, rows, label in found:
        now = verdict(rows)
        for row in {row for _, row in rows}:
            table[row]["holds"] += 1
            then = verdict([given for given in rows if given[1] != row])
            if then > now:
                table[row][ORDER[now] + " to " + ORDER[then]] += 1
                table[row][label] += then == 2
    return table


def labelled(places, labels):
    for file, line in places:
        for path, at, label in labels:
            if file.endswith("/" + path) and abs(line - at) <= 3:
                return label
    return ""


def main():
    words, flags = sys.argv[1:], []
    if "--" in words:
        flags = words[words.index("--") + 1:]
        words = words[:words.index("--")]
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    measure.arguments(parser)
    parser.add_argument("--labels")
    parser.add_argument("--root", default=os.getcwd())
    parser.add_argument("files", nargs="*")
    options = parser.parse_args(words)
    options.root = os.path.abspath(options.root)
    labels = []
    if options.labels:
        with open(options.labels, encoding="utf-8", newline="") as stream:
            labels = [(row["path"], int(row["line"]), row["label"])
                      for row in csv.DictReader(stream)]
    jobs = [(path, flags) for path in options.files]
    if not jobs:
        for folder in ("tidy/*", "rows", "libraries"):
            for path in sorted(glob.glob(os.path.join(measure.ROOT, "test", folder, "*.c*"))):
                own = of_test(path)
                if own is not None:
                    jobs.append((path, own))
    unique = {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for found in pool.map(lambda job: list(candidates(options, *job)), jobs):
            for key, places, rows in found:
                unique.setdefault(key, (places, rows, labelled(places, labels)))
    table = effects(unique.values())
    counts = collections.Counter(ORDER[verdict(rows)] for _, rows, _ in unique.values())
    print(f"{len(jobs)} files, {len(unique)} candidates:",
          ", ".join(f"{counts[word]} {word}" for word in reversed(ORDER)))
    print("\n| row | holds | silent to certain | silent to likely | likely to certain |"
          + (" of these certain: bugs | harmless |" if labels else ""))
    print("|---|---|---|---|---|" + ("---|---|" if labels else ""))
    for row, of in sorted(table.items(), key=lambda item: (-item[1]["silent to certain"],
                                                           -item[1]["holds"], item[0])):
        cells = [of["holds"], of["silent to certain"], of["silent to likely"],
                 of["likely to certain"]] + ([of["TP"], of["OK"]] if labels else [])
        print(f"| `{row}` | " + " | ".join(str(cell or "") for cell in cells) + " |")


main()
