#!/usr/bin/env node
/**
 * The command line's entry. Loads only the command that is asked for: `run` of a short program must not pay for the
 * others. Wrong usage is one line on stderr and exit code 2.
 */
import { readFileSync } from "node:fs";
import type { Command, CommanderError } from "commander";
import { EXIT, PatchworkError } from "../base/errors.js";

interface CommandModule {
  register(program: Command): void;
}

/** One file a command; the order is that of the help. */
const COMMANDS: Readonly<Record<string, () => Promise<CommandModule>>> = {
  run: () => import("./run.js"),
  bench: () => import("./bench.js"),
  compare: () => import("./compare.js"),
  inspect: () => import("./inspect.js"),
  stencils: () => import("./stencils.js"),
};

async function main(): Promise<void> {
  const asked = process.argv[2] ?? "";
  // A worker boots on another core while this one loads the rest: every `run` needs one, and it takes longest. (It
  // boots already where start.ts has seen that it is a `run`.)
  if (asked === "run") (await import("../threads/pool.js")).startWorkers(1);
  const { Command } = await import("commander");
  const program = new Command("patchwork")
    .description("A laboratory for two bets of Python 3.14: a copy-and-patch JIT and free threading, on WebAssembly.")
    .version(version(), "-V, --version")
    .helpCommand("help [command]")
    .showSuggestionAfterError(true)
    .configureOutput({ outputError: (text, write) => write(oneLine(text)) })
    .exitOverride(endOfUsage);
  const wanted = Object.hasOwn(COMMANDS, asked) ? [asked] : Object.keys(COMMANDS);
  for (const name of wanted) (await COMMANDS[name]?.())?.register(program);
  await program.parseAsync();
}

/** Commander's messages in our form: `patchwork: unknown option '--x' (Did you mean --y?)`. */
function oneLine(text: string): string {
  return `patchwork: ${text
    .replace(/^error: /, "")
    .trim()
    .replace(/\s*\n\s*/g, " ")}\n`;
}

function endOfUsage({ exitCode, code }: CommanderError): never {
  process.exit(exitCode === 0 || code === "commander.help" ? EXIT.ok : EXIT.usage);
}

function version(): string {
  const file = new URL("../../package.json", import.meta.url);
  return (JSON.parse(readFileSync(file, "utf8")) as { version: string }).version;
}

/** A user's mistake is told in one line; anything else is a fault of ours and keeps its stack. */
function report(error: unknown): void {
  if (error instanceof PatchworkError) {
    process.stderr.write(`${error.report}\n`);
    process.exitCode = error.exitCode;
    return;
  }
  process.stderr.write(
    `patchwork: internal error: ${error instanceof Error ? (error.stack ?? error.message) : error}\n`,
  );
  process.exitCode = EXIT.failed;
}

// A reader that went away wants no message; anything else is told in one line.
process.stdout.on("error", (error: NodeJS.ErrnoException) => {
  if (error.code !== "EPIPE") process.stderr.write(`patchwork: cannot write to stdout: ${error.message}\n`);
  process.exit(EXIT.failed);
});

main().catch(report);
