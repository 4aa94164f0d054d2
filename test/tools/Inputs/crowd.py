# Writes a report of 5,000 findings, and looks at the page that is made of it.
# Usage: crowd.py write FILE | crowd.py size PAGE | crowd.py page PAGE CHROMIUM
import json
import os
import re
import sys

COUNT = 5000


def finding(number):
    def at(line):
        return {"file": f"src/part{number % 40}/file{number % 400}.cpp", "line": line, "column": 3}
    return {"check": ["stableid-address-as-id", "stableid-address-in-output"][number % 2],
            "fingerprint": f"{number}:1", "at": at(number + 1),
            "message": f"address of 'Session' becomes the ID 'session_{number}'; another "
                       "object can get the same one",
            "places": [{"at": at(line), "message": "again"} for line in range(number % 4)],
            "notes": [{"text": "address taken here", "at": at(number + 1)},
                      {"text": "use 'stableid::next_id<Session>()' instead",
                       "at": at(number + 1)}]}


def size(path):
    with open(path, encoding="utf-8") as stream:
        text = stream.read()
    listed = re.findall(r"<li><code>.*?becomes the ID 'session_(\d+)'", text)
    assert sorted(map(int, listed)) == list(range(COUNT)), f"{len(listed)} are listed"
    # A finding takes the room of its words, once as text and once as data.
    assert len(text) < COUNT * 1500, f"{len(text)} bytes"


def page(path, chromium):
    from browser import Browser

    def nodes(selector):
        return b.ask(f"document.querySelectorAll('{selector}').length")
    with Browser(chromium) as b:
        b.open("file://" + os.path.abspath(path))
        assert nodes(".plain li") == COUNT, "all are there for paper"
        assert nodes(".item") == 300, nodes(".item")
        assert b.texts(".shown") == [f"{COUNT} findings"], b.texts(".shown")
        # Of what is drawn anew for each key, a few nodes for each item that is shown.
        drawn = nodes("main *")
        assert drawn < 300 * 12, f"{drawn} nodes"
        # A key draws no more than that again.
        b.ask("window.made = 0; new MutationObserver((all) => { for (const each of all) "
              "window.made += each.addedNodes.length; }).observe(document.querySelector('main'),"
              " {childList: true, subtree: true})")
        b.ask("{ const field = document.querySelector('input'); field.value = 'session_4999'; "
              "field.dispatchEvent(new Event('input')); }")
        assert b.texts(".shown") == [f"1 of {COUNT} findings"], b.texts(".shown")
        assert b.ask("window.made") < 200, b.ask("window.made")
        b.ask("{ const field = document.querySelector('input'); field.value = ''; "
              "field.dispatchEvent(new Event('input')); }")
        # The rest is a button away, by mouse or keys, and the last one by its address.
        assert b.texts(".more") == [f"Show 300 more of {COUNT}"], b.texts(".more")
        b.ask("document.querySelector('.more').click()")
        assert nodes(".item") == 600, nodes(".item")
        b.ask("[...document.querySelectorAll('.item')].pop().focus()")
        b.press("ArrowDown")
        assert nodes(".item") == 900, nodes(".item")
        assert b.ask("[...document.querySelectorAll('.item')].indexOf("
                     "document.querySelector('[aria-current]'))") == 600
        b.open("about:blank")
        b.open("file://" + os.path.abspath(path) + f"#{COUNT}.1")
        assert b.ask("document.querySelector('[aria-current]').dataset.finding") == \
            str(COUNT - 1)
        assert b.complaints() == [], b.complaints()


if sys.argv[1] == "write":
    with open(sys.argv[2], "w", encoding="utf-8") as stream:
        json.dump({"stableid-report": 1, "root": "/x", "date": "2026-01-01T00:00:00Z",
                   "findings": [finding(number) for number in range(COUNT)]}, stream)
elif sys.argv[1] == "size":
    size(sys.argv[2])
else:
    page(sys.argv[2], sys.argv[3])
