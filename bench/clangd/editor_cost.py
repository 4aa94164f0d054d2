#!/usr/bin/env python3
"""What an editor pays for the checks: stableid-clangd beside the clangd of the same
LLVM, over the same files, in turns.

  bench/clangd/editor_cost.py [--build FOLDER] [--stock CLANGD] [--rounds N] [FILE...]

The files are from the build folder's compile_commands.json; without any, eight of
checks/core. In each round each clangd opens all of them, one after the other, then
edits each several times. Exits with 1 when a median is more than 5 % over.

  open    from opening a file to its diagnostics: the headers are read
  edit    from a change to its diagnostics: the file alone is read again
  cpu     user time of the whole process, all its threads
  memory  its largest resident set
"""
import argparse
import os
import shutil
import statistics
import sys
import tempfile
import time

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
sys.path.insert(0, os.path.join(ROOT, "test/tools/clangd"))
import lsp  # noqa: E402

FILES = ["Advice", "Channel", "Container", "FactCall", "Flow", "Judge", "Summary", "UnitIndex"]
EDITS = 5
AIM = 1.05


def resources(pid):
    """User seconds and the largest resident set in MB."""
    with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
        ticks = int(stat.read().rpartition(")")[2].split()[11])
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        peak = next(line for line in status if line.startswith("VmHWM:"))
    return ticks / os.sysconf("SC_CLK_TCK"), int(peak.split()[1]) / 1024


def measure(clangd, build, files):
    # A folder of its own, or clangd takes the user's configuration and caches.
    with tempfile.TemporaryDirectory() as home:
        editor = lsp.Editor(clangd, f"--compile-commands-dir={build}", "-j=2", folder=home)
        opened, edited = [], []
        for path in files:
            begin = time.monotonic()
            editor.open(path)
            editor.diagnostics(path)
            opened.append(editor.published[lsp.uri(path)][1] - begin)
        for number in range(EDITS):
            for path in files:
                begin = time.monotonic()
                editor.edit(path, editor.text(path) + f"// edit {number}\n")
                editor.diagnostics(path)
                edited.append(editor.published[lsp.uri(path)][1] - begin)
        cpu, memory = resources(editor.process.pid)
        editor.shutdown()
        return {"open": statistics.median(opened) * 1000,
                "edit": statistics.median(edited) * 1000, "cpu": cpu, "memory": memory}


def main():
    parser = argparse.ArgumentParser(description=__doc__, usage=argparse.SUPPRESS,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--build", default=os.path.join(ROOT, "build/llvm-22"))
    parser.add_argument("--stock", default="clangd-22")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("files", nargs="*")
    options = parser.parse_args()
    ours = os.path.join(options.build, "bin/stableid-clangd")
    for program in (ours, options.stock):
        if not shutil.which(program):
            sys.exit(f"editor_cost.py: no {program}; build stableid-clangd, install clangd-22")
    files = [os.path.abspath(path) for path in options.files] or [
        os.path.join(ROOT, "checks/core", name + ".cpp") for name in FILES]

    rounds = {ours: [], options.stock: []}
    for _ in range(options.rounds):
        for program, results in rounds.items():
            results.append(measure(program, options.build, files))
    print(f"{len(files)} files, {options.rounds} rounds, medians")
    print(f"| {'':8} | {'clangd':>10} | {'stableid-clangd':>15} | ratio |")
    print("|---|---|---|---|")
    over = False
    for name, unit in (("open", "ms"), ("edit", "ms"), ("cpu", "s"), ("memory", "MB")):
        stock, own = (statistics.median(r[name] for r in rounds[program])
                      for program in (options.stock, ours))
        # Interleaved pairs, so that other work on the machine meets both.
        ratio = statistics.median(own[name] / stock[name] for own, stock in
                                  zip(rounds[ours], rounds[options.stock]))
        over |= ratio > AIM
        digits = 0 if unit in ("ms", "MB") else 1
        print(f"| {name:8} | {stock:7.{digits}f} {unit:2} | {own:12.{digits}f} {unit:2} | "
              f"{ratio:5.3f} |")
    return over


sys.exit(main())
