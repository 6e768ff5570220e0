/**
 * The command as a user starts it: `node dist/cli/main.js …` in a folder of its own. Nothing hangs: a command that
 * does not end within its limit is killed and fails the test.
 */
import { spawn } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

/** The command's own entry. */
export const MAIN = fileURLToPath(new URL("../../dist/cli/main.js", import.meta.url));

export interface CommandResult {
  /** null when a signal ended it. */
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly stdout: string;
  readonly stderr: string;
  readonly wallMs: number;
}

export interface CommandOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Sends SIGINT once stdout contains this. */
  readonly interruptAt?: string;
  /** How long after that text the signal is sent. */
  readonly interruptAfterMs?: number;
  /** Gets the means to send SIGINT. */
  readonly onStart?: (interrupt: () => void) => void;
  readonly limitMs?: number;
  /** Another entry than the command's own. */
  readonly main?: string;
}

/** Runs a command to its end. Rejects when it does not end within the limit. */
export function patchwork(args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
  const { cwd, env, interruptAt, interruptAfterMs = 200, limitMs = 90_000, main = MAIN } = options;
  const { PYTHON_JIT: _jit, PYTHON_GIL: _gil, ...clean } = process.env;
  const started = performance.now();
  const child = spawn(process.execPath, [main, ...args], {
    cwd,
    env: { ...clean, NO_COLOR: "1", ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const output = { stdout: "", stderr: "" };
  options.onStart?.(() => child.kill("SIGINT"));
  let signalled = false;
  child.stderr.setEncoding("utf8").on("data", (text: string) => {
    output.stderr += text;
  });
  child.stdout.setEncoding("utf8").on("data", (text: string) => {
    output.stdout += text;
    if (interruptAt === undefined || signalled || !output.stdout.includes(interruptAt)) return;
    signalled = true;
    setTimeout(() => child.kill("SIGINT"), interruptAfterMs);
  });
  return new Promise((resolve, reject) => {
    const limit = setTimeout(() => {
      child.kill("SIGKILL");
      reject(
        new Error(
          `patchwork ${args.join(" ")} did not end within ${limitMs} ms; so far:\n${output.stdout}${output.stderr}`,
        ),
      );
    }, limitMs);
    child.on("error", reject);
    child.on("close", (code, signal) => {
      clearTimeout(limit);
      resolve({ code, signal, ...output, wallMs: performance.now() - started });
    });
  });
}

/** A folder for one test file, with the files that are written into it. */
export class Workplace {
  readonly folder = mkdtempSync(join(tmpdir(), "patchwork-cli-"));

  write(name: string, content: string | Uint8Array): string {
    const path = join(this.folder, name);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, content);
    return name;
  }

  /** `patchwork ARGS` in this folder. */
  run(args: readonly string[], options: CommandOptions = {}): Promise<CommandResult> {
    return patchwork(args, { cwd: this.folder, ...options });
  }

  /** `patchwork run` of a source. */
  program(source: string, args: readonly string[] = [], options: CommandOptions = {}): Promise<CommandResult> {
    return this.run(["run", ...args, this.write("program.py", source)], options);
  }

  remove(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}

/** The cells in which faults are provoked: each has its own way through the runtime. */
export const FAULT_CELLS: readonly (readonly string[])[] = [
  ["--no-jit", "--gil"],
  ["--no-jit", "--no-gil"],
  ["--jit", "--gil"],
  ["--jit", "--no-gil"],
];
