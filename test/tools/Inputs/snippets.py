# Runs the commands of stableid in the CI snippets of docs/reports.md, as they stand
# there, in the current folder, and prints each with its status.
# Usage: snippets.py SOURCE PROGRAMS
import os
import re
import subprocess
import sys

source, programs = sys.argv[1:]
os.environ["PATH"] = programs + os.pathsep + os.environ["PATH"]
page = "docs/reports.md"
with open(os.path.join(source, page), encoding="utf-8") as stream:
    text = stream.read()
for title in ("GitHub", "GitLab", "Jenkins, and others"):
    section = text.split(f"### {title}\n", 1)[1].split("\n### ", 1)[0]
    snippet = re.search(r"```(?:yaml|groovy)\n(.*?)```", section, re.S).group(1)
    for line in snippet.splitlines():
        found = re.search(r"^\s*(?:- run: |- |sh ')?(stableid (?:scan|report)\b.*?)'?$", line)
        if found:
            command = found.group(1)
            status = subprocess.call(["bash", "-c", command],
                                     stdout=subprocess.DEVNULL,
                                     stderr=subprocess.DEVNULL)
            name = title.split(",")[0].lower()
            print(f"{page}: {name}: {command}: {status}")
