# Speaks the Language Server Protocol with a clangd over stdio, as an editor does:
# starts it, opens and edits files, waits for their diagnostics, asks for actions.
# What all tests of this folder, and bench/clangd, talk through.
import contextlib
import json
import os
import re
import shutil
import subprocess
import tempfile
import threading
import time
import urllib.parse

SECONDS = 240  # an answer that has not come by then never will
CAPABILITIES = {
    "textDocument": {
        "publishDiagnostics": {"relatedInformation": True, "versionSupport": True},
        "codeAction": {"codeActionLiteralSupport": {
            "codeActionKind": {"valueSet": ["quickfix", "refactor"]}}},
    },
    "workspace": {"workspaceEdit": {"documentChanges": True}},
}


def uri(path):
    return "file://" + urllib.parse.quote(os.path.abspath(path))


def offset(text, position):
    """Where an LSP position is in ASCII `text`."""
    lines = text.split("\n")
    return sum(len(line) + 1 for line in lines[:position["line"]]) + position["character"]


def applied(text, edits):
    """`text` after the LSP edits, which refer to it as it is."""
    for edit in sorted(edits, key=lambda e: offset(text, e["range"]["start"]), reverse=True):
        start, end = (offset(text, edit["range"][side]) for side in ("start", "end"))
        text = text[:start] + edit["newText"] + text[end:]
    return text


class Editor:
    """One clangd and the files that are open in it."""

    def __init__(self, *command, folder, log="info"):
        # That folder is home too, so that no user's configuration takes part, and the
        # one that is there spares an index of the whole standard library.
        os.makedirs(os.path.join(folder, "clangd"), exist_ok=True)
        with open(os.path.join(folder, "clangd/config.yaml"), "w", encoding="utf-8") as user:
            user.write("Index: {StandardLibrary: No}\n")
        home = {name: folder for name in ("HOME", "XDG_CONFIG_HOME", "XDG_CACHE_HOME")}
        self.log = open(os.path.join(folder, "clangd.log"), "ab")
        self.process = subprocess.Popen(
            [*command, "--background-index=0", f"--log={log}"], stdin=subprocess.PIPE,
            stdout=subprocess.PIPE, stderr=self.log, cwd=folder,
            env={**os.environ, **home})
        self.answers = {}
        self.published = {}
        self.news = threading.Condition()
        self.versions = {}
        self.texts = {}
        self.ids = 0
        self.ended = False
        threading.Thread(target=self._listen, daemon=True).start()
        self.server = self.request("initialize", {
            "processId": os.getpid(), "rootUri": uri(folder),
            "capabilities": CAPABILITIES})
        self._send({"method": "initialized", "params": {}})

    # The wire.

    def _send(self, message):
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self.process.stdin.write(b"Content-Length: %d\r\n\r\n" % len(body) + body)
        self.process.stdin.flush()

    def _listen(self):
        stream = self.process.stdout
        while True:
            length = 0
            line = stream.readline()
            while line.strip():
                name, value = line.split(b":")
                if name.lower() == b"content-length":
                    length = int(value)
                line = stream.readline()
            if not length:
                break
            self._receive(json.loads(stream.read(length)))
        with self.news:
            self.ended = True
            self.news.notify_all()

    def _receive(self, message):
        with self.news:
            if message.get("method") == "textDocument/publishDiagnostics":
                params = message["params"]
                self.published[params["uri"]] = (params.get("version"), time.monotonic(),
                                                 params["diagnostics"])
            elif "id" in message and "method" not in message:
                self.answers[message["id"]] = message
            self.news.notify_all()
        if "id" in message and "method" in message:  # a request of clangd's own
            self._send({"id": message["id"], "result": None})

    def _wait(self, ready, what):
        with self.news:
            self.news.wait_for(lambda: ready() or self.ended, SECONDS)
            if not ready():
                why = "clangd ended" if self.ended else f"no answer in {SECONDS} s"
                raise AssertionError(f"{what}: {why}; see {self.log.name}")

    # What an editor does.

    def request(self, method, params):
        self.ids += 1
        number = self.ids
        self._send({"id": number, "method": method, "params": params})
        self._wait(lambda: number in self.answers, method)
        answer = self.answers.pop(number)
        assert "error" not in answer, f"{method}: {answer['error']}"
        return answer["result"]

    def open(self, path, text=None):
        if text is None:
            with open(path, encoding="utf-8") as stream:
                text = stream.read()
        name = uri(path)
        self.versions[name] = self.versions.get(name, 0) + 1
        self.texts[name] = text
        language = "c" if path.endswith(".c") else "cpp"
        self._send({"method": "textDocument/didOpen", "params": {"textDocument": {
            "uri": name, "languageId": language, "version": self.versions[name],
            "text": text}}})

    def edit(self, path, text):
        name = uri(path)
        self.versions[name] += 1
        self.texts[name] = text
        self._send({"method": "textDocument/didChange", "params": {
            "textDocument": {"uri": name, "version": self.versions[name]},
            "contentChanges": [{"text": text}]}})

    def text(self, path):
        return self.texts[uri(path)]

    def close(self, path):
        name = uri(path)
        self._send({"method": "textDocument/didClose", "params": {
            "textDocument": {"uri": name}}})
        del self.texts[name]
        self.published.pop(name, None)

    def diagnostics(self, path):
        """What clangd says about the file as it is now."""
        name = uri(path)
        wanted = self.versions[name]
        self._wait(lambda: self.published.get(name, (None,))[0] == wanted,
                   f"diagnostics of {path}, version {wanted}")
        return self.published[name][2]

    def actions(self, path, diagnostic):
        return self.request("textDocument/codeAction", {
            "textDocument": {"uri": uri(path)}, "range": diagnostic["range"],
            "context": {"diagnostics": [diagnostic]}})

    def apply(self, path, action):
        """The action's edits, which concern this file alone, made in the editor."""
        edit = action["edit"]
        changes = edit.get("changes") or {
            change["textDocument"]["uri"]: change["edits"]
            for change in edit["documentChanges"]}
        assert list(changes) == [uri(path)], f"{action['title']}: changes {list(changes)}"
        self.edit(path, applied(self.text(path), changes[uri(path)]))

    def shutdown(self):
        """The exit status of a clangd that was asked to end."""
        assert self.request("shutdown", None) is None
        self._send({"method": "exit"})
        self.process.stdin.close()
        status = self.process.wait(SECONDS)
        self.log.close()
        return status


