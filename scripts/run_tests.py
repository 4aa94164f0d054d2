# Builds each suite, runs its tests and adds them up. Called by scripts/test,
# which has seen to it that everything needed is installed.
import json
import os
import subprocess
import sys
import xml.etree.ElementTree

# The checks are tested in each LLVM they are built for; the library, which has
# nothing of LLVM, with clang and with the machine's own compiler.
SUITES = {
    "llvm-22": {"targets": ["all"], "runners": ["lit", "ctest"]},
    "llvm-19": {"targets": ["lit-needs"], "runners": ["lit"]},
    "lib": {"targets": ["all"], "runners": ["ctest"]},
    # Only when asked for: it compiles everything a third time, and its packages take
    # minutes. The tests are those of llvm-22 that wait for a release.
    "release": {"before": [("llvm-22",), ("llvm-19", "stableid-tidy")],
                "targets": ["package"], "runners": ["packages"]},
}
DEFAULT = ["llvm-22", "llvm-19", "lib"]
LIT_PASSED = {"PASS", "XFAIL", "FLAKYPASS"}
LIT_SKIPPED = {"UNSUPPORTED", "SKIPPED", "EXCLUDED"}


def announce(text):
    print(f"== {text}", flush=True)


def succeeds(*command):
    return subprocess.call(command) == 0


def lit(build, *options):
    """The outcomes of the tests of the checks, by name."""
    report = os.path.join(build, "lit.json")
    if os.path.exists(report):
        os.remove(report)
    with open(os.path.join(build, "CMakeCache.txt"), encoding="utf-8") as cache:
        program = next(line.split("=", 1)[1].strip() for line in cache
                       if line.startswith("STABLEID_LIT:"))
    subprocess.call([sys.executable, program, "-sv", "-o", report, *options,
                     os.path.join(build, "test")])
    if not os.path.exists(report):
        return {"lit": False}
    with open(report, encoding="utf-8") as stream:
        tests = json.load(stream)["tests"]
    return {test["name"]: test["code"] in LIT_PASSED for test in tests
            if test["code"] not in LIT_SKIPPED}


def packages(_):
    return lit("build/llvm-22", "--filter", "packaging/(release|deb)")


def ctest(build):
    """The outcomes of the tests of the library, by name."""
    report = os.path.abspath(os.path.join(build, "ctest.xml"))
    if os.path.exists(report):
        os.remove(report)
    # The tests of the checks are among them, and were counted one by one.
    subprocess.call(["ctest", "--test-dir", build, "--output-on-failure", "-LE",
                     "^lit$", "-j", str(os.cpu_count()), "--progress",
                     "--output-junit", report])
    if not os.path.exists(report):
        return {"ctest": False}
    outcomes = {}
    for case in xml.etree.ElementTree.parse(report).iter("testcase"):
        skipped = case.find("skipped")
        if skipped is not None and skipped.get("message", "").startswith("SKIP_"):
            continue
        outcomes[f"{build} :: {case.get('name')}"] = case.get("status") == "run"
    return outcomes


def build_preset(preset, *targets):
    """What failed, if something did. Without targets it is only configured."""
    if not succeeds("cmake", "--preset", preset, "--log-level=WARNING"):
        return {f"{preset}: configure": False}
    if targets and not succeeds("cmake", "--build", "--preset", preset, "--target", *targets):
        return {f"{preset}: build": False}
    return {}


def run_suite(name):
    build = os.path.join("build", name)
    announce(f"{name}: build")
    for preset, *targets in [*SUITES[name].get("before", []), (name, *SUITES[name]["targets"])]:
        failed = build_preset(preset, *targets)
        if failed:
            return failed
    outcomes = {}
    for runner in SUITES[name]["runners"]:
        announce(f"{name}: {runner}")
        ran = {"lit": lit, "ctest": ctest, "packages": packages}[runner](build)
        # A suite that runs nothing has not passed.
        outcomes.update(ran or {f"{name}: {runner} found no test": False})
    return outcomes


def main():
    if not os.path.exists("test/lib/CMakeLists.txt"):  # then there is no library yet
        DEFAULT.remove("lib")
        SUITES["llvm-22"]["runners"].remove("ctest")
    names = sys.argv[1:] or DEFAULT
    for name in names:
        if name not in SUITES:
            sys.exit(f"scripts/test: no suite '{name}'; there are "
                     f"{', '.join(SUITES)}")
    outcomes = {}
    for name in names:
        outcomes.update(run_suite(name))
    failed = [name for name, passed in outcomes.items() if not passed]
    if failed:
        announce("failed")
        print("\n".join(failed))
    print(f"{len(outcomes) - len(failed)} passed, {len(failed)} failed", flush=True)
    sys.exit(bool(failed) or not outcomes)


if __name__ == "__main__":
    main()
