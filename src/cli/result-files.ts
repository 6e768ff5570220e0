/**
 * The files that `run` writes when the program has ended. What would go wrong with them is found before it starts;
 * what stands in them stays until then.
 */
import { closeSync, constants, openSync, realpathSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { PatchworkError } from "../base/errors.js";

/** A file by the option that names it. */
export interface ResultFile {
  readonly option: string;
  readonly path: string;
}

/** Throws PatchworkError for a file that cannot be written, that is the program, or that two options name. */
export function checkResultFiles(program: string, files: readonly ResultFile[]): void {
  const seen = new Map([[identity(program), "the program itself"]]);
  for (const { option, path } of files) {
    const same = seen.get(identity(path));
    if (same !== undefined) throw new PatchworkError(`${option} ${path} is ${same}; name another file`);
    seen.set(identity(path), `the file of ${option} too`);
    probe(path);
  }
}

/** Throws PatchworkError for a file that cannot be written. */
export function checkWritable(paths: readonly string[]): void {
  for (const path of paths) probe(path);
}

/** Throws PatchworkError. */
export function writeJson(path: string, data: unknown): void {
  writeText(path, `${JSON.stringify(data, null, 1)}\n`);
}

/** Throws PatchworkError. */
export function writeText(path: string, text: string): void {
  guarded(path, () => writeFileSync(path, text));
}

/** A path without links, the last part may be missing. */
function identity(path: string): string {
  try {
    return realpathSync(path);
  } catch {
    return resolve(realOrGiven(dirname(path)), basename(path));
  }
}

function realOrGiven(folder: string): string {
  try {
    return realpathSync(folder);
  } catch {
    return folder;
  }
}

/** Opens the file as writing will; one that was not there is gone again. Pipes and devices are taken as they come. */
function probe(path: string): void {
  guarded(path, () => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (found && !found.isFile() && !found.isDirectory()) return;
    closeSync(openSync(path, found ? constants.O_WRONLY : "wx"));
    if (!found) unlinkSync(path);
  });
}

function guarded(path: string, action: () => void): void {
  try {
    action();
  } catch (error) {
    throw new PatchworkError(`cannot write ${path}: ${(error as Error).message}`);
  }
}
