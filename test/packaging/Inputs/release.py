# Unpacks a release into a folder tree that has nothing else, and works with it there.
# Usage: release.py PACKAGES FOLDER
import glob
import hashlib
import json
import os
import re
import subprocess
import sys
import tarfile

packages, folder = sys.argv[1:]
root = os.path.join(folder, "root")
(tarball,) = [name for name in glob.glob(os.path.join(packages, "*-linux-x86_64.tar.xz"))]
os.makedirs(os.path.join(root, "src"))
with tarfile.open(tarball) as tar:
    tar.extractall(root)
(unpacked,) = [name for name in os.listdir(root) if name.startswith("stableid-")]
os.rename(os.path.join(root, unpacked), os.path.join(root, "moved"))
moved = os.path.join(root, "moved")


def expect(what, condition, shown=""):
    if not condition:
        sys.exit(f"not so: {what}\n{shown}")


def inside(*words, status=0, asked=None):
    done = subprocess.run(["unshare", "-r", "chroot", root, f"/moved/bin/{words[0]}",
                           *words[1:]], input=asked, capture_output=True, text=True,
                          check=False, env={"HOME": "/home", "PATH": os.environ["PATH"]})
    expect(f"{' '.join(words)} ends with {status}", done.returncode == status,
           done.stdout + done.stderr)
    return done.stdout + done.stderr


with open(os.path.join(moved, "SHA256SUMS"), encoding="utf-8") as stream:
    for line in stream:
        digest, name = line.rstrip("\n").split("  ", 1)
        with open(os.path.join(moved, name), "rb") as file:
            expect(f"the sum of {name}", hashlib.sha256(file.read()).hexdigest() == digest)
for name in ("share/man/man1/stableid.1", "share/man/man1/stableid-model.1",
             "share/man/man1/stableid-clangd.1", "share/stableid/stableid-queries.yaml",
             "share/bash-completion/completions/stableid",
             "share/zsh/site-functions/_stableid", "share/doc/stableid/licences/llvm.txt",
             "share/fish/vendor_completions.d/stableid.fish", "include/stableid/uuid.h",
             "share/doc/stableid/sbom.spdx.json", "lib/stableid/22/stableid-tidy.so",
             "lib/cmake/stableid/stableid-check.cmake",
             "lib/cmake/stableid/stableid-project.cmake", "lib/pkgconfig/stableid.pc"):
    expect(f"{name} is there", os.path.exists(os.path.join(moved, name)))
for name in ("stableid", "stableid-clangd", "stableid-model"):
    needs = subprocess.run(["readelf", "-d", os.path.join(moved, "bin", name)],
                           capture_output=True, text=True, check=True).stdout
    expect(f"{name} needs no shared library", "NEEDED" not in needs, needs)

with open(os.path.join(root, "src/a.cpp"), "w", encoding="utf-8") as stream:
    stream.write("#include <stddef.h>\n#include <stdint.h>\n"
                 "struct Job { uintptr_t job_id; size_t size; };\n"
                 "void f(Job &J) { J.job_id = reinterpret_cast<uintptr_t>(&J); }\n")
with open(os.path.join(root, "src/compile_commands.json"), "w", encoding="utf-8") as stream:
    # Without a libc there are clang's own headers alone.
    json.dump([{"directory": "/src", "file": "a.cpp",
                "arguments": ["clang++", "-ffreestanding", "-c", "a.cpp"]}], stream)

expect("the version", re.match(r"stableid [0-9.]+, LLVM 22\.", inside("stableid", "--version")))
said = inside("stableid", "doctor", "-p", "/src")
for line in ("ok   clang's own headers /moved/lib/stableid/clang/22",
             "ok   compile database /src/compile_commands.json, 1 units",
             "ok   module /moved/lib/stableid/22/stableid-tidy.so, for clang-tidy 22",
             "ok   clangd with the checks /moved/bin/stableid-clangd"):
    expect(f"doctor says: {line}", line in said, said)
for source in ("0 from the cache", "1 from the cache"):
    said = inside("stableid", "scan", "-p", "/src", status=1)
    expect("the finding", "a.cpp:4:20: warning: address of 'Job' becomes the ID 'job_id'" in said
           and source in said, said)
expect("a page", "## Why" in inside("stableid", "explain", "stableid-address-as-key"))
expect("the models", "pthread_self" in inside("stableid-model", "--builtin"))
# As an editor opens a file and closes.
with open(os.path.join(root, "src/a.cpp"), encoding="utf-8") as stream:
    opened = {"uri": "file:///src/a.cpp", "languageId": "cpp", "version": 1,
              "text": stream.read()}
talk = [{"id": 1, "method": "initialize", "params": {"capabilities": {}, "rootUri": None}},
        {"method": "textDocument/didOpen", "params": {"textDocument": opened}},
        {"id": 2, "method": "shutdown"}, {"method": "exit"}]
said = inside("stableid-clangd", "-lit-test", asked="---\n".join(
    json.dumps({"jsonrpc": "2.0", **message}) + "\n" for message in talk))
expect("the finding in an editor", "becomes the ID 'job_id'" in said, said)
expect("clang's own headers for clangd", "file not found" not in said, said)
