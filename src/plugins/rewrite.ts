/** The rewriting of compiled programs by plug-ins: each in turn, each result checked. Pure but for the plug-ins. */
import type { CodeObject, Program } from "../bytecode/code.js";
import { decode, INSTRUCTION_WORDS } from "../bytecode/operands.js";
import { forPlugin, type LoadedPlugin } from "./load.js";

/** The program with the instructions that the plug-ins put into it. */
export function rewriteProgram(program: Program, plugins: readonly LoadedPlugin[]): Program {
  let { codes } = program;
  for (const { file, plugin } of plugins) {
    const { rewrite } = plugin;
    if (rewrite) codes = codes.map((code) => forPlugin(file, () => rewriteCode({ ...program, codes }, code, rewrite)));
  }
  return { ...program, codes };
}

function rewriteCode(
  program: Program,
  code: CodeObject,
  rewrite: (code: CodeObject, program: Program) => Uint16Array | undefined,
): CodeObject {
  // A copy: the plug-in may write into what it gets.
  const instructions = rewrite({ ...code, instructions: code.instructions.slice() }, program);
  if (instructions === undefined) return code;
  const count = code.instructions.length / INSTRUCTION_WORDS;
  if (!(instructions instanceof Uint16Array) || instructions.length !== code.instructions.length)
    throw new RangeError(
      `its rewrite of ${code.qualifiedName} must give a Uint16Array of as many words as before (${code.instructions.length})`,
    );
  for (let pc = 0; pc < count; pc++) {
    const { row } = decode(instructions, pc);
    if (pc + row.words > count)
      throw new RangeError(
        `its rewrite of ${code.qualifiedName} ends with ${row.name}, which covers one instruction more`,
      );
  }
  return { ...code, instructions };
}
