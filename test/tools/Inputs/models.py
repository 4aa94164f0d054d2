# Compares the keys and words of model files with their schema. Reads only the YAML that the
# models of checks/models are written in: sections, entries with one key a line, and flow
# lists. Usage: models.py SCHEMA FILE...
import json
import re
import sys

with open(sys.argv[1], encoding="utf-8") as stream:
    SECTIONS = json.load(stream)["properties"]
seen = 0
for path in sys.argv[2:]:
    section = None
    with open(path, encoding="utf-8") as stream:
        for number, line in enumerate(stream, 1):
            top = re.match(r"([A-Za-z]+):", line)
            if top:
                section = top.group(1)
                if section not in SECTIONS:
                    sys.exit(f"{path}:{number}: the schema has no {section}")
                continue
            key = re.match(r" +(?:- )?([A-Z][A-Za-z]+):(?: +(.*))?$", line)
            if not key or "items" not in SECTIONS[section]:
                continue
            keys = SECTIONS[section]["items"]["properties"]
            name, value = key.group(1), (key.group(2) or "").split(" #")[0].strip()
            if name not in keys:
                sys.exit(f"{path}:{number}: the schema has no {name} in {section}")
            words = keys[name].get("enum") or keys[name].get("items", {}).get("enum")
            for word in re.findall(r"[^\[\], '\"]+", value) if words else []:
                if word not in words:
                    sys.exit(f"{path}:{number}: {word} is none of {words}")
            seen += 1
if seen < 100:
    sys.exit(f"{seen} keys: the models are not understood")
