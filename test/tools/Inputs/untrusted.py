# Runs a scan with commands that would write files, print or load code, once for each way
# in which a project can hand them over, and compares every file before and after. What
# is left of each unit is its finding. Usage: untrusted.py STABLEID FOLDER CARRIER
import hashlib
import json
import os
import shlex
import shutil
import subprocess
import sys

# F is a file that must stay as it is, D a folder.
FLAGS = """
-Xclang -header-include-file -Xclang F -H
-Xclang -header-include-file -Xclang F -Xclang -sys-header-deps -H
--serialize-diagnostics F
-serialize-diagnostics F
-Xclang -serialize-diagnostic-file -Xclang F
-Wp,-MD,F
-Wp,-MMD,F
-Wp,-MD,F,-MT,x
-MD -MF F
-MMD -MF F
-MD
-MMD
-MJ F
-MG -M -MF F
-Xclang -dependency-file -Xclang F -Xclang -MT -Xclang x
-Xclang -dependency-dot -Xclang F
-Xclang -module-dependency-dir -Xclang D
-diagnostic-log-file F
-Xclang -diagnostic-log-file -Xclang F
-Xclang -stats-file=F
-Xclang -stats-file=F -Xclang -stats-file-append
-save-stats
-save-stats=obj
-save-temps
-save-temps=cwd
--save-temps
-gen-cdb-fragment-path D
-fmodules -fmodules-cache-path=D
-fmodules -fcxx-modules -fimplicit-module-maps -fmodules-cache-path=D
-fmodules -Xclang -fmodules-validate-once-per-build-session -fmodules-cache-path=D -fbuild-session-timestamp=1
-ftime-trace
-ftime-trace=F
-ftime-report
-fproc-stat-report=F
-fproc-stat-report
-fsave-optimization-record -foptimization-record-file=F
--coverage
-ftest-coverage -Xclang -coverage-notes-file=F -Xclang -coverage-data-file=F
-Xclang -dump-minimization-hints=F
-gen-reproducer -fcrash-diagnostics-dir=D
-o F
-c -o F
-S -o F
-E -o F
-E -dD -P
-emit-llvm -o F
-emit-ast -o F
--analyze -o D
--analyze --analyzer-output html -o D
-Xclang -emit-pch -o F
-Xclang -emit-obj -Xclang -o -Xclang F
-Xclang -ast-dump
-Xclang -ast-print
-Xclang -fdump-record-layouts
-Xclang -fdump-record-layouts-complete
-Xclang -fdump-vtable-layouts
-Xclang -fixit
-Xclang -fixit=.x
-Xclang -fixit-recompile -Xclang -fixit-to-temporary
-Xclang -verify
-Xclang -print-stats
-Xclang -code-completion-at=F:1:1
-gsplit-dwarf
-fstack-usage
-index-store-path D
-emit-symbol-graph --symbol-graph-dir=D
-extract-api -o F
-mllvm -info-output-file=F
-mllvm -stats
-fmodule-output=F
-Xclang -load -Xclang F
-fplugin=F
-fpass-plugin=F
-Xclang -plugin -Xclang x
-Xclang -add-plugin -Xclang x
-v
-Xclang -v
-###
-H
--help
-help
--help-hidden
--version
-dumpversion
-dumpmachine
-print-search-dirs
-print-target-triple
-print-resource-dir
-print-file-name=x
-print-supported-cpus
--print-supported-extensions
-print-multi-lib
--print-diagnostic-categories
-ccc-print-phases
-ccc-print-bindings
-Xclang -print-enabled-extensions
--autocomplete=-f
""".strip().splitlines()

# The ways that a project has; what the environment says is the user's, and no more welcome.
ENVIRONMENT = {
    "CCC_OVERRIDE_OPTIONS": "# +-MJ +{F} +-v", "CC_LOG_DIAGNOSTICS": "1",
    "CC_LOG_DIAGNOSTICS_FILE": "{F}", "CC_PRINT_HEADERS": "1",
    "CC_PRINT_HEADERS_FILE": "{F}", "CC_PRINT_OPTIONS": "1",
    "CC_PRINT_OPTIONS_FILE": "{F}", "CC_PRINT_PROC_STAT": "1",
    "CC_PRINT_PROC_STAT_FILE": "{F}", "CLANG_CRASH_DIAGNOSTICS_DIR": "{D}",
    "CLANG_MODULE_CACHE_PATH": "{D}", "DEPENDENCIES_OUTPUT": "{F}",
    "QA_OVERRIDE_GCC3_OPTIONS": "+-MJ +{F}", "RC_DEBUG_OPTIONS": "1",
    "SUNPRO_DEPENDENCIES": "{F} x", "LLVM_PROFILE_FILE": "{F}"}

