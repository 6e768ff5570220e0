/**
 * A build that is slower on purpose, to see whether `bench` and `compare` notice: PATCHWORK_SLOW_STENCIL=add_int:4
 * has that stencil multiply its first operand four times by a one that no compiler knows (it comes from an atomic
 * load of the null page): 3 to 4 clock cycles each, and what follows has to wait for them. Loads that nothing waits
 * for would be hidden by the processor. bench/slowdown.sh uses it. Only the build reads it; what is built says
 * nothing of it, so build again afterwards.
 */
import { isForm, type SExpression } from "../bytecode/sexpression.js";
import type { StencilFile } from "./stencil-text.js";

export const SLOW_STENCIL = "PATCHWORK_SLOW_STENCIL";

const DEFAULT_TIMES = 4;
const MEMORY: SExpression = ["import", '"env"', '"memory"', ["memory", "0", "65536", "shared"]];
/** 1: address 0 is never written. */
const HIDDEN_ONE: SExpression = ["i32.eqz", ["i32.atomic.load", ["i32.const", "0"]]];
/** By the operand's type: times that one. */
const TIMES_ONE: Readonly<Record<string, (operand: SExpression) => SExpression>> = {
  i32: (operand) => ["i32.mul", operand, HIDDEN_ONE],
  i64: (operand) => ["i64.mul", operand, ["i64.extend_i32_u", HIDDEN_ONE]],
  f64: (operand) => ["f64.mul", operand, ["f64.convert_i32_u", HIDDEN_ONE]],
};

/** The files with one stencil slowed, as the variable's text asks; unchanged without it. Throws RangeError. */
export function withSlowStencil(files: readonly StencilFile[], asked: string | undefined): readonly StencilFile[] {
  if (!asked) return files;
  const [, name = "", times = String(DEFAULT_TIMES)] = /^(\w+)(?::(\d+))?$/.exec(asked) ?? [];
  const file = files.find(({ stencils }) => stencils.some((stencil) => stencil.name === name));
  if (!file) throw new RangeError(`${SLOW_STENCIL}=${asked}: give NAME or NAME:TIMES with the name of a stencil`);
  return files.map((each) => (each === file ? slowedFile(file, name, Number(times)) : each));
}

function slowedFile(file: StencilFile, name: string, times: number): StencilFile {
  const slow = file.stencils.find((stencil) => stencil.name === name);
  const func = slow?.func ?? [];
  const slowed = slowedFunction(func, times);
  if (slowed === func) throw new RangeError(`${SLOW_STENCIL}: ${name} reads no operand that could be delayed`);
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

/** The function with the first use of its first operand delayed; the function itself when there is none. */
function slowedFunction(func: readonly SExpression[], times: number): readonly SExpression[] {
  const [, parameter, type] = func.find((part) => isForm(part, "param")) ?? [];
  const timesOne = TIMES_ONE[String(type)];
  if (!timesOne) return func;
  let found = false;
  const delayed = (part: SExpression): SExpression => {
    if (found || typeof part === "string") return part;
    if (part[0] !== "local.get" || part[1] !== parameter) return part.map(delayed);
    found = true;
    return Array.from({ length: times }).reduce<SExpression>(timesOne, part);
  };
  const slowed = func.map(delayed);
  return found ? slowed : func;
}
