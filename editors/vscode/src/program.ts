// Running the program stableid. Exit status 0 and 1 are answers, 2 is a failure.
import { spawn } from "child_process";
import * as path from "path";

export interface Ended {
  status: number;
  out: string;
  errors: string;
}

/** The path of a program: in the folder that the user named, or looked for in PATH. */
export function programPath(folder: string, name: string): string {
  return folder ? path.join(folder, name) : name;
}

/** Runs a program to its end; stop() of the signal ends it. Throws where it cannot start. */
export function run(program: string, words: string[], folder: string,
                    signal?: AbortSignal): Promise<Ended> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, words, { cwd: folder, signal });
    let out = "";
    let errors = "";
    child.stdout.setEncoding("utf8").on("data", (text: string) => (out += text));
    child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
    child.on("error", (error: NodeJS.ErrnoException) =>
      reject(error.code === "ENOENT"
        ? new Error(`there is no program '${program}': install stableid, or set stableid.folder`)
        : error));
    child.on("close", (status) => resolve({ status: status ?? 2, out, errors }));
  });
}
