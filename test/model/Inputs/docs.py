# Compares the page about model files with the example and with the words that the
# tool knows. Usage: docs.py PAGE EXAMPLE STABLEID-MODEL SCRATCH
import re
import subprocess
import sys


def said(tool, scratch, text):
    with open(scratch, "w", encoding="utf-8") as file:
        file.write(text)
    return subprocess.run([tool, scratch], capture_output=True, text=True).stderr


def known(sentence):
    return set(re.search("known are (.*)", sentence).group(1).split(", "))


def main(page, example, tool, scratch):
    with open(page, encoding="utf-8") as file:
        text = file.read()
    with open(example, encoding="utf-8") as file:
        model = file.read()
    complaints = []
    if f"```yaml\n{model}```" not in text:
        complaints.append(f"{page}: does not quote {example} as it is")
    words = known(said(tool, scratch, "Unheard-of:\n"))
    for section in sorted(words - {"Language"}):
        words |= known(said(tool, scratch, f"{section}:\n  - Unheard-of: x\n"))
    words |= known(said(tool, scratch, "Sinks:\n  - Kind: unheard-of\n"))
    words |= known(said(tool, scratch, "Containers:\n  - Does: unheard-of\n"))
    words |= known(said(tool, scratch, "Sinks:\n  - Pointers: unheard-of\n"))
    words |= known(said(tool, scratch, "Types:\n  - Is: [unheard-of]\n"))
    words |= known(said(tool, scratch, "Sinks:\n  - TemplateArgs: [unheard-of]\n"))
    for word in sorted(words):
        if f"`{word}`" not in text:
            complaints.append(f"{page}: does not explain '{word}'")
    wrong = model.replace("    SrcArgs: [1]", "    SrcArg: [1]")
    line = wrong.split("SrcArg:")[0].count("\n") + 1
    got = said(tool, scratch, wrong).replace(scratch, "acme.yaml").strip()
    if f"```\n{got}\n```" not in text:
        complaints.append(f"{page}: line {line} of a wrong example says: {got}")
    print("\n".join(complaints))
    sys.exit(bool(complaints))


main(*sys.argv[1:])
