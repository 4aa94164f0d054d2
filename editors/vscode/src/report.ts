// The JSON report of `stableid scan`, as far as the Problems view shows it. Knows nothing
// of the editor, so that it is tested without one.

export interface Place {
  file: string;
  line: number; // from 1
  column: number; // from 1, in bytes
  endLine?: number;
  endColumn?: number;
}

export interface Finding {
  check: string;
  message: string;
  at: Place;
  certainty?: "certain" | "likely";
  baseline?: boolean;
  notes: { text: string; at?: Place }[];
}

export interface Report {
  root: string;
  findings: Finding[];
  failures: { file: string; reason: string }[];
}

/** Reads a report, or throws a sentence that says what is wrong with it. */
export function readReport(text: string): Report {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch (error) {
    throw new Error(`stableid wrote no JSON: ${(error as Error).message}`);
  }
  const report = read as Partial<Report> & { "stableid-report"?: number };
  if (report["stableid-report"] !== 1)
    throw new Error("this is no report of stableid in format 1; update the extension or stableid");
  return {
    root: report.root ?? "",
    findings: report.findings ?? [],
    failures: report.failures ?? [],
  };
}

/** The findings of each file that nobody knew before, by its path below the root. */
export function byFile(report: Report): Map<string, Finding[]> {
  const files = new Map<string, Finding[]>();
  for (const finding of report.findings) {
    if (finding.baseline) continue;
    const known = files.get(finding.at.file);
    if (known) known.push(finding);
    else files.set(finding.at.file, [finding]);
  }
  return files;
}

/** A place as the editor counts: from 0, and not empty. */
export function span(at: Place): [number, number, number, number] {
  const line = Math.max(0, at.line - 1);
  const column = Math.max(0, at.column - 1);
  const endLine = at.endLine === undefined ? line : Math.max(line, at.endLine - 1);
  const endColumn = at.endColumn === undefined ? column + 1 : Math.max(0, at.endColumn - 1);
  return [line, column, endLine, endLine === line ? Math.max(endColumn, column + 1) : endColumn];
}
