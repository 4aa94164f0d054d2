#!/usr/bin/env python3
# Runs checks over one test file and compares what they say and what they change
# with the CHECK comments of the file. Called by RUN lines as %check_stableid.
"""usage: %check_stableid SOURCE CHECKS [OPTION...] [-- TIDY-ARG... [-- COMPILER-ARG...]]

CHECKS is one check or several, joined by commas.

  -std=LIST           standards to run under, e.g. c++17, c++11-or-later, c11,c23
                      (default: c++17 for C++, c17 for C)
  -check-suffix=LIST  read CHECK-MESSAGES-<SUFFIX> and so on instead of the plain
                      ones; each suffix of the list is read
  -unfixed=N          after the fixes of CHECK-FIXES, N warnings remain (default 0)
  -no-fix             there are warnings, and no fix for any of them
  -no-library         the library's headers are not found
  -told-once          a mistake is one warning with its places, as users have it;
                      without, each place is a warning, so that each is expected
  -broken             the file does not compile, and is checked all the same; its
                      errors need not be listed

Comments in the file:

  CHECK-MESSAGES: :[[@LINE-1]]:3: warning: ...   every warning and error must be
                      listed; notes may be. Without any, there must be no warning
  CHECK-NOTES: ...    as CHECK-MESSAGES, but every note must be listed too
  CHECK-FIXES: ...    whole lines of the file after --fix-notes; every changed
                      line must be listed
  CHECK-SAFE-FIXES: ...  the same after plain --fix, which changes nothing else
  no-warning: ROW     this line is silent, or only likely, because that row of the
                      verdict says so

Always demanded: the file compiles alone; two runs print the same bytes; a fixed
file compiles with the library's headers, is silent when it is checked again, and
is not changed by a second fix; what CHECK-FIXES lists leaves nothing unused that
was used before; no message begins with a capital or ends with a
period; the fixes are the same where a mistake is told once."""

import argparse
import difflib
import os
import re
import shlex
import shutil
import subprocess
import sys

CXX_STANDARDS = ["c++11", "c++14", "c++17", "c++20", "c++23"]
C_STANDARDS = ["c99", "c11", "c17", "c23"]
KINDS = ("MESSAGES", "NOTES", "SAFE-FIXES", "FIXES")
CHECK_COMMENT = re.compile(r"//[ \t]*(CHECK[A-Z0-9_-]*):[^\r\n]*")
ILL_WORDED = re.compile(r": (?:warning|note): (?:[A-Z].*|.*\.)(?: \[[\w.,-]+\])?$", re.M)
DIAGNOSTIC = re.compile(r": (?:warning|error): ")
ROW_COMMENT = re.compile(r"//.*\bno-warning: ([a-z]+(?:-[a-z]+)*)[ \t]*$")


class Failure(Exception):
    """The test fails; `expectation` says whether it is the checks that said or
    changed something else than the file expects, and not the file that is ill."""

    def __init__(self, message, expectation=False):
        super().__init__(message)
        self.expectation = expectation


def mismatch(message):
    return Failure(message, expectation=True)


SECONDS = 300  # a check that has not ended by then never will


def run(command, **environment):
    try:
        return subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                              stdin=subprocess.DEVNULL, encoding="utf-8",
                              errors="surrogateescape", timeout=SECONDS,
                              env={**os.environ, **environment})
    except subprocess.TimeoutExpired:
        raise Failure(f"did not end in {SECONDS} s\n{show(command)}") from None


def show(command):
    return "ran: " + " ".join(shlex.quote(word) for word in command)


