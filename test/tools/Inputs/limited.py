# Runs a command that can write no file beyond a size, as on a full disk, and exits with
# its status. Usage: limited.py BYTES COMMAND...
import os
import resource
import signal
import sys

resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)  # the write fails instead
os.execv(sys.argv[2], sys.argv[2:])
