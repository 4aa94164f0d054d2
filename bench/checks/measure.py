"""What the benchmarks of the checks share: clang-tidy, instructions under valgrind,
and the packages they need."""
import glob
import os
import re
import resource
import shutil
import subprocess
import sys

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
# One matcher, in C as well as in C++: the cheapest run of clang-tidy there is.
CHEAP = "misc-misplaced-const"


def arguments(parser):
    parser.add_argument("--clang-tidy", default="clang-tidy-22")
    parser.add_argument("--module",
                        default=os.path.join(ROOT, "build/llvm-22/lib/stableid-tidy.so"))


def require(packages):
    """Installs the Debian packages that are missing, or says which they are."""
    missing = [name for name in packages if subprocess.run(
        ["dpkg-query", "-W", "-f", "${db:Status-Status}", name], capture_output=True,
        text=True).stdout != "installed"]
    if not missing:
        return
    become = [] if os.geteuid() == 0 else ["sudo"]
    if not shutil.which("apt-get") or (become and not shutil.which("sudo")):
        sys.exit("please install: " + " ".join(missing))
    print("installing:", *missing, file=sys.stderr)
    subprocess.run(become + ["apt-get", "update", "-qq"], check=True)
    subprocess.run(become + ["apt-get", "install", "-y", "-qq", "--no-install-recommends"] +
                   missing, check=True, stdout=subprocess.DEVNULL,
                   env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})


def fetch(folder, package, parts=()):
    """The upstream source of `package`, or only the folders `parts` of it, unpacked;
    folder and version."""
    target = os.path.join(folder, package)
    if not os.path.isdir(target):
        os.makedirs(target + ".part", exist_ok=True)
        # Without deb-src in the system's sources, a list of our own has it.
        apt = ["apt-get"]
        if not subprocess.run(["apt-cache", "showsrc", package], capture_output=True).stdout:
            apt += source_list(folder)
        subprocess.run(apt + ["source", "-qq", "--tar-only", package], check=True,
                       cwd=target + ".part", stdout=subprocess.DEVNULL,
                       stderr=subprocess.DEVNULL)
        for archive in glob.glob(f"{target}.part/*.orig.tar.*"):
            subprocess.run(["tar", "-xf", archive, "-C", target + ".part", "--wildcards",
                            *(f"*/{part}" for part in parts or ["*"])], check=True)
        os.rename(target + ".part", target)
    archive, = glob.glob(f"{target}/*.orig.tar.*")
    version = os.path.basename(archive).split("_")[1].split(".orig")[0]
    tree, = (path for path in glob.glob(f"{target}/*/"))
    return tree, version


def source_list(folder):
    """Options of apt-get for a private list of source packages."""
    folder = os.path.abspath(os.path.join(folder, "apt"))
    os.makedirs(os.path.join(folder, "lists/partial"), exist_ok=True)
    parts = os.path.join(folder, "parts")
    os.makedirs(parts, exist_ok=True)
    for path in (glob.glob("/etc/apt/sources.list") +
                 glob.glob("/etc/apt/sources.list.d/*.list") +
                 glob.glob("/etc/apt/sources.list.d/*.sources")):
        with open(path, encoding="utf-8") as stream:
            text = stream.read()
        if path.endswith(".sources"):
            text = text.replace("Types: deb\n", "Types: deb-src\n")
        else:
            text = "".join("deb-src" + line[3:] + "\n" for line in text.splitlines()
                           if line.startswith("deb "))
        with open(os.path.join(parts, os.path.basename(path)), "w",
                  encoding="utf-8") as stream:
            stream.write(text)
    options = ["-o", "Dir::Etc::sourcelist=/dev/null", "-o",
               f"Dir::Etc::sourceparts={parts}", "-o", f"Dir::State::lists={folder}/lists",
               "-o", f"Dir::Cache={folder}"]
    subprocess.run(["apt-get", *options, "update", "-qq"], check=True)
    return options


def command(options, sources, flags, ours):
    """clang-tidy on `sources`: the cheap check, and ours as well or "alone"."""
    line = [options.clang_tidy, "--quiet", "--config={}"]
    if ours:
        line.append(f"--load={options.module}")
    checks = {False: CHEAP, True: CHEAP + ",stableid-*", "alone": "stableid-*"}[ours]
    return line + [f"--checks=-*,{checks}", *sources, "--"] + flags


def run(line):
    """Runs to the end and returns what was said; stops when it failed."""
    done = subprocess.run(line, capture_output=True, text=True)
    if done.returncode:
        sys.exit(f"failed: {' '.join(line)}\n{done.stdout}{done.stderr}")
    return done.stdout, done.stderr


def perf_counts():
    if not shutil.which("perf"):
        return False
    done = subprocess.run(["perf", "stat", "-x,", "-e", "instructions:u", "true"],
                          capture_output=True, text=True)
    return done.returncode == 0 and done.stderr[:1].isdigit()


def instructions(line):
    """Instructions of the whole program: counted by the processor where it can,
    else by valgrind, which is some sixty times slower and as exact."""
    if perf_counts():
        said = run(["perf", "stat", "-x,", "-e", "instructions:u"] + line)[1]
        return int(re.search(r"^(\d+),.*instructions", said, re.M).group(1))
    said = run(["valgrind", "--tool=cachegrind", "--cache-sim=no",
                "--cachegrind-out-file=/dev/null"] + line)[1]
    return int(re.search(r"I\s+refs:\s+([\d,]+)", said).group(1).replace(",", ""))


# The way into the analysis; everything the checks do hangs below it.
ENTRY = "stableid::analyze(clang::ASTContext&, stableid::UnitOptions const&)"


def instructions_of_analysis(line, folder):
    """Instructions below ENTRY, for each unit that `line` names, in one process.
    What callgrind_annotate reads stays in `folder`, numbered from 1."""
    out = os.path.join(folder, "callgrind.out")
    run(["valgrind", "--tool=callgrind", f"--toggle-collect={ENTRY}",
         f"--dump-after={ENTRY}", f"--callgrind-out-file={out}"] + line)
    counts = []
    while os.path.exists(f"{out}.{len(counts) + 1}"):
        with open(f"{out}.{len(counts) + 1}", encoding="utf-8") as stream:
            counts.append(int(re.search(r"^totals: (\d+)", stream.read(), re.M).group(1)))
    return counts


def user_time(line):
    before = resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime
    run(line)
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_utime - before
