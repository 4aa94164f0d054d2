# Runs a command on a terminal and prints what that shows, with escapes written out.
# Usage: terminal.py COLUMNS COMMAND...
import fcntl
import os
import pty
import struct
import sys
import termios

child, terminal = pty.fork()
if child == 0:
    fcntl.ioctl(1, termios.TIOCSWINSZ, struct.pack("HHHH", 24, int(sys.argv[1]), 0, 0))
    os.environ.pop("COLUMNS", None)
    os.execv(sys.argv[2], sys.argv[2:])
text = b""
while True:
    try:
        data = os.read(terminal, 4096)
    except OSError:  # the other end is closed
        break
    if not data:
        break
    text += data
print(text.decode(errors="replace").replace("\x1b", "<ESC>").replace("\r", "<CR>"))
sys.exit(os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]))
