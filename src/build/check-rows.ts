/** Holds rows of the opcode table against the stencils that they apply: each exists, and its signature fits. */
import type { OpcodeRow } from "../bytecode/opcodes.js";
import type { Representation, Stencil, StencilLibrary } from "../bytecode/stencils.js";
import { type Step, type StepOperand, stepsOf } from "../bytecode/steps.js";

type Application = Extract<Step, { kind: "apply" }>;

/** Throws RangeError naming row and stencil, SyntaxError for steps that cannot be read. */
export function checkRows(rows: readonly OpcodeRow[], library: StencilLibrary): void {
  for (const row of rows) {
    for (const step of stepsOf(row)) if (step.kind === "apply") checkApplication(row, step, library);
  }
}

function checkApplication(row: OpcodeRow, step: Application, library: StencilLibrary): void {
  const stencil = stencilFor(row, step.stencil, library);
  checkCounts(row, stencil, step.operands.length, step.results.length);
  for (const [index, operand] of step.operands.entries())
    checkOperand(row, operand, stencil, stencil.params[index] as Representation, library);
  for (const [index, { kind }] of step.results.entries()) {
    const given = stencil.results[index] as Representation;
    if (kind !== "register" && given !== "bool")
      throw new RangeError(`opcode ${row.name} jumps by the result of ${stencil.name}, which is ${given}, not bool`);
  }
}

function stencilFor(row: OpcodeRow, name: string, library: StencilLibrary): Stencil {
  const stencil = library.get(name);
  if (!stencil)
    throw new RangeError(`opcode ${row.name} names the stencil ${name}, which no file of stencils/ exports`);
  return stencil;
}

function checkCounts({ name }: OpcodeRow, stencil: Stencil, operands: number, results: number): void {
  if (stencil.params.length === operands && stencil.results.length === results) return;
  throw new RangeError(
    `opcode ${name} applies ${stencil.name} to ${operands} operands for ${results} results; it takes ${stencil.params.length} and gives ${stencil.results.length}`,
  );
}

/** Immediates and raw fields are for `imm` parameters alone; what a stencil gives fits no conversion, it must be it. */
function checkOperand(
  row: OpcodeRow,
  operand: StepOperand,
  stencil: Stencil,
  wanted: Representation,
  library: StencilLibrary,
): void {
  if (operand.kind === "apply") {
    const inner = stencilFor(row, operand.stencil, library);
    checkCounts(row, inner, 1, 1);
    checkOperand(row, operand.operand, inner, inner.params[0] as Representation, library);
    if (inner.results[0] !== wanted)
      throw new RangeError(
        `opcode ${row.name} gives ${stencil.name} the ${inner.results[0]} of ${inner.name} for its ${wanted}`,
      );
    return;
  }
  const raw = operand.kind === "immediate" || operand.kind === "field" || operand.kind === "cache";
  if (raw !== (wanted === "imm"))
    throw new RangeError(
      `opcode ${row.name} gives ${stencil.name} ${raw ? "a plain number" : "a value"} where it takes ${wanted}`,
    );
}
