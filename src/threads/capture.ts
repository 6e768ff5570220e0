/**
 * Where a program's output goes. Captured output goes through temporary files: writes of all threads land in the
 * order in which they were made, which messages between threads would not promise.
 */
import { closeSync, openSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { OutputFds } from "./protocol.js";
import { temporaryFolder } from "./temporary-folder.js";

export interface Output {
  readonly fds: OutputFds;
  /** What was captured; nothing when the process's own descriptors were used. */
  finish(): { readonly stdout?: string; readonly stderr?: string };
}

export function openOutput(mode: "inherit" | "capture"): Output {
  return mode === "inherit" ? { fds: { stdout: 1, stderr: 2 }, finish: () => ({}) } : captureFiles();
}

function captureFiles(): Output {
  const folder = temporaryFolder("patchwork-");
  const stdoutFile = join(folder, "stdout");
  const stderrFile = join(folder, "stderr");
  const fds = { stdout: openSync(stdoutFile, "a+"), stderr: openSync(stderrFile, "a+") };
  return {
    fds,
    finish() {
      const captured = { stdout: readFileSync(stdoutFile, "utf8"), stderr: readFileSync(stderrFile, "utf8") };
      closeSync(fds.stdout);
      closeSync(fds.stderr);
      rmSync(folder, { recursive: true });
      return captured;
    },
  };
}
