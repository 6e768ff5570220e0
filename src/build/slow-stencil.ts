/**
 * A build that is slower on purpose, to see whether `bench` and `compare` notice: PATCHWORK_SLOW_STENCIL=add_int:4
 * puts four loads into that stencil that change nothing and that no compiler may leave out (they are atomic).
 * bench/slowdown.sh uses it. Only the build reads it; what is built says nothing of it, so build again afterwards.
 */
import { isForm, type SExpression } from "../bytecode/sexpression.js";
import type { StencilFile } from "./read-stencils.js";

export const SLOW_STENCIL = "PATCHWORK_SLOW_STENCIL";

const DEFAULT_LOADS = 4;
const LOAD: SExpression = ["drop", ["i32.atomic.load", ["i32.const", "0"]]];
const MEMORY: SExpression = ["import", '"env"', '"memory"', ["memory", "0", "65536", "shared"]];
const HEAD = ["export", "param", "result", "local"];

/** The files with one stencil slowed, as the variable's text asks; unchanged without it. Throws RangeError. */
export function withSlowStencil(files: readonly StencilFile[], asked: string | undefined): readonly StencilFile[] {
  if (!asked) return files;
  const [, name = "", loads = String(DEFAULT_LOADS)] = /^(\w+)(?::(\d+))?$/.exec(asked) ?? [];
  const file = files.find(({ stencils }) => stencils.some((stencil) => stencil.name === name));
  if (!file) throw new RangeError(`${SLOW_STENCIL}=${asked}: give NAME or NAME:LOADS with the name of a stencil`);
  return files.map((each) => (each === file ? slowedFile(file, name, Number(loads)) : each));
}

function slowedFile(file: StencilFile, name: string, loads: number): StencilFile {
  const slow = file.stencils.find((stencil) => stencil.name === name);
  const func = slow?.func ?? [];
  const start = func.findIndex((part, at) => at > 0 && !HEAD.some((keyword) => isForm(part, keyword)));
  const slowed = [...func.slice(0, start), ...Array.from({ length: loads }, () => LOAD), ...func.slice(start)];
  const [keyword = "module", ...parts] = (file.module as readonly SExpression[]).map((part) =>
    part === func ? slowed : part,
  );
  const hasMemory = parts.some((part) => isForm(part, "import") && part[1] === '"env"');
  return {
    ...file,
    module: [keyword, ...(hasMemory ? [] : [MEMORY]), ...parts],
    stencils: file.stencils.map((stencil) => (stencil === slow ? { ...stencil, func: slowed } : stencil)),
  };
}
