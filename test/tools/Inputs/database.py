# Writes a compile database for files of a folder, their paths absolute, as CMake
# does. Usage: database.py FOLDER COMPILER-AND-FLAGS FILE...
import json
import os
import sys

folder, flags, files = os.path.abspath(sys.argv[1]), sys.argv[2], sys.argv[3:]
entries = []
for name in files:
    path = os.path.join(folder, name)
    entries.append({"directory": folder, "file": path, "command": f"{flags} -c {path}"})
with open(os.path.join(folder, "compile_commands.json"), "w", encoding="utf-8") as stream:
    json.dump(entries, stream, indent=1)
