// The extension: asks once for stableid-clangd, and has commands that run stableid.
import * as path from "path";
import * as vscode from "vscode";
import { programPath, run } from "./program";
import { Finding, Report, byFile, readReport, span } from "./report";

const asked = "stableid.asked";

function setting(name: string): string {
  return vscode.workspace.getConfiguration("stableid").get<string>(name, "");
}

function workspaceFolder(): string | undefined {
  const editor = vscode.window.activeTextEditor;
  const folder = (editor && vscode.workspace.getWorkspaceFolder(editor.document.uri)) ??
    vscode.workspace.workspaceFolders?.[0];
  return folder?.uri.fsPath;
}

/** Runs stableid in the workspace; shows why where it cannot. */
async function stableid(words: string[], signal?: AbortSignal) {
  const folder = workspaceFolder();
  if (!folder) {
    void vscode.window.showErrorMessage("stableid: open a folder first");
    return undefined;
  }
  try {
    const ended = await run(programPath(setting("folder"), "stableid"), words, folder, signal);
    return { ...ended, folder };
  } catch (error) {
    if ((error as Error).name !== "AbortError")
      void vscode.window.showErrorMessage(`stableid: ${(error as Error).message}`);
    return undefined;
  }
}

function buildFolder(): string[] {
  const folder = setting("buildFolder");
  return folder ? ["-p", folder] : [];
}

function diagnosticOf(finding: Finding, root: string): vscode.Diagnostic {
  const shown = new vscode.Diagnostic(
    new vscode.Range(...span(finding.at)), finding.message,
    finding.certainty === "likely" ? vscode.DiagnosticSeverity.Information
                                   : vscode.DiagnosticSeverity.Warning);
  shown.source = "stableid";
  shown.code = finding.check;
  shown.relatedInformation = finding.notes.flatMap((note) => note.at
    ? [new vscode.DiagnosticRelatedInformation(
        new vscode.Location(vscode.Uri.file(path.resolve(root, note.at.file)),
                            new vscode.Range(...span(note.at))), note.text)]
    : []);
  return shown;
}

async function scan(problems: vscode.DiagnosticCollection) {
  await vscode.window.withProgress(
    { location: vscode.ProgressLocation.Notification, title: "stableid: scanning",
      cancellable: true },
    async (_, token) => {
      const stop = new AbortController();
      token.onCancellationRequested(() => stop.abort());
      const ended = await stableid(["scan", "-q", "--format", "json", ...buildFolder()],
                                   stop.signal);
      if (!ended) return;
      let report: Report;
      try {
        report = readReport(ended.out);
      } catch (error) {
        const why = ended.errors.trim().split("\n").pop() || (error as Error).message;
        void vscode.window.showErrorMessage(why);
        return;
      }
      problems.clear();
      let count = 0;
      for (const [file, findings] of byFile(report)) {
        count += findings.length;
        problems.set(vscode.Uri.file(path.resolve(report.root, file)),
                     findings.map((finding) => diagnosticOf(finding, report.root)));
      }
      const unread = report.failures.length;
      void vscode.window.showInformationMessage(
        `stableid: ${count} finding${count === 1 ? "" : "s"}` +
        (unread ? `; ${unread} units could not be read: ${report.failures[0].reason}` : ""));
    });
}

/** A page of text beside the source. */
async function show(text: string, language: string) {
  const page = await vscode.workspace.openTextDocument({ content: text, language });
  await vscode.window.showTextDocument(page, vscode.ViewColumn.Beside, true);
}

/** The check of the finding under the cursor, or one that the user picks. */
async function checkToExplain(): Promise<string | undefined> {
  const editor = vscode.window.activeTextEditor;
  const under = editor && vscode.languages.getDiagnostics(editor.document.uri).find((shown) =>
    shown.range.contains(editor.selection.active) && codeOf(shown).startsWith("stableid-"));
  if (under) return codeOf(under);
  return vscode.window.showQuickPick(
    ["stableid-address-as-id", "stableid-address-as-key", "stableid-address-in-output",
      "stableid-address-order", "stableid-shared-dedup-state",
      "stableid-unguarded-element-address"],
    { title: "Which check?" });
}

function codeOf(shown: vscode.Diagnostic): string {
  const code = shown.code;
  return String(typeof code === "object" && code ? code.value : code ?? "");
}

async function explain() {
  const check = await checkToExplain();
  const ended = check && await stableid(["explain", check]);
  if (ended) await show(ended.out || ended.errors, "markdown");
}

async function why() {
  const editor = vscode.window.activeTextEditor;
  if (!editor) return;
  const line = editor.selection.active.line + 1;
  const ended = await stableid(
    ["why", ...buildFolder(), `${editor.document.uri.fsPath}:${line}`]);
  if (ended) await show(ended.out || ended.errors, "plaintext");
}

async function useClangd() {
  const folder = setting("folder");
  await vscode.workspace.getConfiguration("clangd").update(
    "path", programPath(folder, "stableid-clangd"), vscode.ConfigurationTarget.Workspace);
  await vscode.commands.executeCommand("clangd.restart");
}

/** Asks once in a workspace, and never where clangd is set already. */
async function ask(context: vscode.ExtensionContext) {
  const set = vscode.workspace.getConfiguration("clangd").inspect<string>("path");
  if (context.workspaceState.get(asked) || set?.workspaceValue || set?.workspaceFolderValue)
    return;
  const answer = await vscode.window.showInformationMessage(
    "Use stableid-clangd in this workspace, which is clangd with the checks of stableid?",
    "Use it", "Not here");
  if (answer) await context.workspaceState.update(asked, true);
  if (answer === "Use it") await useClangd();
}

export function activate(context: vscode.ExtensionContext) {
  const problems = vscode.languages.createDiagnosticCollection("stableid");
  const command = (name: string, body: () => Promise<void>) =>
    context.subscriptions.push(vscode.commands.registerCommand(`stableid.${name}`, body));
  context.subscriptions.push(problems);
  command("scan", () => scan(problems));
  command("explain", explain);
  command("why", why);
  command("useClangd", useClangd);
  command("version", async () => {
    const ended = await stableid(["--version"]);
    if (ended) void vscode.window.showInformationMessage(ended.out.trim());
  });
  void ask(context);
}
