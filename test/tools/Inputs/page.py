# The page of the reports in a real browser: what it shows, how it is stepped through
# with mouse and keys, that it loads nothing, that hostile text stays text, and that
# it can be read. Usage: page.py CHROMIUM PAGE PAGE-WITH-BASELINE HOSTILE-PAGE EMPTY-PAGE
import pathlib
import sys

from browser import Browser

# The contrast of every visible text with what is behind it, the lowest first.
CONTRAST = r"""(() => {
  const parse = (color) => (color.match(/[\d.]+/g) || []).map(Number);
  const light = ([r, g, b]) => [r, g, b].map((c) => c / 255)
    .map((c) => c <= 0.03928 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)
    .reduce((sum, c, i) => sum + c * [0.2126, 0.7152, 0.0722][i], 0);
  const behind = (node) => {
    for (; node; node = node.parentElement) {
      const color = parse(getComputedStyle(node).backgroundColor);
      if (color.length === 3 || color[3] === 1) return color;
    }
    return [255, 255, 255];
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const node = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || !node.checkVisibility() ||
        node.closest("script, noscript, svg, .unseen, .skip, :disabled")) continue;
    const [a, b] = [parse(getComputedStyle(node).color), behind(node)].map(light);
    found.push([(Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05),
                walker.currentNode.data.trim().slice(0, 40)]);
  }
  return found.sort((a, b) => a[0] - b[0]);
})()"""
# What a screen reader would call nothing.
NAMELESS = """[...document.querySelectorAll("button, input, [role=img], nav, section, article")]
  .filter((node) => !node.textContent.trim() && !node.getAttribute("aria-label"))
  .map((node) => node.outerHTML)"""


def equal(found, wanted):
    assert found == wanted, f"\nfound  {found!r}\nwanted {wanted!r}"


def shows_findings(page):
    equal(page.ask("document.title"), "stableid: acme")
    equal(page.texts("h1"), ["acme: 3 findings"])
    assert "2026-02-03 10:30 UTC · 2 units · 1 unit not read" in page.texts("#scanned")[0]
    equal(page.texts(".verdicts .count"), ["2", "1"])
    equal(page.texts(".item .text"), [
        "address of Session is written by write", "address of Font becomes a key of cache",
        "address of Attributes becomes the ID session_id new"])
    equal(page.texts(".file"),
          ["include/acme/record.h", "src/cache/layout.cpp", "src/session.cpp"])
    equal(page.texts("#failures li"), ["src/broken.cpp: unknown type name 'Sesion'"])
    equal(page.texts(".trend svg ~ .below > p"), ["Since the report before: 1 new, 0 gone"])
    equal(page.ask("document.querySelectorAll('.trend rect[height]').length"), 6)


def click(page, selector, containing=""):
    page.ask(f"""[...document.querySelectorAll({selector!r})]
      .find((node) => node.textContent.includes({containing!r})).click()""")


def filters(page):
    shown = {"escapes": 1, "address-as-id": 1, "cache": 1, "src": 2, "open": 2}
    for name, count in shown.items():
        click(page, ".facet", name)
        equal(len(page.texts(".item")), count)
        equal(page.texts(".facet[aria-pressed=true] .name"), [name])
        equal(page.ask("document.activeElement.textContent.includes"
                       f"({name!r}) || document.activeElement === document.body"), True)
        click(page, ".facet[aria-pressed=true]")
    click(page, ".facet", "outlives")
    click(page, ".facet", "include/acme")
    equal(page.texts("#list .empty"), ["No finding has all that is chosen."])
    click(page, ".facet", "outlives")
    click(page, ".facet", "include/acme")
    page.ask("""(() => { const input = document.querySelector("input");
      input.focus(); input.value = "FONT";
      input.dispatchEvent(new Event("input")); })()""")
    equal(page.texts(".shown"), ["1 of 3 findings"])
    page.press("ArrowRight")  # in the input this moves the cursor and nothing else
    equal(page.ask("document.activeElement.value"), "FONT")
    page.ask("""(() => { const input = document.querySelector("input");
      input.value = ""; input.dispatchEvent(new Event("input")); input.blur(); })()""")


def steps(page):
    def here(number, line, marked):
        equal(page.texts(".step[aria-current=step] .number"), [str(number)])
        equal(page.ask("document.querySelector('.row.here .gutter:nth-child(2)').innerText"),
              str(line))
        equal(page.texts(".row.here mark"), [marked])
        equal(page.ask("""(() => { const row = document.querySelector(".row.here");
          const [inner, outer] = [row, row.closest(".code")]
            .map((node) => node.getBoundingClientRect());
          return inner.top >= outer.top && inner.bottom <= outer.bottom; })()"""), True)

    click(page, ".item", "Attributes")
    equal(page.texts("#detail h2"), [
        "address of Attributes becomes the ID session_id; another object can get the same one"])
    equal(page.texts("#detail .advice"), ["Advice: use stableid::Uuid::v4() instead"])
    equal(page.texts(".step .text"), [
        "address taken here", "returned from bitsOf here", "stored in raw here",
        "address of Attributes becomes the ID session_id"])
    here(4, 22, "session_id")
    equal(page.ask("document.getElementById('next').disabled"), True)
    page.press("ArrowRight")  # there is no further one
    here(4, 22, "session_id")
    page.press("ArrowLeft")
    here(3, 21, "raw")
    click(page, "#previous")
    here(2, 21, "bitsOf(attributes)")
    click(page, "#step-0")
    here(1, 17, "reinterpret_cast<std::uint64_t>(attributes)")
    equal(page.texts("#said"), ["Step 1 of 4: address taken here, src/session.cpp line 17"])
    equal(page.ask("location.hash"), "#3.1")
    # From one end to the other with the keyboard alone: the focus is not lost.
    page.ask("document.getElementById('next').focus()")
    for number in (2, 3):
        page.press("Enter")
        equal(page.ask("document.activeElement.id"), "next")
        equal(page.texts(".step[aria-current=step] .number"), [str(number)])
    page.press("Enter")
    here(4, 22, "session_id")
    equal(page.ask("document.activeElement.id"), "detail")
    # The list goes by arrows too.
    page.ask("document.querySelectorAll('.item')[2].focus()")
    page.press("ArrowUp")
    equal(page.texts("#detail code")[0], "stableid-address-as-key")
    equal(page.ask("document.activeElement.getAttribute('aria-current')"), "true")


