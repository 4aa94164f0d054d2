// What the extension reads of reports and programs, without an editor.
import assert from "node:assert";
import { test } from "node:test";
import { programPath, run } from "../src/program";
import { byFile, readReport, span } from "../src/report";

const place = { file: "a.cpp", line: 3, column: 5 };

test("a report is read, and what was known is left out", () => {
  const report = readReport(JSON.stringify({
    "stableid-report": 1, root: "/r", findings: [
      { check: "c", message: "m", at: place, notes: [] },
      { check: "c", message: "n", at: place, notes: [], baseline: true }],
  }));
  assert.deepStrictEqual([...byFile(report).keys()], ["a.cpp"]);
  assert.strictEqual(byFile(report).get("a.cpp")?.length, 1);
  assert.deepStrictEqual(report.failures, []);
});

test("what is no report is refused in a sentence", () => {
  assert.throws(() => readReport("stableid: error"), /wrote no JSON/);
  assert.throws(() => readReport('{"stableid-report": 2}'), /format 1/);
});

test("places count from 0 and are never empty", () => {
  assert.deepStrictEqual(span(place), [2, 4, 2, 5]);
  assert.deepStrictEqual(span({ ...place, endLine: 3, endColumn: 9 }), [2, 4, 2, 8]);
  assert.deepStrictEqual(span({ ...place, endLine: 4, endColumn: 1 }), [2, 4, 3, 0]);
});

test("a program that is not there is named", async () => {
  assert.strictEqual(programPath("", "stableid"), "stableid");
  assert.strictEqual(programPath("/opt/s/bin", "stableid"), "/opt/s/bin/stableid");
  await assert.rejects(run("/nowhere/stableid", [], "."), /there is no program/);
});

test("output and status of a program arrive", async () => {
  const ended = await run(process.execPath,
                          ["-e", "console.log(1); console.error(2); process.exit(1)"], ".");
  assert.deepStrictEqual(ended, { status: 1, out: "1\n", errors: "2\n" });
});
