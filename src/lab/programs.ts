/**
 * Benchmark programs: finds a program by path or by the name of a bundled one, says of which kind it is, and forms the
 * suites from what the programs say of themselves (workload.ts); those of bench/scaling are in no other suite than theirs. A plain script is run as it is; a program that
 * defines `work(part, parts)` and `check(results)` gets the lab's driver.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { PatchworkError } from "../base/errors.js";
import { type ProgramNotes, readNotes, workloads } from "./workload.js";

export interface BenchProgram {
  /** File name without its ending: what tables and JSON call it. */
  readonly name: string;
  readonly path: string;
  readonly source: string;
  readonly kind: "script" | "work";
  /** What the file says of itself. */
  readonly notes: ProgramNotes;
}

/** The root of the package: dist/lab/programs.js is two folders below it, and so is src/lab/programs.ts. */
export const PACKAGE_ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BUNDLED = join(PACKAGE_ROOT, "bench/programs");
/** Micro-benchmarks of one operation each, in which only scaling is of interest. */
const MICRO = join(PACKAGE_ROOT, "bench/scaling");

/**
 * Suite → its programs: those that the bundled programs name, every kind of work, and `all` that have work to cut.
 * (`figures` is made of more than programs, see figures/.)
 */
export function suites(): ReadonlyMap<string, readonly BenchProgram[]> {
  const bundled = bundledPrograms();
  const programs = [...bundled, ...namesIn(MICRO).map((name) => readProgram(join(MICRO, `${name}.py`)))];
  const named = [...new Set(programs.flatMap(({ notes }) => notes.suites))].sort();
  const kinds = [...workloads().keys()].filter((name) => bundled.some(({ notes }) => notes.workload === name));
  return new Map([
    ...named.map((suite) => [suite, programs.filter(({ notes }) => notes.suites.includes(suite))] as const),
    ["all", bundled.filter(({ kind }) => kind === "work")],
    ...kinds.map((name) => [name, bundled.filter(({ notes }) => notes.workload === name)] as const),
  ]);
}

export const bundledPrograms = (): BenchProgram[] => bundledNames().map((name) => readProgram(bundledPath(name)));

const bundledPath = (name: string): string => join(BUNDLED, `${name}.py`);

export const bundledNames = (): string[] => namesIn(BUNDLED);

function namesIn(folder: string): string[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".py"))
    .map((file) => basename(file, ".py"))
    .sort();
}

/** A suite's programs, or the one program that is meant: a file, or a bundled program, which wins over a suite. */
export function findPrograms(name: string): readonly BenchProgram[] {
  const isProgram = name.endsWith(".py") || existsSync(bundledPath(name));
  return (isProgram ? undefined : suites().get(name)) ?? [findProgram(name)];
}

export function findProgram(name: string): BenchProgram {
  const candidates = [resolve(name), bundledPath(name), join(MICRO, `${name}.py`)];
  const path = candidates.find((candidate) => candidate.endsWith(".py") && existsSync(candidate));
  if (path) return readProgram(path);
  throw new PatchworkError(
    `no program is at ${name}; give a .py file, a bundled program or a suite (patchwork bench --list names them)`,
  );
}

function readProgram(path: string): BenchProgram {
  const source = readSource(path);
  return {
    name: basename(path, ".py"),
    path,
    source,
    kind: defines(source, "work") ? "work" : "script",
    notes: readNotes(source, path),
  };
}

function readSource(path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const why = error instanceof TypeError ? "it is not UTF-8" : (error as Error).message;
    throw new PatchworkError(`cannot read ${path}: ${why}`);
  }
}

const defines = (source: string, name: string): boolean => new RegExp(`^def +${name} *\\(`, "m").test(source);

/** Throws PatchworkError for a program with work that nothing checks. Syntax errors should have been told before. */
export function requireCheck({ source, path, kind }: BenchProgram): void {
  if (kind === "work" && !defines(source, "check"))
    throw new PatchworkError(`${path} defines work(part, parts) and no check(results); the lab needs both`);
}

/** Whether it looks like a program whose work was forgotten. */
export const onlyChecks = ({ source, kind }: BenchProgram): boolean => kind === "script" && defines(source, "check");
