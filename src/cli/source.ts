/** Reads a program's file, for every command that takes one. What is wrong with it is one line. */
import { readFileSync } from "node:fs";
import { PatchworkError } from "../base/errors.js";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "No such file or directory",
  EISDIR: "Is a directory",
  EACCES: "Permission denied",
  ENOTDIR: "Not a directory",
};

/** The source as text. Throws PatchworkError when it cannot be read or is not UTF-8. */
export function readSource(file: string): string {
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(file);
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new PatchworkError(`can't open file '${file}': ${REASONS[code] ?? message}`);
  }
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes); // without a byte order mark
  } catch {
    throw new PatchworkError(notUtf8(file, bytes));
  }
}

/** CPython's words for it. */
function notUtf8(file: string, bytes: Uint8Array): string {
  const at = firstInvalid(bytes);
  const line = bytes.subarray(0, at).filter((byte) => byte === 10).length + 1;
  const code = (bytes[at] ?? 0).toString(16).padStart(2, "0");
  return `SyntaxError: Non-UTF-8 code starting with '\\x${code}' in file ${file} on line ${line}, but no encoding declared; see https://peps.python.org/pep-0263/ for details`;
}

/** Offset of the first character that is not valid UTF-8: by halves, as a prefix's validity is monotone. */
function firstInvalid(bytes: Uint8Array): number {
  let valid = 0;
  let invalid = bytes.length + 1;
  while (invalid - valid > 1) {
    const middle = (valid + invalid) >> 1;
    if (validPrefix(bytes.subarray(0, middle)) === undefined) invalid = middle;
    else valid = middle;
  }
  return validPrefix(bytes.subarray(0, valid)) ?? 0;
}

/** How many bytes are whole characters, when all are valid so far (the last may be cut off); else undefined. */
function validPrefix(bytes: Uint8Array): number | undefined {
  try {
    return Buffer.byteLength(
      new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(bytes, { stream: true }),
    );
  } catch {
    return undefined;
  }
}
