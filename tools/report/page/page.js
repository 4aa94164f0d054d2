// The page: what is chosen is kept in `chosen` and in the address behind '#', and
// every part is drawn from it.
document.documentElement.classList.add("live"); // the plain list is for paper then
const report = JSON.parse(document.getElementById("report").textContent);
const findings = report.findings;
findings.forEach((finding, index) => {
  finding.index = index;
  finding.words = `${finding.message} ${finding.file} ${finding.check}`.toLowerCase();
});
const chosen = { verdict: null, certainty: null, check: null, folder: null, status: null, words: "",
                 finding: -1, step: 0 };
const MEANS = {
  outlives: "kept where the object may already be gone: two objects can share it",
  escapes: "leaves the process: differs in every run and means nothing elsewhere",
  other: "other checks",
};
const place = (id) => document.getElementById(id);
const plural = (count, word) => `${count} ${word}${count === 1 ? "" : "s"}`;
const say = (text) => { place("said").textContent = text; }; // for screen readers
const dated = (date) => date.replace("T", " ").replace(/(:\d\d)?Z$/, "");
const short = (message) => message.split("; ")[0];
const folderOf = (file) => file.includes("/") ? file.slice(0, file.lastIndexOf("/")) : ".";

// ---- what is above the findings

function drawTop() {
  const name = report.root.split("/").filter(Boolean).pop();
  const known = findings.filter((finding) => finding.baseline).length;
  place("headline").append(
    ...(name ? visible(name) : []), name ? ": " : "",
    findings.length ? plural(findings.length, "finding") : "nothing found",
    known ? `, ${known} of them in the baseline` : "");
  place("scanned").append(...visible([
    report.date && `${dated(report.date)} UTC`, report.units ? plural(report.units, "unit") : "",
    report.failures.length ? `${plural(report.failures.length, "unit")} not read` : "",
    report.version && `stableid ${report.version}`, report.llvm && `LLVM ${report.llvm}`,
  ].filter(Boolean).join(" · ")));
  const verdicts = Object.keys(MEANS).filter((verdict) =>
    verdict !== "other" || findings.some((finding) => finding.verdict === verdict));
  place("summary").append(
    el("div", { class: "card" }, el("h2", {}, "What the addresses do"),
      el("ul", { class: "verdicts" }, verdicts.map((verdict) => el("li", {},
        el("span", { class: `count ${verdict}` },
          String(findings.filter((finding) => finding.verdict === verdict).length)),
        el("strong", { class: verdict }, verdict),
        el("span", { class: "means" }, MEANS[verdict]))))),
    el("div", { class: "card trend" }, el("h2", {}, "Trend"), drawTrend(), drawOwners()));
}

// Whose findings they are, by CODEOWNERS: now, and in the oldest report.
function drawOwners() {
  if (!report.owners.length) return "";
  const earlier = report.trend.length > 1;
  return el("details", { class: "owners" }, el("summary", {}, "By owner"),
    el("table", {},
      el("thead", {}, el("tr", {},
        ["Owner", "now", ...(earlier ? [`on ${report.trend[0].date.slice(0, 10)}`] : [])]
          .map((head) => el("th", { scope: "col" }, visible(head))))),
      el("tbody", {}, report.owners.map((owner) => el("tr", {},
        el("td", {}, visible(owner.name || "nobody")),
        [owner.counts[owner.counts.length - 1], ...(earlier ? [owner.counts[0]] : [])]
          .map((count) => el("td", {}, String(count))))))));
}

