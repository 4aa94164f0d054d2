# A headless Chromium, spoken to through its pipe: it opens a page, presses keys and
# evaluates expressions. Tests say nothing of time; all waiting is in here.
import json
import os
import shutil
import subprocess
import tempfile
import threading

FLAGS = ["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync",
         "--disable-dev-shm-usage", "--hide-scrollbars", "--remote-debugging-pipe"]
LIMIT = 600  # seconds: against a browser that hangs, not one that is slow


class Browser:
    def __init__(self, program):
        self.folder = tempfile.mkdtemp()
        requests, self.out = os.pipe()
        self.inn, answers = os.pipe()
        # The browser reads requests from descriptor 3 and writes to 4.
        script = f'exec "$0" "$@" 3<&{requests} 4>&{answers}'
        self.process = subprocess.Popen(
            ["bash", "-c", script, program, *FLAGS, f"--user-data-dir={self.folder}",
             "about:blank"],
            pass_fds=(requests, answers), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        os.close(requests)
        os.close(answers)
        self.timer = threading.Timer(LIMIT, self.process.kill)
        self.timer.start()
        self.buffer, self.number, self.session, self.events = b"", 0, None, []
        target = self.call("Target.createTarget", url="about:blank")["targetId"]
        self.session = self.call("Target.attachToTarget", targetId=target,
                                 flatten=True)["sessionId"]
        for domain in ("Page", "Runtime", "Log", "Network"):
            self.call(f"{domain}.enable")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.timer.cancel()
        self.process.kill()
        self.process.wait()
        shutil.rmtree(self.folder, ignore_errors=True)

    def receive(self):
        while b"\0" not in self.buffer:
            part = os.read(self.inn, 1 << 16)
            if not part:
                raise SystemExit("the browser has gone, or did not answer in time")
            self.buffer += part
        message, _, self.buffer = self.buffer.partition(b"\0")
        return json.loads(message)

    def call(self, method, **parameters):
        self.number += 1
        request = {"id": self.number, "method": method, "params": parameters}
        if self.session:
            request["sessionId"] = self.session
        os.write(self.out, json.dumps(request).encode() + b"\0")
        while True:
            answer = self.receive()
            if answer.get("id") == self.number:
                assert "error" not in answer, (method, answer["error"])
                return answer["result"]
            self.events.append(answer)

    def open(self, url):
        self.events.clear()
        self.call("Page.navigate", url=url)
        while not any(event["method"] == "Page.loadEventFired" for event in self.events):
            self.events.append(self.receive())

    def ask(self, expression):
        """The value of a JavaScript expression."""
        answer = self.call("Runtime.evaluate", expression=expression, returnByValue=True,
                           awaitPromise=True)
        assert "exceptionDetails" not in answer, (expression, answer["exceptionDetails"])
        return answer["result"].get("value")

    def texts(self, selector):
        return self.ask(f"[...document.querySelectorAll({json.dumps(selector)})]"
                        ".map((node) => node.innerText.replace(/\\s+/g, ' ').trim())")

    def press(self, key):
        for kind in ("keyDown", "keyUp"):
            self.call("Input.dispatchKeyEvent", type=kind, key=key, code=key,
                      windowsVirtualKeyCode={"ArrowLeft": 37, "ArrowUp": 38, "ArrowRight": 39,
                                             "ArrowDown": 40, "Tab": 9, "Enter": 13, "Escape": 27,
                                             "/": 191, "?": 191}[key],
                      **({"text": {"Enter": "\r"}.get(key, key)}
                         if key in ("Enter", "/", "?") and kind == "keyDown" else {}))

    def complaints(self):
        """What the page logged, threw, or asked the network for beside itself."""
        found = []
        for event in self.events:
            kind, what = event.get("method"), event.get("params", {})
            if kind == "Network.requestWillBeSent" and what["type"] != "Document":
                found.append(what["request"]["url"])
            elif kind in ("Runtime.exceptionThrown", "Log.entryAdded",
                          "Runtime.consoleAPICalled"):
                found.append(json.dumps(what))
        return found
