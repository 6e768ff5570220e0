/**
 * Writing files so that nothing is lost: the content goes to a neighbour first and takes the file's place when all of it
 * is on the disk. A full disk then leaves the earlier file as it was. Every failure is one line.
 */
import { closeSync, fsyncSync, openSync, realpathSync, renameSync, statSync, unlinkSync, writeFileSync } from "node:fs";
import { PatchworkError } from "../base/errors.js";

/** Where a file is written before it takes its place. */
export const partialOf = (file: string): string => `${file}.partial`;

/** Writes, or throws a PatchworkError that says why not; then an earlier file is as it was. */
export function writeText(file: string, text: string | Uint8Array): void {
  const target = realTarget(file);
  try {
    if (isSpecial(target)) writeFileSync(target, text);
    else replaceFile(target, text);
  } catch (error) {
    throw new PatchworkError(`cannot write ${file}: ${reasonOf(error)}`);
  }
}

/** In words where the system's own are terse. */
export function reasonOf(error: unknown): string {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === "ENOSPC") return "the disk is full (ENOSPC)";
  return message;
}

function replaceFile(target: string, text: string | Uint8Array): void {
  const partial = partialOf(target);
  let descriptor: number | undefined;
  try {
    descriptor = openSync(partial, "w");
    writeFileSync(descriptor, text);
    fsyncSync(descriptor);
    closeSync(descriptor);
    descriptor = undefined;
    renameSync(partial, target);
  } catch (error) {
    if (descriptor !== undefined) closeSync(descriptor);
    forget(partial);
    throw error;
  }
}

function forget(file: string): void {
  try {
    unlinkSync(file);
  } catch {
    // It was not made.
  }
}

/** A link keeps pointing where it does. */
function realTarget(file: string): string {
  try {
    return realpathSync(file);
  } catch {
    return file;
  }
}

/** A device or a pipe is written to, never replaced. */
export function isSpecial(file: string): boolean {
  const found = statSync(file, { throwIfNoEntry: false });
  return found !== undefined && !found.isFile() && !found.isDirectory();
}
