# Kills commands that write to a folder: one in the middle of a file, by the limit of its
# size, and one that never ends as soon as there is a new file.
# Usage: killed.py FOLDER COMMAND... -- ENDLESS-COMMAND...
import os
import resource
import signal
import subprocess
import sys
import time

folder, words = sys.argv[1], sys.argv[2:]
command, endless = words[:words.index("--")], words[words.index("--") + 1:]


def limit():
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))


run = subprocess.run(command, stdout=subprocess.DEVNULL, preexec_fn=limit, check=False)
if run.returncode != -signal.SIGXFSZ:
    sys.exit(f"status {run.returncode}, and not killed by the limit")
if not any(name.endswith(".new") for name in os.listdir(folder)):
    sys.exit("nothing was left half written")
for name in os.listdir(folder):
    if not name.endswith(".new"):
        os.remove(os.path.join(folder, name))
before = set(os.listdir(folder))
run = subprocess.Popen(endless, stdout=subprocess.DEVNULL)
while run.poll() is None and set(os.listdir(folder)) <= before:
    time.sleep(0.01)
run.kill()
if run.wait() != -signal.SIGKILL:
    sys.exit(f"ended by itself, with status {run.returncode}")
