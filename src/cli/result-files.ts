/**
 * The files that a command writes at its end. What would go wrong with them is found before it starts; what stands in
 * them stays until then.
 */
import { closeSync, constants, existsSync, openSync, realpathSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { basename, dirname, resolve } from "node:path";
import { PatchworkError } from "../base/errors.js";
import { isSpecial } from "../lab/files.js";

/** A file by the option that names it. */
export interface ResultFile {
  readonly option: string;
  readonly path: string;
}

/** A file that the command reads, and what it is to it. */
export interface InputFile {
  readonly what: string;
  readonly path: string;
}

/** What a program is made of: its file and plug-ins. */
export const inputsOf = (program: string, plugins: readonly string[] = []): InputFile[] => [
  { what: "the program itself", path: program },
  ...plugIns(plugins),
];

export const plugIns = (files: readonly string[]): InputFile[] =>
  files.map((path) => ({ what: "a plug-in of this run", path }));

/** Options with the files that they name; those that are not given (or only say yes or no) are left out. */
export const resultFiles = (said: Readonly<Record<string, string | boolean | undefined>>): ResultFile[] =>
  Object.entries(said).flatMap(([option, path]) => (typeof path === "string" ? [{ option, path }] : []));

/** Throws PatchworkError for a file that cannot be written, that the command reads, or that two options name. */
export function checkResultFiles(inputs: readonly InputFile[], files: readonly ResultFile[]): void {
  const seen = new Map(inputs.map(({ path, what }) => [identity(path), what]));
  for (const { option, path } of files) {
    const same = seen.get(identity(path));
    if (same !== undefined) throw new PatchworkError(`${option} ${path} is ${same}; name another file`);
    if (!isSpecial(path)) seen.set(identity(path), `the file of ${option} too`);
    probe(path);
  }
}

/** Throws PatchworkError. */
export function writeJson(path: string, data: unknown): void {
  writeText(path, `${JSON.stringify(data, null, 1)}\n`);
}

/** Throws PatchworkError. */
export function writeText(path: string, text: string): void {
  guarded(path, () => writeFileSync(path, text));
}

/** What the file is, by whatever name; the last part may be missing. */
function identity(path: string): string {
  const found = statSync(path, { bigint: true, throwIfNoEntry: false });
  if (found?.isFile()) return `${found.dev}:${found.ino}`;
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
    if (isSpecial(path)) return;
    const found = existsSync(path);
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
