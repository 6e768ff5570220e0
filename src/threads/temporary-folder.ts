/** Folders for temporary files. Where the system has none, that is told in one line. */
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { EXIT, PatchworkError } from "../base/errors.js";

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "it is not there",
  ENOTDIR: "it is no folder",
  ENOSPC: "the disk is full (ENOSPC)",
};

/** A new folder whose name begins with this; whoever asks removes it. Throws PatchworkError. */
export function temporaryFolder(prefix: string): string {
  try {
    return mkdtempSync(join(tmpdir(), prefix));
  } catch (error) {
    const { code = "", message } = error as NodeJS.ErrnoException;
    throw new PatchworkError(
      `cannot use the folder for temporary files, ${tmpdir()}: ${REASONS[code] ?? message}; TMPDIR names another`,
      EXIT.failed,
    );
  }
}
