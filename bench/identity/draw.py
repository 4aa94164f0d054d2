"""Draws the pictures of docs/what-is-an-identity.md and docs/governance.md, from
measured.json alone: the same bytes from the same numbers. With --check it compares.

  draw.py [--check]
"""
import json
import math
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
IMAGES = HERE.parent.parent / "docs/images"
STYLE = """<style>
text{font:13px sans-serif;fill:#1f2328}.quiet{fill:#59636e}.line{stroke:#59636e;fill:none}
.grid{stroke:#d1d9e0}.model{stroke:#0969da;fill:none;stroke-width:2}.a{fill:#cf222e}
.b{fill:#1a7f37}.c{fill:#9a6700}.d{fill:#8250df}.box{fill:#ddf4ff;stroke:#0969da}
@media (prefers-color-scheme:dark){text{fill:#f0f6fc}.quiet{fill:#9198a1}
.line{stroke:#9198a1}.grid{stroke:#3d444d}.model{stroke:#4493f8}.a{fill:#f85149}
.b{fill:#3fb950}.c{fill:#d29922}.d{fill:#ab7df8}.box{fill:#121d2f;stroke:#4493f8}}
</style>"""


def picture(width, height, title, parts):
    return "\n".join([f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}" '
                      f'height="{height}" viewBox="0 0 {width} {height}" role="img">',
                      f"<title>{title}</title>", STYLE, *parts, "</svg>", ""])


def text(x, y, words, anchor="start", kind=""):
    words = words.replace("&", "&amp;").replace("<", "&lt;")
    return (f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}"'
            f'{f" class={chr(34)}{kind}{chr(34)}" if kind else ""}>{words}</text>')


def line(x1, y1, x2, y2, kind):
    return f'<path class="{kind}" d="M{x1:.1f} {y1:.1f}L{x2:.1f} {y2:.1f}"/>'


MARKS = {"glibc": ("a", "M-4-4h8v8h-8z"), "jemalloc": ("b", "M0-5l5 9h-10z"),
         "tcmalloc": ("c", "M0 5l5-9h-10z"), "mimalloc": ("d", "M0-5l5 5-5 5-5-5z")}


def mark(name, x, y):
    kind, shape = MARKS[name]
    return f'<path class="{kind}" transform="translate({x:.1f} {y:.1f})" d="{shape}"/>'


def reuse(measured):
    """The share of objects at an address that another had before, beside the model."""
    left, top, width, height = 60, 24, 480, 260
    low, high = 4, 6  # powers of ten

    def x(made):
        return left + (math.log10(made) - low) / (high - low) * width

    def y(share):
        return top + (1 - share) * height

    parts = []
    for percent in range(0, 101, 20):
        parts += [line(left, y(percent / 100), left + width, y(percent / 100), "grid"),
                  text(left - 8, y(percent / 100) + 4, f"{percent} %", "end", "quiet")]
    for made, words in ((10_000, "10,000"), (30_000, "30,000"), (100_000, "100,000"),
                        (300_000, "300,000"), (1_000_000, "1,000,000")):
        parts.append(text(x(made), top + height + 20, words, "middle", "quiet"))
    parts.append(text(left + width / 2, top + height + 42,
                      "objects of 200 bytes made so far, 10,000 alive", "middle"))
    curve = []
    for step in range(0, 101):
        made = 10 ** (low + (high - low) * step / 100)
        curve.append(f"{x(made):.1f} {y(1 - 10_000 / made):.1f}")
    parts.append(f'<path class="model" d="M{"L".join(curve)}"/>')
    for shift, (name, rows) in enumerate(measured["reuse"].items()):
        for row in rows:
            if row["what"] == "made":
                # Beside each other, where they agree.
                parts.append(mark(name, x(row["made"]) + 7 * shift - 10,
                                  y(row["repeated"] / row["made"])))
        parts += [mark(name, left + width - 150, y(0.42) + 20 * shift),
                  text(left + width - 138, y(0.42) + 20 * shift + 5, name)]
    parts += [line(left + width - 158, y(0.42) - 20, left + width - 142, y(0.42) - 20, "model"),
              text(left + width - 138, y(0.42) - 15, "model: 1 - alive / made")]
    return picture(580, 340, "Share of objects that got the address of an earlier one, by "
                             "number of objects made", parts)