def parse_arguments(argv):
    parser = argparse.ArgumentParser(usage=__doc__, add_help=False, allow_abbrev=False)
    # The first six come from lit.cfg.py.
    parser.add_argument("--clang-tidy", type=shlex.split, required=True)
    parser.add_argument("--clang", required=True)
    parser.add_argument("--filecheck", required=True)
    parser.add_argument("--module", required=True)
    parser.add_argument("--include", required=True)
    parser.add_argument("--work", required=True)
    parser.add_argument("--known", action="store_true")
    parser.add_argument("-std", default="")
    parser.add_argument("-check-suffix", default="")
    parser.add_argument("-unfixed", type=int, default=0)
    parser.add_argument("-no-fix", action="store_true")
    parser.add_argument("-told-once", action="store_true")
    parser.add_argument("-no-library", action="store_true")
    parser.add_argument("-broken", action="store_true")
    parser.add_argument("source")
    parser.add_argument("checks")
    own, tidy, compiler = argv, [], []
    if "--" in own:
        at = own.index("--")
        own, tidy = own[:at], own[at + 1:]
    if "--" in tidy:
        at = tidy.index("--")
        tidy, compiler = tidy[:at], tidy[at + 1:]
    options = parser.parse_args(own)
    options.tidy_args, options.compiler_args = tidy, compiler
    options.suffixes = options.check_suffix.split(",")
    options.is_c = options.source.endswith(".c")
    return options


def standards(options):
    known = C_STANDARDS if options.is_c else CXX_STANDARDS
    for name in (options.std or ("c17" if options.is_c else "c++17")).split(","):
        first = name[: -len("-or-later")] if name.endswith("-or-later") else None
        if first is None:
            yield name
        elif first in known:
            yield from known[known.index(first):]
        else:
            raise Failure(f"-std={name}: not one of {', '.join(known)}")


def expected_prefixes(text):
    """The CHECK prefixes that some RUN line of the file reads."""
    prefixes = set()
    for line in re.sub(r"\\\n[ \t]*//[ \t]*RUN:", " ", text).splitlines():
        if not re.search(r"RUN:.*%check_(stableid|known)", line):
            continue
        suffix = re.search(r"-check-suffix=(\S+)", line)
        for name in suffix.group(1).split(",") if suffix else [""]:
            prefixes.update(f"CHECK-{kind}-{name}".rstrip("-") for kind in KINDS)
    return prefixes


class TestFile:
    """The text of a test, its CHECK comments, and the text that is analysed."""

    def __init__(self, options):
        self.path = options.source
        with open(self.path, encoding="utf-8", newline="") as stream:
            self.text = stream.read()
        self.bare = CHECK_COMMENT.sub("//", self.text)
        self.found = set()
        readable = expected_prefixes(self.text)
        for number, line in enumerate(self.text.splitlines(), 1):
            comment = CHECK_COMMENT.search(line)
            # FileCheck's own -NEXT, -SAME and so on follow the prefix.
            prefix = comment and re.sub(
                r"-(NEXT|SAME|DAG|NOT|EMPTY|LABEL|COUNT-\d+)$", "", comment.group(1))
            if comment and readable and prefix not in readable:
                raise Failure(f"{self.path}:{number}: no RUN line reads "
                              f"'{comment.group(1)}:'; they read "
                              f"{', '.join(sorted(readable))}")
            if comment:
                self.found.add(prefix)
        self.suffixes = options.suffixes

    def prefixes(self, kind):
        names = [f"CHECK-{kind}-{s}" if s else f"CHECK-{kind}" for s in self.suffixes]
        return [name for name in names if name in self.found]

    def expectations(self, prefixes):
        """Line number and regular expression of each expected message."""
        for number, line in enumerate(self.text.splitlines(), 1):
            comment = CHECK_COMMENT.search(line)
            if comment and comment.group(1) in prefixes:
                pattern = re.sub(r"\[\[@LINE([+-]\d+)?\]\]",
                                 lambda m: str(number + int(m.group(1) or 0)),
                                 comment.group(0).partition(":")[2].strip())
                parts = re.split(r"(\{\{.*?\}\}|\[\[.*?\]\])", pattern)
                yield number, re.compile("".join(self.expression(part) for part in parts))

    @staticmethod
    def expression(part):
        """A piece of a FileCheck pattern as a regular expression."""
        if part.startswith("{{"):
            return part[2:-2]
        return ".*" if part.startswith("[[") else re.escape(part)

    def patterns(self, prefixes):
        """The comments as regular expressions over whole, stripped lines."""
        for comment in CHECK_COMMENT.finditer(self.text):
            prefix, _, pattern = comment.group(0).lstrip("/ \t").partition(":")
            if any(re.fullmatch(p + r"(-NEXT|-SAME|-DAG|-LABEL)?", prefix)
                   for p in prefixes):
                parts = re.split(r"(\{\{.*?\}\}|\[\[.*?\]\])", pattern.strip())
                yield re.compile("".join(self.expression(part) for part in parts))