@contextlib.contextmanager
def project(*sources):
    """A copy of these files and folders' content where no folder above it holds a
    .clang-tidy: the build folder is inside of a project that has one."""
    with tempfile.TemporaryDirectory(prefix="stableid-") as folder:
        folder = os.path.realpath(folder)
        for source in sources:
            if os.path.isdir(source):
                shutil.copytree(source, folder, dirs_exist_ok=True)
            else:
                shutil.copy(source, folder)
        yield folder


def ours(diagnostics):
    """Those of our checks, as (line from 1, check, message), in order; clangd adds
    to a message that it has a fix."""
    return sorted((d["range"]["start"]["line"] + 1, d["code"],
                   re.sub(r" \(fix(?:es)? available\)$", "", d["message"]))
                  for d in diagnostics if str(d.get("code", "")).startswith("stableid-"))


WARNING = re.compile(r"^(.+?):(\d+):(\d+): (?:warning|error): (.*) \[(stableid-[\w-]+)\]$",
                     re.M)


def tidy(command, path, *arguments):
    """What clang-tidy says of the file itself, in the same words as ours()."""
    said = subprocess.run([*command, "--checks=-*,stableid-*", *arguments, path,
                           "--", "-std=c++20"], cwd=os.path.dirname(path),
                          stdout=subprocess.PIPE, stderr=subprocess.PIPE,
                          encoding="utf-8", check=True).stdout
    # clangd begins a message with a capital.
    return sorted((int(line), check, text[0].upper() + text[1:])
                  for name, line, _, text, check in WARNING.findall(said)
                  if os.path.basename(name) == os.path.basename(path))


def expect(have, wanted, what):
    if have != wanted:
        raise AssertionError(f"{what}\n  is:     {have}\n  wanted: {wanted}")