function drawTrend() {
  const runs = report.trend;
  if (runs.length < 2)
    return el("p", { class: "quiet" }, "No earlier reports were given.");
  const most = Math.max(1, ...runs.map((run) => run.outlives + run.escapes + run.other));
  const svg = (name, attributes, ...children) => {
    const node = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
    node.append(...children);
    return node;
  };
  const width = 100 / Math.max(8, runs.length), height = 52, top = 14;
  const total = (run) => run.outlives + run.escapes + run.other;
  const first = runs[0], latest = runs[runs.length - 1];
  const bars = runs.map((run, index) => {
    let y = top + height;
    const parts = ["outlives", "escapes", "other"].map((verdict) => {
      const part = (run[verdict] / most) * height;
      y -= part;
      return svg("rect", { class: `bar-${verdict}`, x: `${index * width + width * 0.2}%`,
                           y, width: `${width * 0.6}%`, height: part });
    });
    return svg("g", {}, svg("title", {}, `${run.date}: ${total(run)}`), ...parts,
      svg("text", { x: `${(index + 0.5) * width}%`, y: y - 3, "text-anchor": "middle" },
        // Of many bars, the numbers of the first and the last have room.
        runs.length <= 16 || run === first || run === latest ? String(total(run)) : ""));
  });
  return el("div", {},
    svg("svg", { role: "img", "aria-label": `Findings per report, from ${total(first)} ` +
      `on ${first.date.slice(0, 10)} to ${total(latest)} on ${latest.date.slice(0, 10)}` },
      ...bars, svg("line", { class: "ground", x1: 0, x2: "100%", y1: top + height,
                             y2: top + height })),
    el("div", { class: "below" },
      el("p", { class: "quiet" }, `Since the report before: ${latest.fresh} new, ` +
        `${latest.gone} gone`),
      el("details", {}, el("summary", {}, "In numbers"),
        el("table", {},
          el("thead", {}, el("tr", {},
            ["Report of", "outlives", "escapes", "other", "new", "gone"]
              .map((head) => el("th", { scope: "col" }, head)))),
          el("tbody", {}, runs.map((run) => el("tr", {},
            el("td", {}, visible(dated(run.date))),
            [run.outlives, run.escapes, run.other, run.fresh, run.gone]
              .map((count) => el("td", {}, String(count))))))))));
}

// ---- filters

const FACETS = {
  verdict: (finding) => [finding.verdict],
  certainty: (finding) => [finding.certainty],
  check: (finding) => [finding.check],
  status: (finding) => finding.baseline ? ["in the baseline"]
    : finding.fresh ? ["new since the report before"] : ["open"],
  folder: (finding) => { // the folder, and all that it is in
    const folders = [folderOf(finding.file)];
    while (folders[0].includes("/")) folders.unshift(folderOf(folders[0]));
    return folders;
  },
};
// Paths part by part, so that a folder comes before what is in it, and m2 before m10.
const collator = new Intl.Collator("en", { numeric: true });
const byParts = (a, b) => {
  const [left, right] = [a.split("/"), b.split("/")];
  const at = left.findIndex((part, index) => part !== right[index]);
  return at < 0 ? -1 : right[at] === undefined ? 1 : collator.compare(left[at], right[at]);
};
const TITLES = { verdict: "Verdict", certainty: "Certainty", check: "Check", status: "Status", folder: "Folder" };

const hasWords = (finding) => finding.words.includes(chosen.words.toLowerCase());
// The facets by which a finding is left out.
const leftOutBy = (finding) => Object.keys(FACETS).filter((facet) =>
  chosen[facet] !== null && !FACETS[facet](finding).includes(chosen[facet]));
const shown = () =>
  findings.filter((finding) => hasWords(finding) && !leftOutBy(finding).length);

function drawFilters() {
  const focused = document.activeElement && document.activeElement.dataset.facet;
  const search = el("div", { class: "search" }, el("input", {
    type: "search", placeholder: "Search", "aria-label": "Search the findings",
    value: chosen.words,
    oninput: (event) => { chosen.words = event.target.value; drawFacets(); drawList(ROOM); } }));
  place("filters").replaceChildren(search, el("div", { id: "facets" }));
  place("facets").style.display = "contents";
  drawFacets(focused);
}

