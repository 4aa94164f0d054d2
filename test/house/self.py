# Rule: stableid holds what it asks of others. Runs the checks over every file of
# checks/ and tools/ as it was compiled, and over each public header of the library.
# Usage: self.py ROOT BUILD CLANG-TIDY...
import json
import os
import subprocess
import sys
import tempfile
from concurrent.futures import ThreadPoolExecutor

import tree


def main(root, build, command):
    with open(os.path.join(build, "compile_commands.json"), encoding="utf-8") as stream:
        compiled = {entry["file"] for entry in json.load(stream)}
    units = sorted(path for path in compiled
                   if os.path.relpath(path, root).startswith(("checks/", "tools/")))
    asked = [*command, "--quiet", "-checks=-*,stableid-*", "--config={}"]

    def ask(*args):
        return subprocess.run([*asked, *args], stdout=subprocess.PIPE,
                              stderr=subprocess.PIPE, encoding="utf-8")

    with ThreadPoolExecutor(os.cpu_count()) as pool:
        results = list(zip(units, pool.map(
            lambda unit: ask("-header-filter=/(checks|tools)/", "-p", build, unit), units)))

    headers = tree.files(root, ["lib/include/stableid"], (".h", ".hpp"))
    with tempfile.TemporaryDirectory() as folder:
        unit = os.path.join(folder, "headers.cpp")
        with open(unit, "w", encoding="utf-8") as stream:
            stream.writelines(f'#include "{header[len("lib/include/"):]}"\n'
                              for header in headers)
        results.append(("lib/include/stableid", ask(
            "-header-filter=.*", unit, "--", "-std=c++17", "-I",
            os.path.join(root, "lib/include"))))

    complaints = []
    if not units:
        complaints.append(f"{build}/compile_commands.json: lists no file of checks")
    for name, result in results:
        if result.returncode != 0:
            complaints.append(f"{name}: clang-tidy ended with status {result.returncode}\n"
                              f"{result.stderr}")
        if ": warning: " in result.stdout:
            complaints.append(result.stdout.rstrip())
    tree.conclude(complaints)


main(sys.argv[1], sys.argv[2], sys.argv[3:])
