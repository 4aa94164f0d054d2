# Rule: every row of the verdict has a test in test/rows that is silent because of it,
# and is not silent without it; and the pages of the checks list the rows that are asked
# of them. Usage: rows.py ROOT [CLANG-TIDY...], or rows.py ROOT --pages to write the lists
import os
import re
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor

import tree

SOURCES = "checks/core/verdict"
ROW = re.compile(r'\{"([a-z-]+)",\s*Question::(\w+),\s*Answer::(No|Unknown),'
                 r'\s*([\w:|\s]+),\s*\w+,((?:\s*"[^"]*")+)\}')
PAGES = {"Ids": "docs/checks/address-as-id.md", "Keys": "docs/checks/address-as-key.md",
         "Outputs": "docs/checks/address-in-output.md"}
LIST = re.compile(r"(?:^- `[a-z-]+` \((?:silent|only likely)\): .*\n(?:^  .*\n)*)+", re.M)
# An editor alone leaves bodies out, and a scan alone reads several units: their own tests
# show what these are there for.
ELSEWHERE = {"cookie-elsewhere": "test/tools/scan-project.test",
             "taken-out-elsewhere": "test/tools/scan-project.test",
             "skipped-bodies": "test/tools/clangd/headers.test",
             "unread-body": "test/tools/clangd/headers.test"}
# Met in a project, and in no few lines that could be made of it.
UNSHOWN = {"text-in-text"}


def rows(root):
    """Every row, and whether it says no."""
    return [(name, answer == "No") for path in tree.files(root, [SOURCES], ".cpp")
            for name, _, answer, _, _ in ROW.findall(tree.read(root, path))]


def listing(root, kind):
    """The rows that are asked of sinks of `kind`, as a page lists them."""
    lines = []
    for path in tree.files(root, [SOURCES], ".cpp"):
        for name, _, answer, of, text in ROW.findall(tree.read(root, path)):
            if re.search(rf"\b({kind}|All)\b", of):
                sentence = "".join(re.findall(r'"([^"]*)"', text))
                says = "silent" if answer == "No" else "only likely"
                lines += textwrap.wrap(f"- `{name}` ({says}): {sentence}", 92,
                                       subsequent_indent="  ")
    return "".join(line + "\n" for line in lines)


def judge_pages(root, write):
    for kind, page in PAGES.items():
        if not tree.exists(root, page):
            continue
        text, right = tree.read(root, page), listing(root, kind)
        found = LIST.search(text)
        if write and found:
            with open(os.path.join(root, page), "w", encoding="utf-8") as stream:
                stream.write(text[:found.start()] + right + text[found.end():])
        elif not found or found.group() != right:
            yield (f"{page}: does not list the rows of the verdict as they are; write "
                   "them with rows.py ROOT --pages")


def said(root, command, path, line, **environment):
    """The warnings of the test's first RUN line, with ENVIRONMENT."""
    words = re.search(r"%check_stableid (.*)", line).group(1)
    check = re.search(r"stableid-[a-z-]+", words).group()
    compiler = ["-std=c17" if path.endswith(".c") else "-std=c++17"]
    if include := re.search(r"-isystem (\S+)", words):
        compiler += ["-isystem", include.group(1).replace(
            "%S", os.path.join(root, os.path.dirname(path)))]
    config = re.search(r"-config='([^']*)'", words)
    result = subprocess.run(
        [*command, "--quiet", "-header-filter=.*", "-system-headers", f"-checks=-*,{check}",
         f"-config={config.group(1) if config else '{}'}", os.path.join(root, path),
         "--", *compiler],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="utf-8",
        env={**os.environ, **environment})
    return re.findall(r"^.*: warning: .*$", result.stdout, re.M)


def judge(root, command, name, is_no):
    for path in (f"test/rows/{name}.cpp", f"test/rows/{name}.c"):
        if tree.exists(root, path):
            break
    else:
        return [f"{SOURCES}: no test/rows/{name}.cpp or .c shows what the row '{name}' "
                "is there for"]
    text = tree.read(root, path)
    line = next((line for line in text.splitlines() if "RUN:" in line), "")
    complaints = []
    if f"no-warning: {name}" not in text:
        complaints.append(f"{path}: no line says '// no-warning: {name}'")
    if is_no != ("ReportLikely: true" in line):
        complaints.append(f"{path}:2: the row says {'no' if is_no else 'unknown'}; run "
                          f"it {'with' if is_no else 'without'} ReportLikely")
    if command and not complaints:
        if said(root, command, path, line):
            complaints.append(f"{path}: is not silent")
        elif not said(root, command, path, line, STABLEID_DUMP=f"without={name}"):
            complaints.append(f"{path}: without the row '{name}' it is silent, too; "
                              "make it the only row that holds there")
    return complaints


def main(root, command):
    write = command == ["--pages"]
    complaints, found = list(judge_pages(root, write)), rows(root)
    if write:
        command = []
    known = dict(found)
    if not known:
        complaints.append(f"{SOURCES}: holds no row to read")
    for name in known:
        if [other for other, _ in found].count(name) > 1:
            complaints.append(f"{SOURCES}: two rows have the name '{name}'")
    jobs = []
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        for name, is_no in known.items():
            if name in UNSHOWN:
                continue
            if name in ELSEWHERE:
                if not tree.exists(root, ELSEWHERE[name]):
                    complaints.append(f"{ELSEWHERE[name]}: is not there, and has to show "
                                      f"what the row '{name}' is there for")
            else:
                jobs.append(pool.submit(judge, root, command, name, is_no))
        for job in jobs:
            complaints += job.result()
    for path in tree.files(root, ["test/rows"], (".c", ".cpp")):
        name = os.path.splitext(os.path.basename(path))[0]
        if name not in known:
            complaints.append(f"{path}: there is no row '{name}'")
    tree.conclude(complaints)


main(sys.argv[1], sys.argv[2:])
