/** The stencil library: all files assembled by wabt, every stencil extracted. */
import wabt from "wabt";
import { OPCODES } from "../bytecode/opcodes.js";
import { printSExpression } from "../bytecode/sexpression.js";
import type { Stencil } from "../bytecode/stencils.js";
import { type Step, type StepOperand, stepsOf } from "../bytecode/steps.js";
import { decodeModule } from "./decode.js";
import { extractStencil } from "./extract.js";
import type { StencilFile } from "./read-stencils.js";

const FEATURES = {
  threads: true,
  multi_value: true,
  sat_float_to_int: true,
  sign_extension: true,
  mutable_globals: true,
  bulk_memory: true,
};

/** Assembles and extracts. Throws with wabt's message (file, line) or naming the stencil that breaks a rule. */
export async function makeLibrary(files: readonly StencilFile[]): Promise<Stencil[]> {
  const { parseWat } = await wabt();
  const stencils = files.flatMap(({ file, module, stencils }) => {
    const assembled = parseWat(file, printSExpression(module), FEATURES);
    const { buffer } = assembled.toBinary({});
    assembled.destroy();
    // V8 judges: wabt.js's own validation takes no feature flags.
    if (!WebAssembly.validate(new Uint8Array(buffer))) new WebAssembly.Module(new Uint8Array(buffer));
    const decoded = decodeModule(buffer);
    return stencils.map((text) => extractStencil(text, decoded));
  });
  checkTable(stencils);
  return stencils;
}

/** Every stencil that the opcode table names exists and has as many operands and results as the row gives it. */
function checkTable(stencils: readonly Stencil[]): void {
  const byName = new Map(stencils.map((stencil) => [stencil.name, stencil]));
  for (const row of OPCODES) {
    for (const step of stepsOf(row)) {
      if (step.kind !== "apply") continue;
      for (const [name, operands, results] of applications(step)) {
        const stencil = byName.get(name);
        if (!stencil)
          throw new RangeError(`opcode ${row.name} names the stencil ${name}, which no file of stencils/ exports`);
        if (stencil.params.length !== operands || (results >= 0 && stencil.results.length !== results)) {
          throw new RangeError(
            `opcode ${row.name} applies ${name} to ${operands} operands for ${results} results; it takes ${stencil.params.length} and gives ${stencil.results.length}`,
          );
        }
      }
    }
  }
}

function applications(step: Extract<Step, { kind: "apply" }>): [stencil: string, operands: number, results: number][] {
  const nested = (operand: StepOperand): [string, number, number][] =>
    operand.kind === "apply" ? [[operand.stencil, 1, 1], ...nested(operand.operand)] : [];
  return [[step.stencil, step.operands.length, step.results.length], ...step.operands.flatMap(nested)];
}

/** dist/wasm/stencils.json: the stencils by name, bytes as base64. */
export function libraryJson(stencils: readonly Stencil[]): string {
  return JSON.stringify(
    Object.fromEntries(
      stencils.map((stencil) => [stencil.name, { ...stencil, bytes: Buffer.from(stencil.bytes).toString("base64") }]),
    ),
  );
}
