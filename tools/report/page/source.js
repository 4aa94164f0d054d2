// How the page shows code: characters that would hide or move text are written
// out, words of C++ are coloured, and a range of a line can be marked. Nothing here
// makes markup of a text.
"use strict";

/** An element with attributes and children; a text is only ever a text. */
function el(name, attributes, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes || {})) {
    if (key.startsWith("on")) node.addEventListener(key.slice(2), value);
    else if (value !== null && value !== undefined && value !== false)
      node.setAttribute(key, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null));
  return node;
}

// Control characters, and those that turn the direction of what follows.
const CONTROL = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u00ad\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/u;

/** The text as nodes, with what cannot be seen written as U+202E. */
function visible(text) {
  return text.split(new RegExp(`(${CONTROL.source})`, "u")).filter(Boolean).map((part) =>
    CONTROL.test(part)
      ? el("span", { class: "control" },
           `U+${part.codePointAt(0).toString(16).toUpperCase().padStart(4, "0")}`)
      : part);
}

/** A sentence of a message: what is 'quoted' is code. */
function sentence(text) {
  return text.split(/'([^']+)'/).map((part, index) =>
    index % 2 ? el("code", {}, visible(part)) : visible(part)).flat();
}

const KEYWORDS = new Set(`alignas alignof auto bool break case catch char class co_await
  co_return co_yield concept const consteval constexpr constinit const_cast continue
  decltype default delete do double dynamic_cast else enum explicit export extern false
  final float for friend goto if inline int long mutable namespace new noexcept nullptr
  operator override private protected public register reinterpret_cast requires return
  short signed sizeof static static_assert static_cast struct switch template this
  thread_local throw true try typedef typeid typename union unsigned using virtual void
  volatile while`.split(/\s+/));
const TOKEN = new RegExp([
  /\/\/.*$|\/\*.*?(?:\*\/|$)/, // 1: a comment
  /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)+'|(?<=^\s*#\s*include\s*)<[^>]*>/, // 2: a text
  /^\s*#\s*\w+/, // 3: a directive
  /[A-Za-z_]\w*/, // 4: a word
].map((part) => `(${part.source})`).join("|"), "g");

/** The line in parts: a class and a text. Lines are read one by one, so the inside
    of a comment of several lines is not known as one. */
function tokens(line) {
  const parts = [];
  let last = 0;
  for (const found of line.matchAll(TOKEN)) {
    const [text, comment, string, directive, word] = found;
    const kind = comment ? "comment" : string ? "string" : directive ? "directive"
      : KEYWORDS.has(word) ? "keyword" : "";
    if (!kind) continue;
    parts.push(["", line.slice(last, found.index)], [`t-${kind}`, text]);
    last = found.index + text.length;
  }
  parts.push(["", line.slice(last)]);
  return parts.filter(([, text]) => text);
}

/** From where to where a step marks its line, in UTF-16 units. Columns count
    characters; an end that is not known is that of the word. */
function markOf(line, step) {
  const unit = (column) => Array.from(line).slice(0, column - 1).join("").length;
  if (!step.column) return null;
  const from = unit(step.column);
  if (step.endLine === step.line && step.endColumn > step.column)
    return [from, unit(step.endColumn)];
  if (step.endLine > step.line) return [from, line.length];
  const word = /^(?:[\w$]+|.)/.exec(line.slice(from));
  return word ? [from, from + word[0].length] : null;
}

/** A line as nodes; `mark` is a range of it or null. */
function codeOf(line, mark) {
  const nodes = [];
  let marked = null, at = 0;
  for (const [kind, text] of tokens(line)) {
    const cuts = [at, at + text.length];
    if (mark) cuts.push(...mark.filter((cut) => cut > at && cut < at + text.length));
    cuts.sort((a, b) => a - b);
    for (let i = 0; i + 1 < cuts.length; ++i) {
      const part = text.slice(cuts[i] - at, cuts[i + 1] - at);
      const node = kind ? el("span", { class: kind }, visible(part)) : visible(part);
      const inside = mark && cuts[i] >= mark[0] && cuts[i] < mark[1];
      if (inside && !marked) nodes.push(marked = el("mark", {}));
      (inside ? marked : { append: (...all) => nodes.push(...all) })
        .append(...[node].flat());
    }
    at += text.length;
  }
  return nodes;
}

/** Rows of code: { number, text, mark, class, sign, badge }. */
function rowsOf(rows) {
  return el("div", { class: "code", tabindex: "0", role: "group", "aria-label": "Code" },
    el("div", { class: "rows" }, rows.map((row) =>
      el("div", { class: `row ${row.class || ""}` },
        el("span", { class: "gutter" }, row.badge || ""),
        el("span", { class: "gutter" }, row.number ? String(row.number) : ""),
        el("span", { class: "source" },
          row.sign ? el(row.sign === "+" ? "ins" : "del", {}, `${row.sign} `,
                        codeOf(row.text, null))
            : [row.sign === "" ? "  " : "", ...codeOf(row.text, row.mark)])))));
}
