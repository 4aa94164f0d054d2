# Installs, uses, removes and purges the Debian packages in a tree of their own.
# Usage: deb.py PACKAGES FOLDER LLVM-BIN
import glob
import os
import re
import shutil
import subprocess
import sys

packages, folder, llvm = sys.argv[1:]
root = os.path.join(folder, "root")
DPKG = ["dpkg", f"--root={root}", "--force-not-root", "--force-depends",
        "--force-script-chrootless"]
debs = sorted(glob.glob(os.path.join(packages, "*.deb")))


def expect(what, condition, shown=""):
    if not condition:
        sys.exit(f"not so: {what}\n{shown}")


def run(*words, status=0, **more):
    done = subprocess.run(words, capture_output=True, text=True, check=False, **more)
    expect(f"{words} ends with {status}", done.returncode == status, done.stdout + done.stderr)
    return done.stdout + done.stderr


def files():
    return sorted(os.path.relpath(os.path.join(parent, name), root)
                  for parent, _, names in os.walk(os.path.join(root, "usr")) for name in names)


names = [re.match(r"(.*)_", os.path.basename(deb)).group(1).split("_")[0] for deb in debs]
for name in ("libstableid-dev", "libstableid-state0.1", "stableid", "stableid-tidy-22"):
    expect(f"there is a package {name}", name in names, names)
for deb in [deb for deb in debs if "-tidy-" in deb]:
    depends = run("dpkg-deb", "-f", deb, "Depends")
    expect("the module depends on one minor version of clang",
           re.search(r"libclang-cpp(\d+) \(>= 1:\1\.\d+\), libclang-cpp\1 \(<< 1:\1\.\d+~\)",
                     depends), depends)

os.makedirs(os.path.join(root, "var/lib/dpkg/info"))
for name in ("status", "available"):
    open(os.path.join(root, "var/lib/dpkg", name), "w", encoding="utf-8").close()
run(*DPKG, "-i", *debs)
listed = run("dpkg-query", f"--admindir={root}/var/lib/dpkg", "-W", "-f", "${Package} ${db:Status-Status}\n")
expect("all are installed", listed.count(" installed") == len(debs), listed)

usr = os.path.join(root, "usr")
source = os.path.join(folder, "a.cpp")
with open(source, "w", encoding="utf-8") as stream:
    stream.write("struct Job { unsigned long job_id; };\n"
                 "void f(Job &J) { J.job_id = reinterpret_cast<unsigned long>(&J); }\n")
FOUND = "address of 'Job' becomes the ID 'job_id'"
said = run(f"{usr}/bin/stableid", "scan", "-q", "--no-cache", source, "--", "-std=c++17",
           status=1)
expect("the program finds it", FOUND in said, said)
for major in ("22", "19"):
    clang_tidy = f"/usr/lib/llvm-{major}/bin/clang-tidy"
    if f"stableid-tidy-{major}" in names and os.access(clang_tidy, os.X_OK):
        said = run(clang_tidy, "-load", f"{usr}/lib/stableid/{major}/stableid-tidy.so",
                   "--checks=stableid-*", source, "--")
        expect(f"the module for {major} finds it", FOUND in said, said)
with open(os.path.join(folder, "b.cpp"), "w", encoding="utf-8") as stream:
    stream.write("#include <stableid/stableid.h>\n"
                 "int main() { return stableid::next_id<int>() == stableid::next_id<int>(); }\n")
flags = run("pkg-config", "--cflags", "--libs", "stableid-state",
            env={**os.environ, "PKG_CONFIG_PATH": f"{usr}/lib/pkgconfig"}).split()
run(f"{llvm}/clang++", "-std=c++17", f"{folder}/b.cpp", "-o", f"{folder}/b", *flags,
    f"-Wl,-rpath,{usr}/lib")
run(f"{folder}/b")

if shutil.which("lintian"):
    said = run("lintian", "--fail-on", "error", *debs)
    expect("lintian has no error", "\nE: " not in "\n" + said, said)
run(*DPKG, "-r", *names)
expect("nothing stays when it is removed", not files(), files())
run(*DPKG, "-P", *names)
listed = run("dpkg-query", f"--admindir={root}/var/lib/dpkg", "-W")
expect("nothing is known of it when it is purged", not listed, listed)
