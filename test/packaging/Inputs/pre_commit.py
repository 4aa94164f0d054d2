# Lets pre-commit run the hooks of a list in a repository of its own.
# Usage: pre_commit.py HOOKS BIN FOLDER
import json
import os
import shutil
import subprocess
import sys

hooks, programs, folder = sys.argv[1:]
os.chdir(folder)
for name in [name for name in os.environ if name.startswith("GIT_")]:
    del os.environ[name]
os.environ.update(HOME=folder, PRE_COMMIT_HOME=os.path.join(folder, "pre-commit"),
                  STABLEID_CACHE=os.path.join(folder, "cache"), GIT_CONFIG_GLOBAL=os.devnull,
                  PATH=os.pathsep.join([programs, os.environ["PATH"]]))
MADE = ["git", "-c", "user.name=n", "-c", "user.email=e", "-c", "protocol.file.allow=always"]
FINDING = ("struct {0} {{ unsigned long {1}_id; }};\n"
           "void take(struct {0} *x) {{ x->{1}_id = (unsigned long)x; }}\n")


def run(*words, where="user", status=0):
    done = subprocess.run(words, cwd=where, capture_output=True, text=True, check=False)
    if status is not None and (done.returncode != 0) != (status != 0):
        sys.exit(f"{words}: {done}")
    return done.stdout + done.stderr


def write(name, text):
    os.makedirs(os.path.dirname(name), exist_ok=True)
    with open(name, "w", encoding="utf-8") as stream:
        stream.write(text)


def attempt(hook, says, status):
    """Runs the hook on what is staged; its output has to hold the words."""
    run("git", "add", "-A")
    said = run("pre-commit", "run", "-v", "-c", f"../{hook}.yaml", hook, status=status)
    if says not in said:
        sys.exit(f"{hook}: not in what it said: {says}\n{said}")


def commit(what):
    run("git", "add", "-A")
    run(*MADE, "commit", "-qm", what)


# A repository that has the hooks, and one configuration for each.
os.makedirs("hooks")
shutil.copy(hooks, "hooks/.pre-commit-hooks.yaml")
run("git", "init", "-q", where="hooks")
run("git", "add", "-A", where="hooks")
run(*MADE, "commit", "-qm", "hooks", where="hooks")
revision = run("git", "rev-parse", "HEAD", where="hooks").strip()
for name in ("stableid", "stableid-strict", "stableid-push"):
    write(f"./{name}.yaml", f"repos:\n- repo: {folder}/hooks\n  rev: {revision}\n"
                            f"  hooks:\n  - id: {name}\n    args: [-p, build]\n")

os.makedirs("user")
run("git", "init", "-q", "-b", "main")
write("user/.gitignore", "build\n")
write("user/a.c", "int a(void) { return 0; }\n")
write("user/notes.txt", "no code\n")

# The first commit, and no database.
attempt("stableid", "nothing is checked: there is no folder 'build'", 0)
attempt("stableid-strict", "there is no folder 'build'", 1)
write("user/build/compile_commands.json", json.dumps(
    [{"directory": os.path.abspath("user"), "file": "a.c",
      "arguments": ["clang", "-c", "a.c"]}]))
attempt("stableid", "Passed", 0)
write("user/b.c", FINDING.format("Job", "job"))
attempt("stableid", "b.c:2:", 1)
commit("all of it")

write("user/notes.txt", "still no code\n")
attempt("stableid", "Skipped", 0)
write("user/c.c", FINDING.format("Call", "call"))
attempt("stableid-strict", "c.c:2:", 1)
os.remove("user/c.c")
write("user/lone.h", FINDING.format("Lone", "lone"))
attempt("stableid", "lone.h:2:", 1)
# A header that the build would make is not there.
write("user/lone.h", "#include \"made.h\"\n")
attempt("stableid", "made.h", 1)
os.remove("user/lone.h")
commit("notes")

# What is pushed counts from where the other side is.
run("git", "init", "-q", "--bare", "../other.git")
run("git", "remote", "add", "origin", "../other.git")
run("git", "push", "-q", "origin", "main")
run("pre-commit", "install", "-t", "pre-push", "-c", "../stableid-push.yaml")
write("user/a.c", "int a(void) { return 1; }\n")
commit("harmless")
run("git", "push", "-q", "origin", "main")
write("user/a.c", FINDING.format("Span", "span"))
commit("not harmless")
write("user/notes.txt", "a commit after it\n")
commit("no code")
said = run("git", "push", "-q", "origin", "main", status=1)
if "a.c:2:" not in said or "b.c" in said:
    sys.exit(f"the push was stopped otherwise: {said}")
