# Scans with compile databases as tools and people write them, and says of each what
# came of it: the status, the findings, the failures.
# Usage: databases.py STABLEID FOLDER
import json
import os
import re
import subprocess
import sys

program, folder = os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2])
os.makedirs(folder)
os.chdir(folder)
FOUND = b"struct Job { unsigned long job_id; };\n" \
        b"void g(Job &J) { J.job_id = reinterpret_cast<unsigned long>(&J); } // caf\xe9\n"


def write(name, data):
    os.makedirs(os.path.dirname(name) or ".", exist_ok=True)
    with open(name, "wb") as stream:
        stream.write(data)


def scan(title, database, *options):
    if not isinstance(database, bytes):
        database = json.dumps(database).encode()
    write("db/compile_commands.json", database)
    done = subprocess.run([program, "scan", "-q", "--no-cache", "-p", "db", *options],
                          capture_output=True, check=False)
    print(f"{title}: {done.returncode}")
    text = (done.stdout + done.stderr).decode(errors="replace").replace(folder, "")
    for line in text.splitlines():
        if re.search(r": warning: |error: |stableid: ", line) or not done.stdout:
            print("  " + line)


def entry(command, file="a.cpp", directory=folder, **more):
    return {"directory": directory, "file": file, "command": command, **more}


write("a.cpp", FOUND)
write("sub dir/\u00e4 b.cpp", FOUND)
write(b"bad\xffname.cpp", FOUND)
write("flags.rsp", b"-DX=1 -std=c++17")
write("fast.s", b"")
write("fast.F90", b"")
os.symlink("a.cpp", "link.cpp")
PLAIN = entry("clang++ -c a.cpp")

scan("relative folder", [entry("clang++ -c a.cpp", directory="..")])
scan("space", [{"directory": folder, "file": "sub dir/\u00e4 b.cpp",
                "arguments": ["clang++", "-c", "sub dir/\u00e4 b.cpp"]}])
scan("name in no UTF-8",
     json.dumps([entry("clang++ -c bad@name.cpp", "bad@name.cpp")]).encode()
     .replace(b"@", b"\xff"))
scan("response file", [entry("clang++ @flags.rsp -c a.cpp")])
scan("response file lost", [entry("clang++ @lost.rsp -c a.cpp")])
scan("one file, three commands", [PLAIN, entry("clang++ -DA -c a.cpp"),
                                  entry("clang++ -c link.cpp", "link.cpp")])
scan("flags of gcc", [entry("g++ -fno-gnu-unique -fconserve-stack -mno-fp-ret-in-387 "
                            "-fmodules-ts -fanalyzer --param=max-inline-insns=3 -c a.cpp")])
scan("launchers", [entry("ccache g++ -c a.cpp"), entry("icecc /usr/bin/g++-12 -c a.cpp"),
                   entry("/usr/bin/cmake -E env A=b ccache x86_64-linux-gnu-g++ -c a.cpp")])
scan("other languages", [PLAIN, entry("as fast.s", "fast.s"),
                         entry("gfortran -c fast.F90", "fast.F90")])
scan("other languages alone", [entry("as fast.s", "fast.s")])
scan("two inputs", [entry("clang++ -c a.cpp link.cpp")])
scan("empty command", [{"directory": folder, "file": "a.cpp", "arguments": []}])
scan("Windows", [entry("cl.exe /c a.cpp", "C:\\p\\a.cpp", "C:\\p")])
write("many.cpp", b"int x = ;\n" * 40)
scan("many errors", [entry("clang++ -c many.cpp", "many.cpp")])
scan("byte order mark", b"\xef\xbb\xbf" + json.dumps([PLAIN]).encode())
scan("cut off", json.dumps([PLAIN], indent=1).encode()[:40])
scan("bytes", bytes(range(256)))
scan("nothing", b"")
scan("no folder", [{"file": "a.cpp", "command": "c"}])
# A finding on a line that is not UTF-8 is known, too.
write("db/compile_commands.json", json.dumps([PLAIN]).encode())
subprocess.run([program, "baseline", "-q", "-p", "db", "-o", "known.json"], check=True)
scan("baseline", [PLAIN], "--baseline", "known.json")
