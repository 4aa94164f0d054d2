# Runs a command whole, and again with a stop for longer than SECONDS when it has worked
# for half as long as it needs. Usage: stopped.py SECONDS COMMAND...
import os
import resource
import signal
import subprocess
import sys
import time

seconds, command = float(sys.argv[1]), sys.argv[2:]
subprocess.run(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, check=False)
used = resource.getrusage(resource.RUSAGE_CHILDREN)
whole = used.ru_utime + used.ru_stime
ticks = os.sysconf("SC_CLK_TCK")
run = subprocess.Popen(command)


def worked():
    with open(f"/proc/{run.pid}/stat", encoding="ascii") as stream:
        fields = stream.read().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / ticks


while run.poll() is None and worked() < whole / 2:
    time.sleep(0.01)
if run.poll() is not None:
    sys.exit("ended before it was stopped")
run.send_signal(signal.SIGSTOP)
time.sleep(seconds + 0.5)
run.send_signal(signal.SIGCONT)
sys.exit(run.wait())