function drawFacets(focused) {
  const leftOut = findings.map((finding) => hasWords(finding) ? leftOutBy(finding) : null);
  // What a facet's own choice leaves out still counts for its other values.
  const counts = (index, facet) => leftOut[index] !== null &&
    leftOut[index].every((other) => other === facet);
  place("facets").replaceChildren(...Object.keys(FACETS).map((facet) => {
    const all = new Map(), passing = new Map();
    for (const finding of findings)
      for (const value of FACETS[facet](finding)) {
        all.set(value, (all.get(value) || 0) + 1);
        if (counts(finding.index, facet)) passing.set(value, (passing.get(value) || 0) + 1);
      }
    let values = facet === "verdict" ? Object.keys(MEANS).filter((value) => all.has(value))
      : [...all.keys()].sort(byParts);
    if (facet === "folder") // a folder that only holds one other says nothing
      values = values.filter((value) => !values.some((inner) =>
        inner.startsWith(`${value}/`) && all.get(inner) === all.get(value)));
    if (values.length < 2 && facet !== "check") return null;
    const depth = (value) => values.filter((outer) => value.startsWith(`${outer}/`)).length;
    const shortened = (value) => {
      const outer = values.filter((other) => value.startsWith(`${other}/`)).pop();
      return outer ? value.slice(outer.length + 1) : value;
    };
    return el("section", {}, el("h2", {}, TITLES[facet]), el("ul", {}, values.map((value) =>
      el("li", {}, el("button", {
        class: `facet ${facet === "folder" ? `depth-${Math.min(3, depth(value))}` : ""}`,
        "aria-pressed": String(chosen[facet] === value), "data-facet": `${facet}:${value}`,
        onclick: () => {
          chosen[facet] = chosen[facet] === value ? null : value;
          drawFacets(`${facet}:${value}`);
          drawList(ROOM);
          say(place("list").querySelector(".shown").textContent);
        } },
        facet === "verdict" ? el("span", { class: `dot ${value}` }) : null,
        el("span", { class: "name" }, visible(facet === "check"
          ? value.replace(/^stableid-/, "") : facet === "folder" ? shortened(value) : value)),
        el("span", { class: "count" }, String(passing.get(value) || 0)))))));
  }).filter(Boolean));
  const again = focused && [...place("facets").querySelectorAll("button")]
    .find((button) => button.dataset.facet === focused);
  if (again) again.focus();
}

// ---- the list

// So many items are drawn at first, and as many more when they are asked for: a browser
// would lay out thousands anew at each key that is typed into the search.
const ROOM = 300;
let room = ROOM;

function drawList(size) {
  const list = shown();
  room = size;
  if (!findings.length) return; // the headline says so
  const nodes = [el("p", { class: "shown" }, list.length === findings.length
    ? plural(list.length, "finding") : `${list.length} of ${plural(findings.length, "finding")}`)];
  let file = null, items = null;
  for (const finding of list.slice(0, room)) {
    if (finding.file !== file) {
      file = finding.file;
      nodes.push(el("h2", { class: "file" }, visible(file)), items = el("ul", {}));
    }
    const { index } = finding;
    items.append(el("li", {}, el("button", {
      class: `item ${finding.baseline ? "baseline" : ""}`, "data-finding": index,
      "aria-current": index === chosen.finding ? "true" : null,
      onclick: () => choose(index, last(finding), true) },
      el("span", { class: `dot ${finding.verdict}`, role: "img",
                   "aria-label": finding.verdict }),
      el("span", { class: "text" }, sentence(short(finding.message)),
        finding.baseline ? [" ", el("span", { class: "tag" }, "baseline")] : [],
        finding.fresh ? [" ", el("span", { class: "tag fresh" }, "new")] : []),
      el("span", { class: "line" }, String(finding.steps[last(finding)].line)))));
  }
  if (list.length > room)
    nodes.push(el("p", {}, el("button", { class: "more", onclick: () => {
      const first = list[room].index;
      drawList(room + ROOM);
      place("list").querySelector(`[data-finding="${first}"]`).focus();
    } }, `Show ${Math.min(ROOM, list.length - room)} more of ${list.length}`)));
  if (!list.length)
    nodes.push(el("p", { class: "empty" }, "No finding has all that is chosen."));
  place("list").replaceChildren(...nodes);
}

place("list").addEventListener("keydown", (event) => {
  const by = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  const items = [...place("list").querySelectorAll(".item")];
  const at = items.indexOf(document.activeElement), next = items[at + by];
  const more = place("list").querySelector(".more");
  if (by > 0 && at === items.length - 1 && more) {
    event.preventDefault();
    more.click(); // which focuses the first of the new ones
    return choose(Number(document.activeElement.dataset.finding),
                  last(findings[document.activeElement.dataset.finding]), false);
  }
  if (!by || !next) return;
  event.preventDefault();
  const index = Number(next.dataset.finding);
  next.focus();
  choose(index, last(findings[index]), false);
});

// ---- one finding

const last = (finding) => finding.steps.length - 1;

function choose(index, step, moves) {
  chosen.finding = index;
  chosen.step = step;
  history.replaceState(null, "", `#${index + 1}.${step + 1}`);
  // Of thousands of items two change.
  const before = place("list").querySelector("[aria-current]");
  const now = place("list").querySelector(`[data-finding="${index}"]`);
  if (before) before.removeAttribute("aria-current");
  if (now) now.setAttribute("aria-current", "true");
  drawDetail();
  if (moves && place("detail").getBoundingClientRect().top < 0)
    place("detail").scrollIntoView();
}

