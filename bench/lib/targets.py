#!/usr/bin/env python3
"""Runs the benchmarks of the library and says which targets are met.

  bench/lib/targets.py build/lib/bin/lib-bench [--repetitions N] [--all]

Times are medians of N repetitions, interleaved at random: processor time for one
thread, and the wall clock's per id for two and for what a server answers. Absolute numbers drift, ratios less;
on a machine with other work the rows of two threads mean little, since threads
that take turns do not contend.
"""
import argparse
import json
import os
import statistics
import subprocess
import sys

# What, ours, the peer's, and by how much ours is at least faster; a factor below
# 1 is how much slower it may be.
TARGETS = [
    ("InstanceId load, to a cast", "load/stableid", "load/address", 1 / 1.2),
    ("next_id, to atomic", "mint/stableid/threads:1", "mint/atomic/threads:1",
     5),
    ("same, 2 threads", "mint/stableid/threads:2", "mint/atomic/threads:2", 8),
    ("IdSequence::next, to atomic", "sequence/stableid/threads:1",
     "mint/atomic/threads:1", 5),
    ("same, 2 threads", "sequence/stableid/threads:2", "mint/atomic/threads:2",
     8),
    ("Uuid::v4, to Boost per thread", "v4/stableid/threads:1",
     "v4/boost_mt19937_thread_local/threads:1", 3),
    ("UUID to_string, to Boost", "uuid_string/stableid", "uuid_string/boost", 1),
    ("KeyGenerator::next, to mutex + map", "key_next/stableid/threads:1",
     "key_next/mutex_map/threads:1", 1),
    ("same, 2 threads", "key_next/stableid/threads:2",
     "key_next/mutex_map/threads:2", 3),
    ("KeyGenerator::key, to mutex + map, 2 threads",
     "key_text/stableid/threads:2", "key_text/mutex_map/threads:2", 3),
    ("Snowflake that never borrows, to one that spins",
     "snowflake_4096/stableid/threads:1", "snowflake_4096/textbook/threads:1",
     3),
    ("Handle find, to unordered_map<T *>", "find/stableid",
     "find/unordered_map", 2),
    ("stable_hash of 16 bytes, to absl", "hash_16/stableid", "hash_16/absl",
     1 / 1.7),
    ("stable_hash of 64 bytes, to absl", "hash_64/stableid", "hash_64/absl",
     1 / 1.7),
    ("stable_hash of 1 KiB, to absl", "hash_1024/stableid", "hash_1024/absl",
     1 / 1.7),
    ("stable_hash of 1 KiB, to std::hash", "hash_1024/stableid",
     "hash_1024/std", 1.8),
    ("redis::Sequence with leases of 1,000, to INCR",
     "redis/stableid_leased_1000", "redis/incr", 300),
    ("same, to 100 INCR at once", "redis/stableid_leased_1000",
     "redis/incr_pipelined_100", 1),
]
# Nanoseconds at most.
LIMITS = [("first UUID of a thread", "first/stableid/manual_time", 1000)]


def measure(program, repetitions):
    """Nanoseconds by name."""
    done = subprocess.run(
        [program, f"--benchmark_repetitions={repetitions}",
         "--benchmark_enable_random_interleaving=true",
         "--benchmark_min_time=0.05", "--benchmark_format=json"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True)
    samples = {}
    for run in json.loads(done.stdout)["benchmarks"]:
        if run["run_type"] != "iteration":
            continue
        name = run["run_name"]
        wall = ("threads:2" in name or "manual_time" in name
                or name.startswith("redis/"))
        # Aliases of one thread: some names carry "/threads:1", some do not.
        samples.setdefault(name, []).append(
            run["real_time" if wall else "cpu_time"])
    return {name: statistics.median(times) for name, times in samples.items()}


def look_up(times, name):
    return times[name] if name in times else times[name + "/threads:1"]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("program")
    parser.add_argument("--repetitions", type=int, default=9)
    parser.add_argument("--all", action="store_true",
                        help="print every measurement as well")
    options = parser.parse_args()
    times = measure(options.program, options.repetitions)
    if options.all:
        print("| measured | ns |\n|---|---|")
        for name in sorted(times):
            print(f"| `{name}` | {times[name]:.2f} |")
        print()
    missed = 0
    print("| target | ours, ns | peer, ns | faster by | wanted | |")
    print("|---|---|---|---|---|---|")
    for what, ours, peer, factor in TARGETS:
        a, b = look_up(times, ours), look_up(times, peer)
        met = b / a >= factor
        missed += not met
        print(f"| {what} | {a:.2f} | {b:.2f} | {b / a:.2f} | {factor:.2f} | "
              f"{'met' if met else 'missed'} |")
    for what, ours, limit in LIMITS:
        a = look_up(times, ours)
        met = a <= limit
        missed += not met
        print(f"| {what} | {a:.0f} | | | at most {limit} | "
              f"{'met' if met else 'missed'} |")
    load = os.getloadavg()[0]
    print(f"\n{options.repetitions} repetitions, {os.cpu_count()} processors, "
          f"load {load:.1f}")
    return missed != 0


if __name__ == "__main__":
    sys.exit(main())
