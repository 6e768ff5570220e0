/** Sessions over the stand-in for `patchwork run` (fake-run.mjs), and folders of their own for files. */
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, vi } from "vitest";
import { designAxes } from "../../src/lab/axes.js";
import { launchers } from "../../src/lab/launchers.js";
import { findProgram } from "../../src/lab/programs.js";
import type { SessionOptions } from "../../src/lab/session.js";

/** Sessions start many processes: on a busy machine that takes its time. */
vi.setConfig({ testTimeout: 120_000 });

export const fake = launchers([process.execPath, fileURLToPath(new URL("fake-run.mjs", import.meta.url))]);

/** A session of one program on one thread, quick, over the stand-in. */
export const fakeSession = (program: string, more: Partial<SessionOptions> = {}): SessionOptions => ({
  programs: [findProgram(program)],
  figures: false,
  axes: designAxes([]),
  threadCounts: [1],
  quick: true,
  samples: 2,
  seed: 7,
  launchers: fake,
  ...more,
});

/** A folder that is removed when the file's tests have ended. */
export function temporaryFolder(name: string): string {
  const folder = mkdtempSync(join(tmpdir(), `patchwork-${name}-`));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}
