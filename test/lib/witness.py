"""Runs programs with the witness loaded and compares what it saw with what there is
to see.

  witness.py LIBRARY PROGRAM C-PROGRAM PROGRAM-WITH-A-MALLOC [OTHER-ALLOCATOR...]
"""
import collections
import json
import os
import pathlib
import subprocess
import sys
import tempfile

# What each way has: events of a kind, exactly, or at least where there is a "+".
WAYS = {
    "alive": {"freed": 100},
    "same": {"freed": 1},
    "forgotten": {},
    "unnamed": {"freed": 1, "given-out": 1},
    "other_name": {"freed": 2, "given-out": 1},
    "parts": {"freed": 2},
    "in_place": {"freed": 1},
    "cannot_grow": {"freed": 1},
    "child_ends_parents_object": {"freed": 1},
    "null": {},
    "signals_while_busy": {"freed": 1},
    "forks_in_signal_handler": {},
    "before_main": {"freed": 1},
    "twice": {"freed": 2, "given-out": 1, "twice": 1},
    "inside": {"freed": 2, "given-out": 1, "twice": 1},
    "ways_to_allocate": {"freed": 48, "given-out": "4+", "twice": "4+"},
    "moved": {"freed": 2, "given-out": 1, "twice": 1},
    "growing": {"freed": 2, "given-out": 1, "twice": 1},
    "threads": {"freed": 8000, "given-out": "7000+", "twice": "7000+"},
    "forks_while_busy": {"freed": "40+", "given-out": "20+", "twice": "20+"},
    "in_child": {"freed": 2, "given-out": 1, "twice": 1},
    "in_program_that_follows": {"freed": 2, "given-out": 1, "twice": 1},
    "in_program_beside": {"freed": 2, "given-out": 1, "twice": 1},
    "killed": {"freed": 2, "given-out": 1, "twice": 1},
    "dangling": {"freed": 1, "dangling": 1},
    "many": {"freed": "10000+", "given-out": "1+", "twice": "1+"},
}
# The identity that the program has before main is freed when it exits.
EARLY = "early_id"
LOUD = [way for way, events in WAYS.items() if "twice" in events]


def run(library, command, said=None, **settings):
    """The events, and whether the program ended as it should; adds to said what it said."""
    with tempfile.TemporaryDirectory() as folder:
        environment = {**os.environ, "LD_PRELOAD": library, "STABLEID_WITNESS_DIR": folder,
                       "STABLEID_WITNESS_LIMIT": "1000000", **settings}
        done = subprocess.run(command, env=environment, capture_output=True, text=True,
                              timeout=120, check=False)
        log = pathlib.Path(folder, "events.jsonl")
        lines = log.read_text().splitlines() if log.exists() else []
        if not list(pathlib.Path(folder).glob("*.counts")):
            return None, "the library was not loaded: " + done.stderr
    if said is not None:
        said += done.stdout.splitlines()
    wanted = -9 if command[-1] == "killed" else 0
    failed = "" if done.returncode == wanted else \
        f"ended with {done.returncode}: {done.stdout}{done.stderr}"
    return [json.loads(line) for line in lines], failed


def fits(number, wanted):
    if isinstance(wanted, str):
        return number >= int(wanted.rstrip("+"))
    return number == wanted


def judge(name, events, failed, wanted):
    if failed:
        yield f"{name}: {failed}"
        return
    kinds = collections.Counter(event["event"] for event in events
                                if event["name"] != EARLY or name == "before_main")
    for kind in sorted(set(kinds) | set(wanted)):
        if not fits(kinds[kind], wanted.get(kind, 0)):
            yield (f"{name}: {kinds[kind]} events '{kind}', and not "
                   f"{wanted.get(kind, 0)}")


def judge_stacks(event):
    """Both objects' allocations, the identities and the free are shown."""
    for which, keys in (("first", ("allocated", "named", "freed")),
                        ("second", ("allocated", "named"))):
        for key in keys:
            if not event[which].get(key):
                yield f"twice: no stack '{key}' of the {which} object"
        if not event[which]["file"].endswith("program.cpp") or not event[which]["line"]:
            yield f"twice: no place of the {which} identity"
        if event[which]["size"] != 48:
            yield f"twice: the {which} object has {event[which]['size']} bytes, not 48"


def judge_ways(events, said):
    """The program counts itself how often an address came back."""
    seen = collections.Counter(event["name"] for event in events if event["event"] == "twice")
    for name, times in (line.split() for line in said):
        if seen[name] != int(times):
            yield f"{name}: {seen[name]} addresses came back, and not {times}"


def main(library, program, c_program, own_malloc, *allocators):
    problems = []
    for way, wanted in WAYS.items():
        said = []
        events, failed = run(library, [program, way], said)
        problems += judge(way, events, failed, wanted)
        if way == "ways_to_allocate" and not failed:
            problems += judge_ways(events, said)
        if way == "twice" and not failed:
            problems += judge_stacks(next(event for event in events
                                          if event["event"] == "twice"))
    problems += judge("C", *run(library, [c_program]), WAYS["twice"])
    # Nothing is seen of its heap: no end of an object, and so no second one.
    problems += judge("own malloc", *run(library, [own_malloc]), {})
    # A small table forgets, and does not go wrong.
    events, failed = run(library, [program, "many"], STABLEID_WITNESS_TABLE="64")
    problems += judge("small table", events, failed, {"freed": "64+"} | {
        kind: "0+" for kind in ("given-out", "twice")})
    # Blocks of a size are identities without a call.
    problems += judge("sizes", *run(library, [program, "other_name"],
                                    STABLEID_WITNESS_SIZES="48"),
                      {"freed": "4+", "given-out": "2+", "twice": "1+"})
    # Told of two, of each kind; the rest is only counted.
    events, failed = run(library, [program, "threads"], STABLEID_WITNESS_LIMIT="2")
    problems += judge("limit", events, failed, {"freed": 2, "given-out": 2, "twice": 2})
    # Programs that it starts are left alone.
    problems += judge("children", *run(library, [program, "in_program_beside"],
                                       STABLEID_WITNESS_CHILDREN="0"), {})
    # Another allocator behind the witness.
    for allocator in allocators:
        for way in LOUD:
            if way in ("ways_to_allocate", "moved", "growing", "threads", "many"):
                continue  # which address comes next is the allocator's own affair
            events, failed = run(f"{library} {allocator}", [program, way])
            problems += [f"{allocator}: {way}: {failed}"] if failed else []
    print("\n".join(problems) or f"{len(WAYS)} ways, as they should")
    return bool(problems)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
