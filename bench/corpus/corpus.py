"""The corpus as data: projects, golden findings and triage."""
import json
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
FOLDER = os.path.join(ROOT, "build/corpus")
sys.path.insert(0, os.path.join(ROOT, "bench/checks"))
VERDICTS = ("right", "arguable", "wrong")


def described():
    """The document projects.yaml."""
    try:
        import yaml
    except ImportError:
        sys.exit("please install: python3-yaml")
    with open(os.path.join(HERE, "projects.yaml"), encoding="utf-8") as stream:
        return yaml.safe_load(stream)


def projects(names=()):
    """The projects of these names, or all, in the order of projects.yaml."""
    listed = {project["source"]: project for project in described()["projects"]}
    unknown = [name for name in names if name not in listed]
    if unknown:
        sys.exit("not in projects.yaml: " + " ".join(unknown))
    return [listed[name] for name in names or listed]


def rows(path):
    """The objects of a file with one a line; none if there is no such file."""
    if not os.path.exists(path):
        return []
    with open(path, encoding="utf-8") as stream:
        return [json.loads(line) for line in stream if line.strip()]


def write_rows(path, objects):
    os.makedirs(os.path.dirname(path), exist_ok=True)
    with open(path, "w", encoding="utf-8") as stream:
        for row in objects:
            stream.write(json.dumps(row, ensure_ascii=False) + "\n")


def golden(name):
    return os.path.join(HERE, "golden", name + ".jsonl")


def triage():
    """What was judged by reading, by project and fingerprint."""
    return {(row["project"], row["fingerprint"]): row
            for row in rows(os.path.join(HERE, "triage.jsonl"))}