def growth(measured):
    """At which element the first one moves, a row for each container."""
    left, width, row_height = 200, 380, 34
    parts = []
    rows = measured["growth"]
    bottom = 20 + row_height * len(rows)

    def x(element):
        return left + math.log10(element) / 4 * width

    for power in range(0, 5):
        parts += [line(x(10 ** power), 14, x(10 ** power), bottom, "grid"),
                  text(x(10 ** power), bottom + 20, f"{10 ** power:,}", "middle", "quiet")]
    for number, row in enumerate(rows):
        y = 20 + row_height * number + row_height / 2
        parts += [text(left - 12, y + 4, row["container"], "end"),
                  line(left, y, left + width, y, "line")]
        for element in row["moved_at"]:
            parts.append(f'<path class="a" transform="translate({x(element):.1f} {y:.1f})" '
                         'd="M-1.5-9h3v18h-3z"/>')
        stayed = row["stayed"] / row["elements"]
        parts.append(text(left + width + 12, y + 4, f"{100 * stayed:.0f} % stayed", "start",
                          "quiet"))
    parts.append(text(left + width / 2, bottom + 42,
                      "elements added; a bar: the first element moved", "middle"))
    return picture(700, bottom + 60, "At which element the first element of a container moves",
                   parts)


def governance():
    """The loop: from a finding to the trend, with the command of each step."""
    steps = [("finding", "stableid scan"), ("witness", "stableid witness"),
             ("alert", "--prometheus"), ("edit", "scan --fix-notes"),
             ("baseline", "stableid baseline"), ("trend", "report --earlier")]
    parts, place = [], []
    for number in range(len(steps)):
        angle = math.radians(60 * number - 90)
        place.append((330 + 220 * math.cos(angle), 190 + 140 * math.sin(angle)))
    for number, (x1, y1) in enumerate(place):
        x2, y2 = place[(number + 1) % len(place)]
        length = math.hypot(x2 - x1, y2 - y1)
        # From the edge of one box to that of the next.
        (a, b) = (0.36, 0.64) if abs(y2 - y1) < 100 else (0.24, 0.76)
        ax, ay = x1 + a * (x2 - x1), y1 + a * (y2 - y1)
        bx, by = x1 + b * (x2 - x1), y1 + b * (y2 - y1)
        ux, uy = (x2 - x1) / length, (y2 - y1) / length
        parts += [line(ax, ay, bx, by, "line"),
                  f'<path class="line" d="M{bx - 8 * ux + 5 * uy:.1f} '
                  f'{by - 8 * uy - 5 * ux:.1f}L{bx:.1f} {by:.1f}L{bx - 8 * ux - 5 * uy:.1f} '
                  f'{by - 8 * uy + 5 * ux:.1f}"/>']
    for (x, y), (name, command) in zip(place, steps):
        parts += [f'<rect class="box" x="{x - 75:.1f}" y="{y - 24:.1f}" width="150" '
                  'height="48" rx="8"/>', text(x, y - 3, name, "middle"),
                  text(x, y + 15, command, "middle", "quiet")]
    return picture(660, 380, "finding, witness, alert, edit, baseline, trend, and again", parts)


def main(*words):
    with open(HERE / "measured.json", encoding="utf-8") as stream:
        measured = json.load(stream)
    pictures = {"reuse.svg": reuse(measured), "growth.svg": growth(measured),
                "governance.svg": governance()}
    failed = False
    for name, drawn in pictures.items():
        path = IMAGES / name
        if "--check" not in words:
            path.write_text(drawn, encoding="utf-8")
        elif not path.exists() or path.read_text(encoding="utf-8") != drawn:
            print(f"docs/images/{name}: not what bench/identity/draw.py draws of "
                  "measured.json; run it")
            failed = True
    return failed


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