SOURCE = """#include "job.h"
void g(Job &J) { J.job_id = reinterpret_cast<unsigned long>(&J); }
"""
HEADER = "#pragma once\nstruct Job { unsigned long job_id; };\n"


def write(path, text):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(text)


def state(folder):
    """Every file below the folder: its text and when it was written."""
    found = {}
    for where, folders, files in os.walk(folder):
        for name in folders:
            found[os.path.join(where, name)] = "folder"
        for name in files:
            path = os.path.join(where, name)
            with open(path, "rb") as stream:
                found[path] = (hashlib.sha256(stream.read()).hexdigest(),
                               os.stat(path).st_mtime_ns)
    return found


def unit(root, number, flags, carrier):
    """Makes the files of one unit; gives its entry in the database."""
    folder = os.path.join(root, f"u{number}")
    # A class of its own: a field of one name in all units is one mistake.
    write(os.path.join(folder, "a.cpp"), SOURCE.replace("Job", f"Job{number}"))
    write(os.path.join(folder, "job.h"), HEADER.replace("Job", f"Job{number}"))
    write(os.path.join(folder, "module.modulemap"),
          'module job { header "job.h" export * }\n')
    write(os.path.join(folder, "F"), "kept\n")
    write(os.path.join(folder, "a.d"), "kept\n")
    os.makedirs(os.path.join(folder, "D"))
    args = [os.path.join(folder, a) if a in ("F", "D") else
            a.replace("=F", f"={folder}/F").replace("=D", f"={folder}/D")
            .replace(",F", f",{folder}/F") for a in flags.split()]
    line = ["clang++", "-std=c++17"]
    quoted = " ".join(shlex.quote(a) for a in args)
    if carrier == "database":
        line += args
    elif carrier == "response":
        write(os.path.join(folder, "rsp"), quoted + "\n")
        line.append("@rsp")
    elif carrier in ("ExtraArgs", "ExtraArgsBefore"):
        write(os.path.join(folder, ".clang-tidy"), f"{carrier}: {json.dumps(args)}\n")
    elif carrier == "config":
        write(os.path.join(folder, "x.cfg"), quoted + "\n")
        line.append("--config=" + os.path.join(folder, "x.cfg"))
    elif carrier == "beside":  # the compiler, which need not even exist
        write(os.path.join(folder, "bin/clang++.cfg"), quoted + "\n")
        line[0] = os.path.join(folder, "bin/clang++")
    return {"directory": folder, "file": os.path.join(folder, "a.cpp"),
            "arguments": line + ["-c", os.path.join(folder, "a.cpp")]}


program, root, carrier = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3]
shutil.rmtree(root, ignore_errors=True)
os.makedirs(root)
lists = FLAGS if carrier != "environment" else ["-fmodules", "-DX", "-v"]
entries = [unit(root, n, flags, carrier) for n, flags in enumerate(lists)]
write(os.path.join(root, "compile_commands.json"), json.dumps(entries, indent=1))
environment = dict(os.environ)
if carrier == "environment":
    for key, value in ENVIRONMENT.items():
        environment[key] = value.format(F=root + "/u0/F", D=root + "/u0/D")
before = state(root)
run = subprocess.run([program, "scan", "-q", "--no-cache", "-p", root], cwd=root,
                     env=environment, capture_output=True, text=True, check=False)
after = state(root)

wrong = []


def of(path):
    number = os.path.relpath(path, root).split(os.sep)[0]
    return lists[int(number[1:])] if number[1:].isdigit() else "some command"


for path in sorted(before.keys() | after.keys()):
    if before.get(path) != after.get(path):
        wrong.append(f"{of(path)}: wrote {os.path.relpath(path, root)}")
lines = run.stdout.splitlines()
for number, flags in enumerate(lists):
    start = os.path.join(root, f"u{number}", "a.cpp")
    if not any(line.startswith(f"{start}:2:") and "warning:" in line for line in lines):
        said = [line for line in lines if start in line] or ["nothing"]
        wrong.append(f"{flags}: its finding is gone; said: {said[0]}")
wrong += [line for line in lines if line.startswith("/") and ": error: " in line]
wrong += [f"stderr: {line}" for line in run.stderr.splitlines()[:5]]
count = sum("warning:" in line for line in lines)
rest = [line for line in lines if line[:1] not in (" ", "/")
        and not line.split("|")[0].strip().isdigit()]
wrong += [f"stdout: {line}" for line in rest[:5]]
if run.returncode != 1:
    wrong.append(f"status {run.returncode}")
if wrong:
    sys.exit("\n".join(wrong))
print(f"{carrier}: nothing written, {count} findings of {len(lists)} units")