function step(to) {
  const finding = findings[chosen.finding];
  if (!finding || to < 0 || to > last(finding)) return;
  const held = document.activeElement && document.activeElement.id;
  choose(chosen.finding, to, false);
  const again = held && place(held);
  if (again) (again.disabled ? place("detail") : again).focus({ preventScroll: true });
  const now = finding.steps[to];
  say(`Step ${to + 1} of ${finding.steps.length}: ${now.text}, ${now.file} line ${now.line}`);
}

document.addEventListener("keydown", (event) => {
  const by = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
  if (!by || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
  if (event.target.closest("input, .code")) return; // there they move and scroll
  event.preventDefault();
  step(chosen.step + by);
});

// ---- keys

const KEYS = [["\u2190 \u2192", "the step before, the next step"],
              ["\u2191 \u2193", "in the list: the finding before, the next one"],
              ["/", "search"], ["?", "these keys"]];
const help = el("dialog", { id: "keys", "aria-label": "Keys" },
  el("h2", {}, "Keys"),
  el("dl", {}, KEYS.flatMap(([key, means]) => [el("dt", {}, key), el("dd", {}, means)])),
  el("form", { method: "dialog" }, el("button", {}, "Close")));
document.body.append(help);

document.addEventListener("keydown", (event) => {
  if (event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.target.closest("input")) {
    if (event.key === "Escape") event.target.blur();
    return;
  }
  if (event.key === "/") place("filters").querySelector("input").focus();
  else if (event.key !== "?") return;
  else if (help.open) help.close();
  else help.showModal();
  event.preventDefault();
});

function drawDetail() {
  const finding = findings[chosen.finding];
  if (!finding) {
    if (findings.length)
      place("detail").replaceChildren(el("p", { class: "empty" }, "Choose a finding."));
    return;
  }
  const rule = report.rules[finding.check];
  place("detail").replaceChildren(
    el("p", { class: "tags" },
      el("span", { class: `tag ${finding.verdict}` }, finding.verdict),
      el("code", {}, visible(finding.check)),
      rule.cwe.map((number) => el("span", { class: "tag" }, `CWE-${number}`)),
      finding.fresh ? el("span", { class: "tag fresh" }, "new") : null,
      finding.baseline ? el("span", { class: "tag" }, "in the baseline") : null),
    el("h2", {}, sentence(finding.message)),
    finding.advice ? el("p", { class: "advice" }, "Advice: ", sentence(finding.advice)) : "",
    el("h3", {}, finding.steps.length > 1 ? "The way of the address" : "Where"),
    el("ol", { class: "steps" }, finding.steps.map((each, index) => el("li", {},
      el("button", { class: "step", id: `step-${index}`, onclick: () => step(index),
                     "aria-current": index === chosen.step ? "step" : null },
        el("span", { class: "number", "aria-hidden": "true" }, String(index + 1)),
        el("span", { class: "text" }, sentence(short(each.text))),
        el("span", { class: "place mono" },
          visible(`${each.file.split("/").pop()}:${each.line}`)))))),
    drawSource(finding), drawFix(finding), drawPlaces(finding),
    el("p", { class: "foot" },
      rule.sentence ? [...sentence(rule.sentence), " "] : "",
      finding.fingerprint ? `Fingerprint ${finding.fingerprint}` : ""));
  // The line of the step into the middle of the source; the page stays where it is.
  const row = place("detail").querySelector(".row.here");
  if (row) {
    const pane = row.closest(".code");
    pane.scrollTop = row.offsetTop - (pane.clientHeight - row.offsetHeight) / 2;
  }
}

function drawSource(finding) {
  const now = finding.steps[chosen.step];
  const count = finding.steps.length;
  const bar = el("div", { class: "bar" },
    el("span", { class: "path" }, visible(`${now.file}:${now.line}`)),
    count > 1 ? [
      el("button", { id: "previous", disabled: chosen.step === 0, "aria-keyshortcuts": "ArrowLeft",
                     title: "also the key ←", onclick: () => step(chosen.step - 1) }, "← Previous"),
      el("span", {}, `${chosen.step + 1} of ${count}`),
      el("button", { id: "next", disabled: chosen.step === count - 1,
                     "aria-keyshortcuts": "ArrowRight", title: "also the key →",
                     onclick: () => step(chosen.step + 1) }, "Next →")] : "");
  const lines = new Map();
  const runs = Object.hasOwn(report.sources, now.file) ? report.sources[now.file] : [];
  for (const [start, texts] of runs)
    texts.forEach((text, index) => lines.set(start + index, text));
  const here = finding.steps.map((each, index) => ({ ...each, index }))
    .filter((each) => each.file === now.file);
  const wanted = [...lines.keys()].sort((a, b) => a - b).filter((number) =>
    here.some((each) => Math.abs(each.line - number) <= report.around));
  if (!wanted.includes(now.line))
    return el("div", { class: "panel" }, bar, el("p", { class: "empty" },
      "The source was not there when this page was written."));
  const rows = [];
  for (const number of wanted) {
    if (rows.length && rows[rows.length - 1].number < number - 1)
      rows.push({ text: "⋯", class: "gap" });
    const steps = here.filter((each) => each.line === number);
    const current = number === now.line;
    const badge = current ? chosen.step : steps.length ? steps[0].index : null;
    rows.push({ number, text: lines.get(number), class: current ? "here" : "",
      mark: current ? markOf(lines.get(number), now) : null,
      badge: badge === null ? "" : el("span", { "aria-hidden": "true",
        class: `number ${current ? "here" : ""}` }, String(badge + 1)) });
  }
  return el("div", { class: "panel" }, bar,
    finding.stale ? el("p", { class: "notice" }, "The source has changed since the scan; " +
      "lines may be others.") : "",
    rowsOf(rows));
}

function drawPlaces(finding) {
  if (!finding.places.length) return "";
  return el("section", { id: "places", "aria-label": "Other places" },
    el("h3", {}, "The same mistake at " +
      plural(finding.places.length + finding.morePlaces, "other place")),
    el("ul", {}, finding.places.map((each) => el("li", {},
      el("code", {}, visible(`${each.file}:${each.line}`)), " ", sentence(short(each.text))))),
    finding.morePlaces ? el("p", { class: "quiet" },
      `${finding.morePlaces} more are in the JSON of the scan.`) : "");
}

function drawFix(finding) {
  if (!finding.fix.length) return "";
  return el("section", { id: "fix", "aria-label": "Fix" },
    el("h3", {}, finding.fixKeeps ? "Fix, which keeps the meaning"
      : "Fix, which may change the meaning: read it before you apply it"),
    finding.fix.map((file) => el("div", { class: "panel" },
      el("div", { class: "bar" }, el("span", { class: "path" }, visible(file.file))),
      rowsOf(file.hunks.flatMap((hunk, index) => {
        let old = hunk.old, next = hunk.new;
        return [...(index ? [{ text: "⋯", class: "gap", sign: "" }] : []),
          ...hunk.lines.map(([sign, text]) => ({
            text, sign: sign === " " ? "" : sign,
            class: { "+": "put", "-": "taken" }[sign],
            number: sign === "-" ? old++ : (sign === " " && old++, next++) }))];
      })))));
}

// ---- all of it

function drawFailures() {
  if (!report.failures.length) return;
  place("failures").append(el("details", { class: "card", open: true },
    el("summary", {}, `${plural(report.failures.length, "unit")} not read`),
    el("ul", {}, report.failures.map((failure) => el("li", {},
      el("code", {}, visible(failure.file)), ": ", visible(failure.reason))))));
}

function followAddress() {
  const [, index, to] = /^#(\d+)(?:\.(\d+))?$/.exec(location.hash) || [];
  const finding = findings[index - 1] ? index - 1 : findings.length ? 0 : -1;
  if (finding < 0) return drawDetail();
  const at = shown().findIndex((each) => each.index === finding);
  if (at >= room) drawList(at + ROOM);
  const wanted = Number(to) - 1;
  choose(finding, findings[finding].steps[wanted] ? wanted : last(findings[finding]), false);
  const list = place("list"), item = list.querySelector("[aria-current]");
  if (item) // in the list alone; the page stays where it is
    list.scrollTop = Math.max(0, item.offsetTop - list.clientHeight / 2);
}

drawTop();
drawFilters();
drawList(ROOM);
drawFailures();
followAddress();
window.addEventListener("hashchange", followAddress);