def keys(page):
    page.press("/")
    equal(page.ask("document.activeElement.type"), "search")
    page.press("?")  # there it is a letter
    equal(page.ask("document.getElementById('keys').open"), False)
    page.ask("""(() => { const input = document.querySelector("input");
      input.value = ""; input.dispatchEvent(new Event("input")); })()""")
    page.press("Escape")
    page.press("?")
    equal(page.ask("document.getElementById('keys').open"), True)
    assert "search" in page.texts("#keys dd"), page.texts("#keys dd")
    page.press("?")
    equal(page.ask("document.getElementById('keys').open"), False)
    # On paper, and where no script runs, all findings are a list.
    equal(page.ask("document.querySelectorAll('.plain ol > li').length"), 3)
    equal(page.ask("getComputedStyle(document.querySelector('.plain')).display"), "none")
    page.call("Emulation.setEmulatedMedia", media="print")
    equal(page.ask("getComputedStyle(document.querySelector('.plain')).display"), "block")
    page.call("Emulation.setEmulatedMedia", media="")


def fix(page):
    click(page, ".item", "Attributes")
    equal(page.texts("#fix .row.taken"), ["22 - session.session_id = std::to_string(raw);"])
    equal(page.texts("#fix .row.put"), [
        '3 + #include "stableid/uuid.h"',
        "23 + session.session_id = to_string(stableid::Uuid::v4());"])
    equal(len(page.texts("#fix .row.gap")), 1)
    # A source is shown as it is, character by character.
    equal(page.ask("""[...document.querySelectorAll("#detail .panel:not(#fix *) .source")]
      .map((node) => node.textContent).slice(0, 2)"""),
          ['  std::string user; // "Zoë & <friends>"', "};"])


def readable(page):
    for scheme in ("light", "dark"):
        page.call("Emulation.setEmulatedMedia",
                  features=[{"name": "prefers-color-scheme", "value": scheme}])
        for index in range(len(page.texts(".item"))):
            page.ask(f"document.querySelectorAll('.item')[{index}].click()")
            lowest = page.ask(CONTRAST)[0]
            assert lowest[0] >= 4.5, (scheme, lowest)
            equal(page.ask(NAMELESS), [])
    dark = page.ask("getComputedStyle(document.body).backgroundColor")
    assert sum(int(part) for part in dark[4:-1].split(",")) < 120, dark
    for width in (320, 700, 1000, 1600):
        page.call("Emulation.setDeviceMetricsOverride", width=width, height=900,
                  deviceScaleFactor=1, mobile=False)
        equal([width, page.ask("document.documentElement.scrollWidth <= innerWidth")],
              [width, True])
    page.call("Emulation.clearDeviceMetricsOverride")


def hostile(page):
    equal(page.ask("document.title"), "stableid: hostile")
    equal(page.ask("document.querySelectorAll('script').length"), 2)
    equal(page.ask("document.querySelectorAll('img, b').length"), 0)
    name = "src/</script><img src=x onerror=\"document.title='hit'\">, a%b:cU+202E.cpp"
    equal(page.texts(".file"), [name])
    equal(page.texts("#detail .path"), [f"{name}:2"])
    assert '</script><script>document.title="hit"</script>' in page.texts("#detail h2")[0]
    equal(page.texts(".row.here .source"), ['auto ü = "</script><b>"; id = (long)p;'])
    equal(page.texts(".row.here mark"), ["id"])
    equal(page.texts(".row .source")[0], "// <!--<script>document.title='hit'</script>U+202E")


def main(program, *pages):
    usual, known, bad, empty = [pathlib.Path(path).resolve().as_uri() for path in pages]
    with Browser(program) as page:
        for url, asks in ((usual, [shows_findings, filters, steps, keys, fix, readable]),
                          (bad, [hostile, readable]), (empty, [readable])):
            page.open(url)
            for ask in asks:
                ask(page)
            equal(page.complaints(), [])
            if url == empty:
                equal(page.texts("h1"), ["acme: nothing found"])
                equal(page.ask("document.body.innerText.match(/nothing found/gi).length"), 1)
        page.open(known + "#2.1")  # an address leads to its finding and step
        equal(page.texts("h1"), ["acme: 3 findings, 1 of them in the baseline"])
        equal(page.texts(".item[aria-current] .tag"), ["baseline"])
        equal(page.texts(".step[aria-current=step] .text"), ["address taken here"])
        equal(page.complaints(), [])


main(*sys.argv[1:])
