# Rule: a function twice as large is not read more than twice, fact by fact. What the
# dump counts is compared at two sizes of each shape of bench/checks/growth.py; the
# same numbers on every machine, unlike times.
# Usage: growth.py ROOT FOLDER CLANG-TIDY...
import os
import re
import subprocess
import sys

SMALL, LARGE = 200, 400
# A counter per fact may grow by this much; the square of the size would double it.
SLACK = 1.15
COUNTS = re.compile(r"^cost: .* (\d+) facts, (\d+) applied, (\d+) steps of liveness", re.M)


def counts(command, path):
    done = subprocess.run(
        [*command, "--quiet", "--config={}", "--checks=-*,stableid-*", path, "--",
         "-std=c++17", "-fbracket-depth=4096"], capture_output=True, text=True,
        errors="replace", env={**os.environ, "STABLEID_DUMP": "1"})
    found = COUNTS.search(done.stdout + done.stderr)
    if not found:
        sys.exit(f"{path}: the dump has no line of costs")
    return [int(word) for word in found.groups()]


def main(root, folder, command):
    sys.dont_write_bytecode = True
    sys.path.insert(0, os.path.join(root, "bench/checks"))
    import growth
    os.makedirs(folder, exist_ok=True)
    complaints = []
    for shape in growth.SHAPES:
        per_fact = []
        for n in (SMALL, LARGE):
            path = os.path.join(folder, f"{shape.__name__}_{n}.cpp")
            with open(path, "w", encoding="utf-8") as stream:
                stream.write(shape(n))
            facts, applied, steps = counts(command, path)
            if not facts:
                complaints.append(f"{shape.__name__}: no fact at {n} lines")
                break
            per_fact.append((applied / facts, steps / facts))
        else:
            for what, before, after in zip(("applied", "steps of liveness"), *per_fact):
                if after > max(before, 1) * SLACK:
                    complaints.append(f"{shape.__name__}: {what} per fact: {before:.2f} at "
                                      f"{SMALL} lines, {after:.2f} at {LARGE}")
    print("\n".join(complaints))
    return bool(complaints)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1], sys.argv[2], sys.argv[3:]))
