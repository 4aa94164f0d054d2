"""What the witness costs a program that does little but allocate: its processor time with
the library to that without, in turns: the median of the ratios, and between which the
middle half of them lies.

  overhead.py LIBRARY [COMPILER]
"""
import os
import pathlib
import statistics
import subprocess
import sys
import tempfile

HERE = pathlib.Path(__file__).resolve().parent
TURNS = 9
LIMIT = 1.3


def seconds(program, threads, every, folder=None, library=None):
    environment = dict(os.environ)
    if library:
        environment |= {"LD_PRELOAD": library, "STABLEID_WITNESS_DIR": folder}
    return float(subprocess.run([program, str(threads), "4000000", str(every)],
                                env=environment, capture_output=True, text=True,
                                check=True).stdout)


def main(library, compiler="g++"):
    library = str(pathlib.Path(library).resolve())
    met = True
    with tempfile.TemporaryDirectory() as folder:
        program = os.path.join(folder, "allocations")
        subprocess.run([compiler, "-std=c++17", "-O2", "-pthread",
                        f"-I{HERE.parent.parent / 'lib/include'}",
                        HERE / "allocations.cpp", "-o", program], check=True)
        print("| threads | identities | without, s | with, s | ratio | middle half |")
        print("|---|---|---|---|---|---|")
        for threads in (1, 2):
            for every, name in ((0, "none"), (1000, "1 object in 1000"),
                                (100, "1 object in 100")):
                turns = [(seconds(program, threads, every),
                          seconds(program, threads, every, folder, library))
                         for _ in range(TURNS)]
                without, loaded = (statistics.median(column) for column in zip(*turns))
                low, ratio, high = statistics.quantiles([b / a for a, b in turns], n=4)
                met = met and ratio <= LIMIT
                print(f"| {threads} | {name} | {without:.3f} | {loaded:.3f} | {ratio:.2f} |"
                      f" {low:.2f}-{high:.2f} |",
                      flush=True)
    print(f"\n({TURNS} turns, load {os.getloadavg()[0]:.1f}; "
          f"{'all' if met else 'not all'} at most {LIMIT})")


if __name__ == "__main__":
    main(*sys.argv[1:])
