# Kills a command while it writes to a folder: in the middle of a file, by the limit of
# its size, and then as soon as there is a new one.
# Usage: killed.py FOLDER COMMAND...
import os
import resource
import signal
import subprocess
import sys

folder, command = sys.argv[1], sys.argv[2:]


def limit():
    resource.setrlimit(resource.RLIMIT_FSIZE, (1024, 1024))


run = subprocess.run(command, stdout=subprocess.DEVNULL, preexec_fn=limit, check=False)
if run.returncode != -signal.SIGXFSZ:
    sys.exit(f"status {run.returncode}, and not killed by the limit")
if not any(name.endswith(".new") for name in os.listdir(folder)):
    sys.exit("nothing was left half written")
killed = 0
for _ in range(5):
    before = set(os.listdir(folder))
    run = subprocess.Popen(command, stdout=subprocess.DEVNULL)
    while run.poll() is None and set(os.listdir(folder)) <= before:
        pass
    run.kill()
    killed += run.wait() == -signal.SIGKILL
if not killed:
    sys.exit("was never killed")
