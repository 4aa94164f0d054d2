"""Compiles a file twice: as it is, which must work, and with MUST_NOT_COMPILE,
which must fail with an error that matches the `// error:` line at its top, or, where
compilers put the reason into a note of the error, the `// note:` line.

  must_not_compile.py FILE COMPILER [OPTION...]
"""
import os
import re
import subprocess
import sys


def main(path, *command):
    with open(path, encoding="utf-8") as file:
        first = file.readline()
    top = re.fullmatch(r"// (error|note): (.+)\n", first)
    if not top:
        return f"{path}: the first line is not '// error: <pattern>' or '// note: <pattern>'"
    kind, pattern = top.groups()
    command = [*command, "-fsyntax-only", path]

    # Messages in English, whatever the user's language.
    how = {"capture_output": True, "text": True, "check": False,
           "env": {**os.environ, "LC_ALL": "C"}}
    good = subprocess.run(command, **how)
    if good.returncode != 0:
        return f"{path}: does not compile as it is\n{good.stderr}"

    bad = subprocess.run([*command, "-DMUST_NOT_COMPILE"], **how)
    if bad.returncode == 0:
        return f"{path}: compiles with MUST_NOT_COMPILE"
    kinds = ("error: ",) if kind == "error" else ("error: ", "note: ")
    said = [line for line in bad.stderr.splitlines() if any(k in line for k in kinds)]
    if not re.search(pattern, "\n".join(said)):
        return f"{path}: fails for another reason than '{pattern}'\n{bad.stderr}"
    return None


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
