# What zsh makes of a line and a tab, on a terminal of its own.
# Usage: completed.py FOLDER-OF-FUNCTIONS LINE WANTED
import os
import pty
import sys
import threading

folder, line, wanted = sys.argv[1:]
child, terminal = pty.fork()
if child == 0:
    os.environ.update(TERM="dumb", PS1="READY> ", HOME=folder)
    os.execvp("zsh", ["zsh", "-f", "-i"])
timer = threading.Timer(120, os.kill, (child, 9))  # against a shell that hangs
timer.start()
said = b""


def until(text):
    global said
    while text.encode() not in said:
        try:
            part = os.read(terminal, 4096)
        except OSError:
            part = b""
        if not part:
            sys.exit(f"no '{text}' in what zsh says:\n{said.decode(errors='replace')}")
        said += part
    said = b""


until("READY> ")
os.write(terminal, f"fpath=({folder} $fpath); autoload -U compinit; compinit -u -D; "
                   "print DO''NE\n".encode())
until("DONE")
os.write(terminal, f"{line}\t".encode())
until(wanted)
timer.cancel()
os.kill(child, 9)
os.waitpid(child, 0)
