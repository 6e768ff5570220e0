/**
 * Limits: the work of bundled programs as WebAssembly by hand (bench/limits/*.wat), which the build puts into
 * dist/limits. How much of it the JIT leaves is one of the project's figures.
 */
import { existsSync } from "node:fs";
import { join } from "node:path";
import type { Cell } from "./axes.js";
import { peerCell } from "./launchers.js";
import { PACKAGE_ROOT } from "./programs.js";

/** The module of a program's work. */
export const limitPath = (program: string): string => join(PACKAGE_ROOT, "dist/limits", `${program}.wasm`);

/** The cell of a program's limit; none where nobody wrote it. */
export const limitCells = (program: string): Cell[] =>
  existsSync(limitPath(program)) ? [{ ...peerCell("limit"), flags: [program] }] : [];