class Runner:
    """One run of the test: one file under one standard."""

    def __init__(self, options, test, standard):
        self.options, self.test = options, test
        self.flags = [f"-std={standard}"] + options.compiler_args
        # What is edited must be found by the unit's own header search.
        self.library = [] if options.no_library else ["-isystem", options.include]

    def place(self, name, text):
        """A folder of its own with the text and the headers beside the test: a
        fix must never reach the source tree."""
        folder = os.path.join(self.options.work, name)
        shutil.rmtree(folder, ignore_errors=True)
        os.makedirs(folder)
        home = os.path.dirname(os.path.abspath(self.test.path))
        for entry in os.listdir(home):
            if entry == "Inputs":
                shutil.copytree(os.path.join(home, entry), os.path.join(folder, entry))
            elif entry.endswith((".h", ".hpp")):
                shutil.copy(os.path.join(home, entry), folder)
        path = os.path.join(folder, os.path.basename(self.test.path))
        with open(path, "w", encoding="utf-8", newline="") as stream:
            stream.write(text)
        return path

    def compile(self, path, flags):
        command = [self.options.clang, "-fsyntax-only", "-w", *flags, path]
        return command, run(command)

    def must_compile(self, path, flags, what):
        command, result = self.compile(path, flags)
        if result.returncode != 0:
            raise Failure(f"{what} does not compile\n{result.stderr}{show(command)}")

    def tidy(self, path, *args, flags=(), once=False):
        """What clang-tidy prints. A crash or an unexpected status is a failure."""
        given = " ".join(self.options.tidy_args)
        command = [*self.options.clang_tidy, "-load", self.options.module, "--quiet"]
        # Their defaults differ between versions, and between folders.
        if "-checks" not in given:
            command.append(f"-checks=-*,{self.options.checks}")
        if "-header-filter" not in given:
            command.append("-header-filter=.*")
        own = self.options.tidy_args
        if "-config" not in given:
            own = [*own, "-config={CheckOptions: {}}"]
        if not (once or self.options.told_once):
            own = [word.replace("{CheckOptions: {", "{CheckOptions: {EachPlace: true, ")
                   for word in own]
        command += [*args, *own, path, "--", *self.flags, *(flags or self.library)]
        result = run(command)
        if result.returncode != (1 if self.options.broken else 0):
            raise Failure(f"clang-tidy ended with status {result.returncode}\n"
                          f"{result.stdout}{result.stderr}{show(command)}")
        self.last = command
        return result.stdout

    def filecheck(self, text, prefixes, *args):
        command = [self.options.filecheck, self.test.path, "--allow-empty",
                   "--dump-input=never",
                   "--check-prefixes=" + ",".join(prefixes), *args]
        result = subprocess.run(command, input=text, stdout=subprocess.PIPE,
                                stderr=subprocess.STDOUT, encoding="utf-8",
                                errors="surrogateescape")
        return result.returncode == 0, result.stdout

    def compare_messages(self, output, prefixes, kinds):
        """Each expectation that nothing meets and each message that none expects,
        a line for each; FileCheck stops at the first. Order is FileCheck's."""
        said = [line for line in output.splitlines()
                if re.search(r": (?:warning|error|note): ", line)]
        met, report = set(), []
        for number, pattern in self.test.expectations(prefixes):
            found = next((i for i, line in enumerate(said)
                          if i not in met and pattern.search(line)), None)
            if found is None:
                report.append(f"{self.test.path}:{number}: expected, and not said")
            else:
                met.add(found)
        for i, line in enumerate(said):
            if i not in met and re.search(f": (?:{kinds}): ", line):
                report.append("said, and not expected: "
                              + line.replace(self.options.work + os.sep, ""))
        return "".join(line + "\n" for line in report)

    def check_messages(self, output):
        notes, messages = self.test.prefixes("NOTES"), self.test.prefixes("MESSAGES")
        if notes and messages:
            raise Failure(f"{self.test.path}: {notes[0]} and {messages[0]} in one run; "
                          "keep to one of them")
        if not notes and not messages:
            found = ": warning: " in output if self.options.broken else \
                DIAGNOSTIC.search(output)
            if found:
                raise mismatch(f"no warning is expected, but there is\n{output}")
            return
        kinds = "warning|note" if notes else "warning"
        if not self.options.broken:  # clang's own errors differ between versions
            kinds += "|error"
        good, said = self.filecheck(output, notes or messages,
                                    f"--implicit-check-not={{{{: ({kinds}): }}}}")
        if not good:
            differences = self.compare_messages(output, notes or messages, kinds)
            raise mismatch("the messages are not those expected\n"
                           + (differences or f"in another order\n{said}")
                           + show(self.last))

    def check_rows(self):
        """What the lines that name a row say, and what the dump says of them."""
        wanted = {number: found.group(1)
                  for number, line in enumerate(self.test.text.splitlines(), 1)
                  if (found := ROW_COMMENT.search(line))}
        if not wanted:
            return
        said, at = {}, None
        name = re.escape(os.path.basename(self.test.path))
        for line in run(self.last, STABLEID_DUMP="1").stderr.splitlines():
            if sink := re.match(rf"  sink: .*{name}:(\d+):\d+$", line):
                at = int(sink.group(1))
                said.setdefault(at, [])
            elif row := re.match(r"    (?:no|unknown), ([a-z-]+): ", line):
                said.setdefault(at, []).append(row.group(1))
            elif line.startswith("candidate "):
                at = None
        for number, row in wanted.items():
            if row not in said.get(number, []):
                given = ", ".join(sorted(set(said.get(number, [])))) or "none"
                raise mismatch(f"{self.test.path}:{number}: the row '{row}' does not "
                               f"hold there; of the candidates there hold: {given}"
                               if number in said else
                               f"{self.test.path}:{number}: no candidate is there, so "
                               f"that the row '{row}' is not what makes it silent")

    def check_fixes(self, flag, kind, before):
        """Applies the fixes with `flag` and judges the fixed file."""
        path = self.place(flag.strip("-"), self.test.bare)
        self.tidy(path, flag)
        with open(path, encoding="utf-8", newline="") as stream:
            fixed = stream.read()
        prefixes = self.test.prefixes(kind)
        if prefixes:
            self.check_fixed_text(flag, prefixes, fixed)
        elif fixed == self.test.bare:
            return
        elif flag == "--fix":
            raise mismatch(f"--fix changed the file, and no CHECK-{kind} expects it\n"
                           + self.diff(fixed))
        if flag == "--fix-notes" and not self.options.told_once:
            told_once = self.place("once", self.test.bare)
            self.tidy(told_once, flag, once=True)
            with open(told_once, encoding="utf-8", newline="") as stream:
                other = stream.read()
            if other != fixed:
                raise mismatch("where a mistake is told once, the fix is another one\n"
                               + self.diff(other, fixed))
        self.must_compile(path, self.flags + self.library, "the fixed file")
        if prefixes:
            self.compare_warnings(path)
        again = self.tidy(path, flags=self.library)
        left = len(DIAGNOSTIC.findall(again))
        wanted = self.options.unfixed if prefixes and flag == "--fix-notes" else before - 1
        if left > wanted or (prefixes and flag == "--fix-notes" and left != wanted):
            raise mismatch(f"after {flag}, {left} warnings remain, {wanted} expected\n"
                           f"{again}{self.diff(fixed)}")
        self.tidy(path, flag, flags=self.library)
        with open(path, encoding="utf-8", newline="") as stream:
            twice = stream.read()
        if twice != fixed:
            raise mismatch(f"a second {flag} changes the file again\n"
                           + self.diff(twice, fixed))

    def compare_warnings(self, path):
        """A fix leaves nothing that compilers warn of, such as what is unused."""
        flags = self.flags + self.library + ["-Wall", "-Wextra", "-fsyntax-only"]
        before, after = (
            run([self.options.clang, *flags, file]).stderr
            for file in (self.place("before", self.test.bare), path))
        count = [len(re.findall(r": warning: .* \[-Wunused", text))
                 for text in (before, after)]
        if count[1] > count[0]:
            raise mismatch(f"the fix leaves {count[1] - count[0]} more of what is "
                           f"unused\n{after}")

    def diff(self, after, before=None):
        """Changed lines with one of context. Short lines that are frequent, as a lone
        brace, match as well as others, which unified_diff does not do in long files."""
        old = (before or self.test.bare).splitlines(True)
        new = after.splitlines(True)
        shown = ["--- before\n", "+++ after\n"]
        matcher = difflib.SequenceMatcher(None, old, new, autojunk=False)
        for group in matcher.get_grouped_opcodes(1):
            shown.append(f"@@ -{group[0][1] + 1} +{group[0][3] + 1} @@\n")
            for tag, i, j, k, m in group:
                if tag == "equal":
                    shown += [" " + line for line in old[i:j]]
                else:
                    shown += ["-" + line for line in old[i:j]]
                    shown += ["+" + line for line in new[k:m]]
        return "".join(shown)

    def check_fixed_text(self, flag, prefixes, fixed):
        good, said = self.filecheck(fixed, prefixes, "--match-full-lines")
        if not good:
            raise mismatch(f"the file after {flag} is not the one expected\n{said}\n"
                           + self.diff(fixed))
        patterns = list(self.test.patterns(prefixes))
        for line in self.diff(fixed).splitlines()[2:]:
            text = line[1:].strip()
            if line.startswith("+") and text not in ("", "//") and not any(
                    pattern.fullmatch(text) for pattern in patterns):
                raise mismatch(f"{flag} writes a line that no {prefixes[0]} lists: "
                               f"{text}\n{self.diff(fixed)}")

    def run(self):
        path = self.place("bare", self.test.bare)
        _, compiled = self.compile(path, self.flags)
        if self.options.broken and compiled.returncode == 0:
            raise Failure("-broken, but the file compiles: leave the option out")
        if not self.options.broken:
            self.must_compile(path, self.flags, "the file")

        exports = [os.path.join(self.options.work, f"{n}.yaml") for n in (1, 2)]
        for name in exports:
            if os.path.exists(name):
                os.remove(name)
        outputs = [self.tidy(path, f"--export-fixes={name}") for name in exports]
        fixes = [open(name, encoding="utf-8").read() if os.path.exists(name) else ""
                 for name in exports]
        for what, (first, second) in (("print", outputs), ("offer", fixes)):
            if first != second:
                raise mismatch(f"two runs {what} different things\n"
                               + self.diff(second, first))
        self.check_messages(outputs[0])
        self.check_rows()
        ill_worded = ILL_WORDED.search(outputs[0])
        if ill_worded:
            raise mismatch("a message begins with a capital or ends with a period\n"
                           + ill_worded.group(0))

        if self.options.broken:
            return
        before = len(DIAGNOSTIC.findall(outputs[0]))
        if self.options.no_fix and "ReplacementText:" in fixes[0]:
            raise mismatch("-no-fix, but there is one\n" + fixes[0])
        if "ReplacementText:" in fixes[0]:
            self.check_fixes("--fix", "SAFE-FIXES", before)
            self.check_fixes("--fix-notes", "FIXES", before)
        elif self.test.prefixes("FIXES") or self.test.prefixes("SAFE-FIXES"):
            raise mismatch("a fix is expected, but none is offered")


def check_names(options):
    """clang-tidy complains of an unknown name only where it is the only one."""
    names = options.checks.split(",")
    listed = run([*options.clang_tidy, "-load", options.module, "-checks=*",
                  "--list-checks"]).stdout.split() if len(names) > 1 else names
    for name in names:
        if name not in listed:
            raise Failure(f"there is no check '{name}'")


def main():
    options = parse_arguments(sys.argv[1:])
    where = options.source
    try:
        check_names(options)
        test = TestFile(options)
        for standard in standards(options):
            where = f"{options.source} (-std={standard})"
            Runner(options, test, standard).run()
    except Failure as failure:
        print(f"{where}: {failure}")
        if options.known and not failure.expectation:
            # Under XFAIL every failure would look like the known one.
            print("a known limit must fail by what the checks say: this is another "
                  "failure, so it is reported as an unexpected success")
            return 0
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
