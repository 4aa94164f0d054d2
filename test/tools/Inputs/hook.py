# Makes a repository, puts the hook into it that a page shows, and commits.
# Usage: hook.py PAGE STABLEID FOLDER
import json
import os
import re
import subprocess
import sys

page, program, folder = sys.argv[1:]
os.chdir(folder)
os.environ.update(HOME=folder, PRE_COMMIT_HOME=os.path.join(folder, "pre-commit"),
                  STABLEID_CACHE=os.path.join(folder, "cache"))
for name in [name for name in os.environ if name.startswith("GIT_")]:
    del os.environ[name]


def git(*words):
    return subprocess.run(["git", "-c", "user.name=n", "-c", "user.email=e", *words],
                          cwd="repo", capture_output=True, text=True, check=False)


def write(name, text):
    path = os.path.join("repo", name)
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as stream:
        stream.write(text)


def commit(what):
    git("add", "-A")
    done = git("commit", "-qm", what)
    print(f"{what}: {done.returncode}\n{done.stdout}{done.stderr}")
    return done


def passes(what):
    if commit(what).returncode or git("status", "--porcelain").stdout:
        sys.exit(f"stopped: {what}")


def stops(what, finding):
    done = commit(what)
    said = re.findall(r"([^/]*: warning: .*)", done.stdout + done.stderr)
    if done.returncode == 0 or len(said) != 1 or not said[0].startswith(finding):
        sys.exit(f"{what}: expected it to be stopped with {finding}, and got {said}")
    git("reset", "-q", "--hard")


def taken(kind):
    return (f"struct {kind} {{ unsigned long {kind.lower()}_id; }};\n"
            f"void take{kind}({kind} &x) {{ x.{kind.lower()}_id = "
            "reinterpret_cast<unsigned long>(&x); }\n")


HEADER = "struct User { unsigned long number; };\n#define NUMBER number\n"
UNITS = {
    "old.cpp": taken("Old"),  # has a finding that nobody introduces
    "gone.cpp": "int gone() { return 0; }\n",
    "with space.cpp": "int spaced() { return 0; }\n",
    "user.cpp": '#include "user.h"\n'
                "void use(User &x) { x.NUMBER = reinterpret_cast<unsigned long>(&x); }\n",
}
os.makedirs("repo/build")
for unit, source in UNITS.items():
    write(unit, source)
write("user.h", HEADER)
write(".gitignore", "build\n")
with open("repo/build/compile_commands.json", "w", encoding="utf-8") as stream:
    json.dump([{"directory": os.path.abspath("repo"), "file": unit,
                "arguments": ["clang++", "-c", unit]} for unit in UNITS], stream)
with open(page, encoding="utf-8") as stream:
    shown = re.search(r"```yaml\n(repos:.*?)```", stream.read(), re.S).group(1)
write(".pre-commit-config.yaml", shown.replace("/path/to/stableid", program))
git("init", "-q")
git("add", "-A")
git("commit", "-qm", "before there is a hook")
subprocess.run(["pre-commit", "install"], cwd="repo", check=True)

write("old.cpp", "// Moves what was found.\n" + UNITS["old.cpp"])
passes("nothing new")
write("old.cpp", UNITS["old.cpp"] + taken("Job"))
stops("a new finding", "old.cpp:4:")
write("with space.cpp", taken("Space"))
stops("a name with a space", "with space.cpp:2:")
write("with space.cpp", UNITS["with space.cpp"] + "int more() { return 1; }\n")
passes("a name with a space, and nothing found")
write("user.h", HEADER.replace("number", "user_id"))
stops("a header alone", "user.cpp:2:")
write("user.h", HEADER + "int declared();\n")
passes("a header alone, and nothing found")
write("added.cpp", taken("Added"))
stops("a source that no command compiles yet", "added.cpp:2:")
write("added.h", "#pragma once\n" + taken("Lone"))
stops("a header that nothing includes", "added.h:3:")
os.remove("repo/gone.cpp")
write("with space.cpp", UNITS["with space.cpp"])
passes("one file deleted and one changed")
write("readme.txt", "no code\n")
passes("no code")
# What is not staged takes no part.
write("user.h", HEADER.replace("number", "user_id"))
git("add", "-A")
write("user.h", HEADER)
done = git("commit", "-qm", "staged, and then taken back in the work tree")
if done.returncode == 0 or "user.cpp:2:" not in done.stdout + done.stderr:
    sys.exit(f"what is staged was not read: {done}")
