/**
 * A stencil's function in a binary → bytes with holes (src/bytecode/stencils.ts). Every local index, exit and
 * call is widened to the fixed size that the stitcher patches; everything else is copied.
 */

import { printSExpression } from "../bytecode/sexpression.js";
import type { Hole, Stencil } from "../bytecode/stencils.js";
import { type DecodedFunction, type DecodedModule, type Instruction, OP } from "./decode.js";
import type { StencilText } from "./stencil-text.js";

/** `i32.const pc` with a 3-byte LEB and `br depth` with a 2-byte LEB. */
const EXIT_BYTES = [0x41, 0x80, 0x80, 0x00, 0x0c, 0x80, 0x00];

/** Takes one stencil out of the assembled module of its file. Throws SyntaxError when it breaks a rule of stencils. */
export function extractStencil(text: StencilText, module: DecodedModule): Stencil {
  const index = (module.exportedFunctions.get(text.exportName) as number) - module.importedFunctions.length;
  const code = module.functions[index] as DecodedFunction;
  checkScratch(text, code);
  const bytes: number[] = [];
  const holes: Hole[] = [];
  let depth = 0;
  // The last instruction is the function's `end`.
  for (const instruction of code.instructions.slice(0, -1)) {
    const { opcode } = instruction;
    if (opcode === OP.block || opcode === OP.loop || opcode === OP.if) depth++;
    if (opcode === OP.end) depth--;
    emit(instruction, depth);
  }
  return {
    name: text.name,
    params: text.params,
    results: text.results,
    scratch: code.locals,
    bytes: Uint8Array.from(bytes),
    holes,
    exits: holes.some(({ kind }) => kind === "exit"),
    wat: printSExpression(text.func),
    file: text.file,
  };

  function emit(instruction: Instruction, openLabels: number): void {
    const { opcode, immediate, start, end } = instruction;
    const offset = bytes.length;
    if (opcode === OP.localGet || opcode === OP.localSet || opcode === OP.localTee) {
      bytes.push(opcode, 0x80, 0x00);
      const params = text.params.length;
      if (immediate < params) holes.push({ offset: offset + 1, kind: "param", index: immediate });
      else holes.push({ offset: offset + 1, kind: "scratch", index: immediate - params });
    } else if (opcode === OP.call) {
      const name = module.importedFunctions[immediate];
      if (name === undefined)
        throw broken(text, "calls a function of its own file: stencils are not inlined into stencils");
      if (name === "patch.exit") {
        bytes.push(...EXIT_BYTES);
        holes.push({ offset, kind: "exit", depth: openLabels });
      } else {
        bytes.push(opcode, 0x80, 0x00);
        holes.push({ offset: offset + 1, kind: "call", name: name.replace("rt.", "") });
      }
    } else bytes.push(...module.bytes.subarray(start, end));
  }
}

/**
 * Parameters are never written (operands are patched to the locals that hold the registers), and scratch locals,
 * shared with other stencils, are written before they are read on every path.
 */
function checkScratch(text: StencilText, code: DecodedFunction): void {
  const params = text.params.length;
  let written = new Set<number>();
  const labels: { opcode: number; entry: Set<number>; branches: Set<number>[] }[] = [];
  for (const { opcode, immediate } of code.instructions.slice(0, -1)) {
    if (opcode === OP.block || opcode === OP.loop || opcode === OP.if) {
      labels.push({ opcode, entry: new Set(written), branches: [] });
    } else if (opcode === OP.else) {
      const label = labels.at(-1);
      label?.branches.push(written);
      written = new Set(label?.entry);
      if (label) label.opcode = OP.else;
    } else if (opcode === OP.end) {
      const label = labels.pop();
      const ways = [written, ...(label?.branches ?? []), ...(label?.opcode === OP.if ? [label.entry] : [])];
      written = new Set([...written].filter((local) => ways.every((way) => way.has(local))));
    } else if (opcode === OP.br || opcode === OP.brIf) {
      const label = labels.at(-1 - immediate);
      if (label && label.opcode !== OP.loop) label.branches.push(new Set(written));
    } else if (opcode === OP.return) throw broken(text, "returns; let it end in its result");
    else if (opcode === OP.localGet && immediate >= params && !written.has(immediate)) {
      throw broken(text, `reads its local ${immediate - params} before it is written on some path`);
    } else if (opcode === OP.localSet || opcode === OP.localTee) {
      if (immediate < params) throw broken(text, `writes its parameter ${immediate}`);
      written.add(immediate);
    } else if (opcode === 0x00) written = new Set(code.locals.map((_, index) => index + params)); // unreachable
  }
}

const broken = (text: StencilText, what: string): SyntaxError =>
  new SyntaxError(`stencils/${text.file}: ${text.name} ${what}`);
