# Lets `stableid init` set repositories up. Usage: init.py STABLEID FOLDER
import json
import os
import re
import subprocess
import sys

program, folder = sys.argv[1:]
os.chdir(folder)
os.environ.update(HOME=folder, STABLEID_CACHE=os.path.join(folder, "cache"),
                  PATH="/usr/bin:/bin", GIT_CONFIG_GLOBAL=os.devnull)
for name in [name for name in os.environ
             if name.startswith("GIT_") and name != "GIT_CONFIG_GLOBAL"]:
    del os.environ[name]


def run(where, *words):
    return subprocess.run(words, cwd=where, capture_output=True, text=True, check=False)


def git(where, *words):
    return run(where, "git", "-c", "user.name=n", "-c", "user.email=e", *words)


def tree(where):
    found = {}
    for parent, folders, names in os.walk(where):
        for name in names:
            path = os.path.join(parent, name)
            with open(path, "rb") as stream:
                found[os.path.relpath(path, where)] = stream.read()
    return found


def init(where, *words, status=0):
    done = run(where, program, "init", *words)
    if done.returncode != status:
        sys.exit(f"init {words} in {where}: {done}")
    return done.stdout + done.stderr


def expect(what, condition, *shown):
    if not condition:
        sys.exit("\n".join([f"not so: {what}", *map(str, shown)]))


def marked(said):
    """The names behind "new" and "add", in order."""
    return re.findall(r"^(?:new|add)  ([^,\n]*)", said, re.M)


# A repository with nothing: no database yet, the hook of git, CI by request.
git("new", "init", "-q")
before = tree("new")
said = init("new", "--dry-run", "--ci", "github")
expect("a dry run writes nothing", tree("new") == before)
expect("what is missing is said with its command",
       "no compile database; this writes one: cmake -S . -B build" in said, said)
expect("both files are shown",
       marked(said) == [".git/hooks/pre-commit", ".github/workflows/stableid.yml"], said)
said = init("new", "--dry-run")
expect("no CI without a sign of one", "--ci github or --ci gitlab" in said and
       marked(said) == [".git/hooks/pre-commit"], said)

os.makedirs("new/out")
with open("new/out/compile_commands.json", "w", encoding="utf-8") as stream:
    json.dump([{"directory": os.path.abspath("new"), "file": "a.cpp",
                "arguments": ["clang++", "-c", "a.cpp"]}], stream)
os.makedirs("new/.github")
said = init("new", "-p", "out")
shown = re.findall(r"^     \| (.*)$", said, re.M)
written = tree("new")
for name in (".git/hooks/pre-commit", ".github/workflows/stableid.yml"):
    expect(f"{name} is as it was shown",
           written[name].decode().splitlines() ==
           [line for line in shown if line in written[name].decode().splitlines()], said)
expect("the folder of the database is named",
       b"-p out --changed-since HEAD" in written[".git/hooks/pre-commit"] and
       b"build: out" in written[".github/workflows/stableid.yml"])
expect("the CI knows the baseline",
       b"--baseline stableid-baseline.json" in written[".github/workflows/stableid.yml"])
expect("the baseline has the finding", b"job_id" in written["stableid-baseline.json"])
done = run("new", program, "scan", "-q", "-p", "out", "--baseline",
           "stableid-baseline.json")
expect("the scan knows it", done.returncode == 0, done)
expect("a second time there is nothing to do",
       init("new", "-p", "out").endswith("nothing to do\n") and tree("new") == written)

with open("new/.gitignore", "w", encoding="utf-8") as stream:
    stream.write("out\n")
git("new", "add", "-A")
done = git("new", "commit", "-qm", "all is new in the first commit")
expect("the hook stops a first commit with a finding",
       done.returncode and "a.cpp:2:" in done.stdout + done.stderr, done)
git("new", "commit", "-qnm", "past the hook")
with open("new/a.cpp", "a", encoding="utf-8") as stream:
    stream.write("int more() { return 1; }\n")
done = git("new", "commit", "-qam", "nothing new")
expect("the hook lets a harmless commit pass", done.returncode == 0, done)

# Lists that others wrote get lines, and keep theirs.
git("lists", "init", "-q")
before = tree("lists")
said = init("lists")
expect("what is added, and what is new", marked(said) ==
       [".clang-tidy", ".pre-commit-config.yaml", ".gitlab/stableid.yml"], said)
expect("the include is said", "     |   - local: .gitlab/stableid.yml" in said, said)
now = tree("lists")
expect(".clang-tidy", now[".clang-tidy"] ==
       before[".clang-tidy"].replace(b"'-*'", b"'-*,stableid-*'"), now[".clang-tidy"])
hooks = now[".pre-commit-config.yaml"].decode()
lines = before[".pre-commit-config.yaml"].decode()
at = lines.index("ci:")
expect("the hook is the last of its list", hooks.startswith(lines[:at] + "  - repo: local\n")
       and hooks.endswith("        entry: stableid scan -q --changed-since HEAD\n" +
                          lines[at:]), hooks)
try:
    import yaml
    read = yaml.safe_load(hooks)
    expect("it is YAML", [hook["id"] for repo in read["repos"] for hook in repo["hooks"]] ==
           ["other", "stableid"] and read["ci"] == {"autofix_prs": False}, hooks)
except ImportError:
    pass
expect("all else is the same", {name: text for name, text in now.items() if name in before
                                and name not in (".clang-tidy", ".pre-commit-config.yaml")} ==
       {name: text for name, text in before.items()
        if name not in (".clang-tidy", ".pre-commit-config.yaml")})
expect("a second time there is nothing to do", init("lists").endswith("nothing to do\n"))

# What somebody else's hook does stays.
with open("new/.git/hooks/pre-commit", "w", encoding="utf-8") as stream:
    stream.write("#!/bin/sh\nexit 0\n")
said = init("new", "-p", "out")
expect("a hook that is there stays", "pre-commit is there; the line for it is: " in said and
       tree("new")[".git/hooks/pre-commit"] == b"#!/bin/sh\nexit 0\n", said)

said = init("new", "--ci", "hudson", status=2)
expect("a CI that is not known", "there are github, gitlab, none" in said, said)
said = init("new", "-p", "nowhere", status=2)
expect("a folder that is not there", "there is no folder 'nowhere'" in said, said)
said = init("new", "somewhere", status=2)
expect("a path", "takes no path" in said, said)

# The database of a folder above is another project's.
os.makedirs("new/part")
git("new/part", "init", "-q")
os.rename("new/out", "new/build")
said = init("new/part", "--dry-run")
expect("a database above the repository does not count",
       "no compile database of this repository" in said and
       marked(said) == [".git/hooks/pre-commit"], said)
