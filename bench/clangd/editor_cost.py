#!/usr/bin/env python3
"""What an editor pays for the checks: stableid-clangd beside the clangd of the same
LLVM, over the same files, in turns.

  bench/clangd/editor_cost.py [--build FOLDER] [--stock CLANGD] [--rounds N] [FILE...]

The files are from the build folder's compile_commands.json; without any, eight of
checks/core. In each round each clangd opens all of them, one after the other, then
edits each several times. Exits with 1 when one of the aims is missed: at most 5 % over
in what is not marked as waiting, which other work on the machine lengthens.

  open    from opening a file to its diagnostics: the headers are read
  edit    from a change to its diagnostics: the file alone is read again
          both in processor time of all threads, and as the user waits for it
  memory  the largest resident set
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

FILES = ["advice/Advice", "facts/Channel", "model/Container", "facts/FactCall", "flow/Flow",
         "verdict/Judge", "flow/Summary", "index/UnitIndex"]
EDITS = 5
AIM = 1.05


def processor(pid):
    """Milliseconds that all threads have run so far."""
    with open(f"/proc/{pid}/stat", encoding="utf-8") as stat:
        user, system = stat.read().rpartition(")")[2].split()[11:13]
    return 1000 * (int(user) + int(system)) / os.sysconf("SC_CLK_TCK")


def memory(pid):
    """The largest resident set so far, in MB."""
    with open(f"/proc/{pid}/status", encoding="utf-8") as status:
        peak = next(line for line in status if line.startswith("VmHWM:"))
    return int(peak.split()[1]) / 1024


def measure(clangd, build, files):
    # A folder of its own, or clangd takes the user's configuration and caches.
    with tempfile.TemporaryDirectory() as home:
        editor = lsp.Editor(clangd, f"--compile-commands-dir={build}", "-j=2", folder=home)
        pid = editor.process.pid

        def timed(act, path):
            begin = time.monotonic()
            act(path)
            editor.diagnostics(path)
            return 1000 * (editor.published[lsp.uri(path)][1] - begin)

        def edit(path):
            editor.edit(path, editor.text(path) + "// One line more.\n")

        start = processor(pid)
        opened = [timed(editor.open, path) for path in files]
        between = processor(pid)
        edited = [timed(edit, path) for _ in range(EDITS) for path in files]
        result = {"open": (between - start) / len(opened),
                  "edit": (processor(pid) - between) / len(edited),
                  "open, waiting": statistics.median(opened),
                  "edit, waiting": statistics.median(edited), "memory": memory(pid)}
        editor.shutdown()
        return result


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
    for number in range(options.rounds):
        # In turns, and the first of one round is the last of the next.
        for program in sorted(rounds, reverse=number % 2 == 1):
            rounds[program].append(measure(program, options.build, files))
    print(f"{len(files)} files, {options.rounds} rounds, medians")
    print("| | clangd | stableid-clangd | ratio |\n|---|---|---|---|")
    over = False
    for name in rounds[ours][0]:
        stock, own = (statistics.median(r[name] for r in rounds[program])
                      for program in (options.stock, ours))
        ratio = statistics.median(own[name] / stock[name] for own, stock in
                                  zip(rounds[ours], rounds[options.stock]))
        over |= ratio > AIM and "waiting" not in name
        unit = "MB" if name == "memory" else "ms"
        print(f"| {name} | {stock:.0f} {unit} | {own:.0f} {unit} | {ratio:.3f} |")
    return over


sys.exit(main())
