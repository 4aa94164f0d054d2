#!/usr/bin/env python3
"""What the checks add to a run of clang-tidy: all of them and one cheap check,
against that cheap check alone, on units from Debian's source packages.

  bench/checks/cost.py [--units WORD] [--sources FOLDER] [--repetitions N]

Exits with 1 when a unit is beyond the aim. Instructions are the measure; user time
stands beside them and is the least of N runs, taken in turns.
"""
import argparse
import os
import subprocess
import sys

import measure

AIM = 1.02
PACKAGES = ["tar", "xz-utils", "make", "gcc", "libc6-dev", "tcl", "libboost-dev"]
# Only its headers are included, all of them of the system, and little else is there.
SPIRIT = """// Made by bench/checks/cost.py: a grammar of Boost.Spirit.
#include <boost/phoenix/operator.hpp>
#include <boost/spirit/include/qi.hpp>
#include <string>
#include <vector>
namespace qi = boost::spirit::qi;
struct Calculator : qi::grammar<std::string::const_iterator, int(), qi::space_type> {
  Calculator() : Calculator::base_type(sum) {
    using qi::_1;
    using qi::_val;
    sum = product[_val = _1] >> *(('+' >> product[_val += _1]) | ('-' >> product[_val -= _1]));
    product = value[_val = _1] >> *(('*' >> value[_val *= _1]) | ('/' >> value[_val /= _1]));
    value = qi::int_ | '(' >> sum >> ')';
  }
  qi::rule<std::string::const_iterator, int(), qi::space_type> sum, product, value;
};
int main(int count, char **words) {
  int result = 0;
  for (std::string text(count > 1 ? words[1] : "1 + 2"); !text.empty(); text.pop_back()) {
    auto begin = text.cbegin();
    qi::phrase_parse(begin, text.cend(), Calculator(), qi::space, result);
  }
  return result;
}
"""

# What it stands for, Debian's source package, the file in it, its flags, the aim.
UNITS = [
    ("small", "leveldb", "util/hash.cc",
     "-std=c++17 -I. -Iinclude -DLEVELDB_PLATFORM_POSIX=1", AIM),
    ("large", "leveldb", "db/db_impl.cc",
     "-std=c++17 -I. -Iinclude -DLEVELDB_PLATFORM_POSIX=1", AIM),
    ("C, 250,000 lines", "sqlite3", "sqlite3.c", "-std=gnu11", 1.05),
    ("C, interpreter", "lua5.4", "src/lvm.c", "-std=gnu11", AIM),
    ("user's headers", "nlohmann-json3", "tests/src/unit-pointer_access.cpp",
     "-std=c++17 -Iinclude -Itests/thirdparty/doctest", AIM),
    ("user's templates", "range-v3", "example/comprehensions.cpp",
     "-std=c++17 -Iinclude", AIM),
    ("system's templates", None, "spirit.cpp", "-std=c++17", AIM),
]


def prepare(folder, package, name):
    """The folder to work in, and what to call the unit."""
    if not package:
        with open(os.path.join(folder, name), "w", encoding="utf-8") as stream:
            stream.write(SPIRIT)
        return folder, "Boost.Spirit"
    tree, version = measure.fetch(folder, package)
    if name == "sqlite3.c" and not os.path.exists(os.path.join(tree, name)):
        for step in (["./configure"], ["make", "sqlite3.c"]):
            subprocess.run(step, cwd=tree, check=True, stdout=subprocess.DEVNULL,
                           stderr=subprocess.DEVNULL)
    if not os.path.exists(os.path.join(tree, name)):
        sys.exit(f"{package} {version} has no {name}")
    return tree, f"{package} {version}, `{name}`"


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    measure.arguments(parser)
    parser.add_argument("--units", default="", help="only those with this in their name")
    parser.add_argument("--sources", default=os.path.join(measure.ROOT, "build/bench-sources"))
    parser.add_argument("--repetitions", type=int, default=5)
    options = parser.parse_args()
    options.module = os.path.abspath(options.module)
    measure.require(PACKAGES + ([] if measure.perf_counts() else ["valgrind"]))
    os.makedirs(options.sources, exist_ok=True)
    missed = 0
    print("| unit | | instructions, without | with | ratio | user time, s | with | aim | |")
    print("|---|---|---|---|---|---|---|---|---|")
    for what, package, name, flags, aim in UNITS:
        if options.units not in f"{what} {package} {name}":
            continue
        tree, title = prepare(options.sources, package, name)
        os.chdir(tree)
        lines = [measure.command(options, [name], flags.split(), ours)
                 for ours in (False, True)]
        times = [[measure.user_time(line) for line in lines]
                 for _ in range(options.repetitions)]
        before, after = (measure.instructions(line) for line in lines)
        met = after / before <= aim
        missed += not met
        print(f"| {title} | {what} | {before / 1e6:,.0f} M | {after / 1e6:,.0f} M | "
              f"{after / before:.3f} | {min(t[0] for t in times):.2f} | "
              f"{min(t[1] for t in times):.2f} | {aim} | {'met' if met else 'missed'} |",
              flush=True)
    print(f"\nThe cheap check is {measure.CHEAP}; user time is the least of "
          f"{options.repetitions} runs.")
    return missed != 0


if __name__ == "__main__":
    sys.exit(main())
