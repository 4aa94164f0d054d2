# Damages the files of a cache, one way each, and runs a command that must print the
# same every time. Usage: damage.py CACHE cut|flip|text COMMAND...
import os
import subprocess
import sys

cache, way, command = sys.argv[1], sys.argv[2], sys.argv[3:]
expected = 0
if command[0] == "not":
    command, expected = command[1:], 1


def damage(data, place):
    if way == "cut":
        return data[:place]
    if way == "flip":
        return data[:place] + bytes([data[place] ^ 255]) + data[place + 1:]
    return b"no cache at all"


outputs = set()
for part in (0, 1, 2, 3):
    for name in os.listdir(cache):
        path = os.path.join(cache, name)
        with open(path, "rb") as stream:
            data = stream.read()
        if data:
            with open(path, "wb") as stream:
                stream.write(damage(data, len(data) * part // 4))
    run = subprocess.run(command, stdout=subprocess.PIPE, check=False)
    if run.returncode != expected:
        sys.exit(f"status {run.returncode}, not {expected}")
    outputs.add(run.stdout)
if len(outputs) != 1:
    sys.exit("the runs differ")
sys.stdout.buffer.write(outputs.pop())
