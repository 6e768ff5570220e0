/**
 * Benchmark programs: finds a program by path or by the name of a bundled one, says of which kind it is, and knows
 * the suites. A plain script is run as it is; a program that defines `work(part, parts)` and `check(results)` gets
 * the lab's driver.
 */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { PatchworkError } from "../base/errors.js";

export interface BenchProgram {
  /** File name without its ending: what tables and JSON call it. */
  readonly name: string;
  readonly path: string;
  readonly source: string;
  readonly kind: "script" | "work";
}

/** The root of the package: dist/lab/programs.js is two folders below it, and so is src/lab/programs.ts. */
export const PACKAGE_ROOT = fileURLToPath(new URL("../..", import.meta.url));
const BUNDLED = join(PACKAGE_ROOT, "bench/programs");

/** Suites by name; `figures` is made of more than programs (figures/). */
const SUITES: Readonly<Record<string, () => string[]>> = {
  all: () => bundledNames().filter((name) => findProgram(name).kind === "work"),
  quick: () => ["counting_work", "fib_work", "sieve", "mandelbrot"],
};

export function bundledNames(): string[] {
  return readdirSync(BUNDLED)
    .filter((file) => file.endsWith(".py"))
    .map((file) => basename(file, ".py"))
    .sort();
}

/** A suite's programs, or the one program that is meant. */
export function findPrograms(name: string): BenchProgram[] {
  const suite = Object.hasOwn(SUITES, name) && !existsSync(name) ? SUITES[name] : undefined;
  return (suite?.() ?? [name]).map(findProgram);
}

export function findProgram(name: string): BenchProgram {
  const candidates = [resolve(name), join(BUNDLED, `${name}.py`)];
  const path = candidates.find((candidate) => candidate.endsWith(".py") && existsSync(candidate));
  if (!path) {
    const known = [...Object.keys(SUITES), "figures"].join(", ");
    throw new PatchworkError(
      `no program is at ${name}; give a .py file, a bundled program (${bundledNames().join(", ")}) or a suite (${known})`,
    );
  }
  const source = readSource(path);
  return { name: basename(path, ".py"), path, source, kind: kindOf(source, path) };
}

function readSource(path: string): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    const why = error instanceof TypeError ? "it is not UTF-8" : (error as Error).message;
    throw new PatchworkError(`cannot read ${path}: ${why}`);
  }
}

function kindOf(source: string, path: string): BenchProgram["kind"] {
  const defines = (name: string): boolean => new RegExp(`^def ${name}\\(`, "m").test(source);
  if (defines("work") && !defines("check")) {
    throw new PatchworkError(`${path} defines work(part, parts) and no check(results); the lab needs both`);
  }
  return defines("work") ? "work" : "script";
}
