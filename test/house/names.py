# Rule: the checks that clang-tidy lists, the pages under docs/checks, the folders
# under test/tidy and the change log name the same checks; one sentence says what a
# check finds, in its header, on its page and in the change log; the options on a
# page are those of --dump-config. Usage: names.py ROOT CLANG-TIDY...
import os
import re
import subprocess
import sys

import tree

# The checks that are rows of the analyses have no header of their own.
ANALYSES = "checks/core/analysis/Analyses.cpp"
HEADINGS = ["Why", "Bad", "Good", "Source and sink", "Silent", "Limits", "Options",
            "Silencing"]


def ask(command, *args):
    """What clang-tidy prints; that it lists no check at all is judged by main."""
    return subprocess.run([*command, *args], stdout=subprocess.PIPE,
                          encoding="utf-8").stdout


def registered(command):
    return {name for name in ask(command, "-checks=-*,stableid-*", "--list-checks").split()
            if name.startswith("stableid-")}


def options(command, check):
    """The options of a check and their defaults, as --dump-config prints them."""
    dump = ask(command, f"-checks=-*,{check}", "--config={}", "--dump-config")
    found = re.findall(rf"^\s*(?:- key:\s*)?'?{check}\.(\w+)'?:?(.*(?:\n\s*value:.*)?)$",
                       dump, re.M)
    return {name: re.sub(r"^\s*value:", "", value.strip()).strip().strip("'\"")
            for name, value in found}


def sections(page):
    parts = re.split(r"^## (.+)$", page, flags=re.M)
    return dict(zip(parts[1::2], parts[2::2])), parts[1::2]


def page_options(section):
    """Rows of the table '| `Name` | `default` | meaning |'; an empty default is
    written as 'empty'."""
    rows = re.findall(r"^\|\s*`(\w+)`\s*\|\s*(.*?)\s*\|", section, re.M)
    return {name: "" if value == "empty" else value.strip("`") for name, value in rows}


def sentence(text, pattern):
    """The first sentence of what `pattern` finds, on one line; empty if nothing."""
    found = re.search(pattern, text, re.M | re.S)
    words = re.sub(r"^///", "", found.group(1), flags=re.M).split() if found else []
    return re.match(r".*?(?:\.(?= |$)|$)", " ".join(words)).group()


def judge_sentences(root, name, log):
    """What the check finds, said in one way at its three places."""
    check = "".join(word.capitalize() for word in name.split("-")) + "Check"
    header, page = f"checks/tidy/{check}.h", f"docs/checks/{name}.md"
    rows = tree.read(root, ANALYSES) if tree.exists(root, ANALYSES) else ""
    row = re.search(rf'\{{"stableid-{name}",\s*((?:"[^"]*"\s*)+),', rows)
    if row:
        header, right = ANALYSES, "".join(re.findall(r'"([^"]*)"', row.group(1)))
    elif tree.exists(root, header):
        right = sentence(tree.read(root, header),
                         rf"^(///(?:(?!\n\n).)*?)^class {check}\b")
    else:
        yield (f"{header}: is missing, and so is a row of {ANALYSES}; one says in a "
               f"sentence what stableid-{name} finds")
        return
    if not right:
        yield f"{header}: no /// comment before the class says what stableid-{name} finds"
        return
    places = [("CHANGELOG.md", log, rf"^- `stableid-{name}`:?\s(.*?)(?:^[-#]|^$|\Z)")]
    if tree.exists(root, page):
        places.append((page, tree.read(root, page), r"\A# [^\n]*\n\n(.*?)(?:^$|\Z)"))
    for path, text, pattern in places:
        said = sentence(text, pattern)
        if said != right:
            yield (f"{path}: says of stableid-{name} '{said}'; {header} says '{right}'")


def judge_page(root, path, check, command):
    text = tree.read(root, path)
    if not text.startswith(f"# {check}\n"):
        yield f"{path}:1: does not open with '# {check}'"
    found, order = sections(text)
    if order != HEADINGS:
        yield (f"{path}: its headings are {', '.join(order) or 'none'}; right is "
               f"{', '.join(HEADINGS)}")
    told, real = page_options(found.get("Options", "")), options(command, check)
    for name in sorted(set(told) | set(real)):
        if name not in real:
            yield f"{path}: tells of the option '{name}', which {check} does not have"
        elif name not in told:
            yield (f"{path}: does not tell of the option '{name}'; add a row "
                   f"'| `{name}` | `{real[name]}` | ... |' under Options")
        elif told[name] != real[name]:
            yield (f"{path}: the default of '{name}' is '{told[name]}' there and "
                   f"'{real[name]}' in --dump-config")


def main(root, command):
    complaints = []
    checks = registered(command)
    if not checks:
        complaints.append("clang-tidy lists no stableid check: is the module loaded?")
    short = {name[len("stableid-"):]: name for name in checks}

    def compare(what, found, right):
        for name in sorted(set(short) - found):
            complaints.append(f"{what}: nothing for {short[name]}; add {right(name)}")
        for name in sorted(found - set(short)):
            complaints.append(f"{right(name)}: there is no check stableid-{name}")

    pages = {os.path.basename(path)[:-3]: path
             for path in tree.files(root, ["docs/checks"], ".md")}
    pages.pop("README", None)
    # Checkers of the static analyzer are judged by checkers.py.
    pages = {name: path for name, path in pages.items()
             if not tree.read(root, path).startswith("# stableid.")}
    compare("docs/checks", set(pages), lambda name: f"docs/checks/{name}.md")
    folders = {path.split(os.sep)[2] for path in
               tree.files(root, ["test/tidy"], (".cpp", ".c"))}
    compare("test/tidy", folders, lambda name: f"test/tidy/{name}")
    for name in sorted(set(short) & folders):
        sizes = {}
        for file in ("warns", "silent"):
            path = f"test/tidy/{name}/{file}.cpp"
            if tree.exists(root, path):
                sizes[file] = tree.read(root, path).count("\n")
            else:
                complaints.append(f"{path}: is missing; every check has one")
        if len(sizes) == 2 and sizes["silent"] < sizes["warns"]:
            complaints.append(f"test/tidy/{name}/silent.cpp: has {sizes['silent']} lines, "
                              f"fewer than the {sizes['warns']} of warns.cpp")
    log = tree.read(root, "CHANGELOG.md") if tree.exists(root, "CHANGELOG.md") else ""
    for name in sorted(checks):
        if f"`{name}`" not in log:
            complaints.append(f"CHANGELOG.md: does not name `{name}`")
    for name in sorted(short):
        complaints += judge_sentences(root, name, log)
    for name, path in sorted(pages.items()):
        if name in short:
            complaints += judge_page(root, path, short[name], command)
    tree.conclude(complaints)


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2:])
