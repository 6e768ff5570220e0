/**
 * Code objects as text: sections of directives, then one instruction a line. The assembler reads it back.
 *
 *   .code 1 f                        ; code object 1, the function f
 *   .constant k0 int 1
 *   .loop 0 L1 .. L4                 ; header and JUMP_BACK of loop 0
 *   ; 3 | while n < N:
 *   L1:
 *       1  JUMP_IF_NOT_LT  L5 r1 r0  @3:10-15  ; r1 n, r0 N
 *
 * Operands are fields a, b, c: r register, k constant, g global slot, L label, # plain number, loop, code.
 */
import { type CodeObject, type Constant, modulesOf, type Program, type Signature } from "./code.js";
import type { FieldKind } from "./opcodes.js";
import { decode, INSTRUCTION_WORDS, type Instruction, jumpTarget } from "./operands.js";
import { writeConstant, writePosition } from "./text.js";

/** What to show other than the program as it was compiled. */
export interface DisassembleOptions {
  /** Live instruction words by code object, for specialised opcodes; those of the program otherwise. */
  readonly words?: (code: number) => ArrayLike<number> | undefined;
}

/** The text of a whole program. */
export function disassemble(program: Program, options: DisassembleOptions = {}): string {
  const head = [
    `.program ${JSON.stringify(program.file)}`,
    `.loops ${program.loopCount}`,
    `.globals ${program.globals.join(" ")}`.trimEnd(),
    ...(program.modules ?? []).map((module) => `.module ${JSON.stringify(module)}`),
  ];
  const codes = program.codes.map((code, id) =>
    disassembleCode(program, code, id, options.words?.(id) ?? code.instructions),
  );
  return `${head.join("\n")}\n\n${codes.join("\n\n")}\n`;
}

/** The text of one code object. */
export function disassembleCode(
  program: Program,
  code: CodeObject,
  id: number,
  words: ArrayLike<number> = code.instructions,
): string {
  const count = words.length / INSTRUCTION_WORDS;
  const labels = labelsOf(code, words, count);
  const lines = headOf(code, id);
  const source = (modulesOf(program)[code.module ?? 0]?.source ?? program.source).split("\n");
  let line = 0;
  for (let pc = 0; pc < count; pc++) {
    const position = code.positions[pc];
    if (position && position.line !== line) {
      line = position.line;
      lines.push(`; ${line} | ${source[line - 1]?.trim() ?? ""}`);
    }
    if (labels.has(pc)) lines.push(`L${pc}:`);
    lines.push(instructionText(program, code, words, pc));
  }
  if (labels.has(count)) lines.push(`L${count}:`);
  return lines.join("\n");
}

function headOf(code: CodeObject, id: number): string[] {
  return [
    `.code ${id} ${code.name}`,
    `.qualified ${code.qualifiedName}`,
    `.line ${code.firstLine}`,
    `.args ${code.args}`,
    `.locals ${code.localNames.join(" ")}`.trimEnd(),
    `.registers ${code.registers}`,
    ...(code.module === undefined ? [] : [`.module ${code.module}`]),
    ...(code.signature ? [`.signature ${signatureText(code.signature)}`] : []),
    ...(code.free ? [`.free ${code.free.join(" ")}`] : []),
    ...(code.generator ? [".generator"] : []),
    ...(code.doc === undefined ? [] : [`.doc ${JSON.stringify(code.doc)}`]),
    ...code.constants.map((constant, index) => `.constant k${index} ${writeConstant(constant)}`),
    ...code.handlers.map(
      ({ start, end, target, register }) => `.handler L${start} .. L${end} -> L${target} r${register}`,
    ),
    ...code.loops.map((loop) => `.loop ${loop.id} L${loop.header} .. L${loop.back}`),
  ];
}

/** Positional-only and keyword-only parameters by number, and which of `*` and `**` there are. */
const signatureText = ({ positionalOnly, keywordOnly, varArgs, varKeywords }: Signature): string =>
  `${positionalOnly} ${keywordOnly}${varArgs ? " *" : ""}${varKeywords ? " **" : ""}`;

/** Instruction indices that need a label. */
function labelsOf(code: CodeObject, words: ArrayLike<number>, count: number): Set<number> {
  const labels = new Set<number>();
  for (let pc = 0; pc < count; pc++) {
    const target = jumpTarget(pc, decode(words, pc));
    if (target !== undefined) labels.add(target);
  }
  for (const { start, end, target } of code.handlers) labels.add(start).add(end).add(target);
  for (const { header, back } of code.loops) labels.add(header).add(back);
  return labels;
}

function instructionText(program: Program, code: CodeObject, words: ArrayLike<number>, pc: number): string {
  const position = code.positions[pc];
  const { text, comment } = instructionParts(program, code, words, pc, position ? [writePosition(position)] : []);
  const line = `${String(pc).padStart(6)}  ${text}`;
  return comment ? `${line.padEnd(60)}  ; ${comment}` : line;
}

/** One instruction: opcode with operands (and `rest` behind them), and what its operands mean. */
export function instructionParts(
  program: Program,
  code: CodeObject,
  words: ArrayLike<number>,
  pc: number,
  rest: readonly string[] = [],
): { readonly text: string; readonly comment: string } {
  const instruction = decode(words, pc);
  const { row } = instruction;
  const operands = FIELDS.filter((field) => row.fields[field] !== "none").map((field) =>
    operandText(row.fields[field], instruction[field], pc, instruction),
  );
  if (code.inPlace?.includes(pc)) operands.push("inplace");
  const comments = FIELDS.flatMap((field) => commentOf(program, code, row.fields[field], instruction[field]));
  return {
    text: `${row.name.padEnd(24)} ${[...operands, ...rest].join(" ")}`,
    comment: [...new Set(comments)].join(", "),
  };
}

const FIELDS = ["a", "b", "c"] as const;

function operandText(kind: FieldKind, value: number, pc: number, instruction: Instruction): string {
  switch (kind) {
    case "reg":
      return `r${value}`;
    case "const":
      return `k${value}`;
    case "global":
      return `g${value}`;
    case "jump":
    case "back":
      return `L${jumpTarget(pc, instruction)}`;
    case "loop":
    case "code":
      return `${kind}${value}`;
    default:
      return `#${value}`;
  }
}

/** What a reader wants to know of an operand: a local's name, a constant's value, a global's name. */
function commentOf(program: Program, code: CodeObject, kind: FieldKind, value: number): string[] {
  if (kind === "reg" && value < code.localNames.length) return [`r${value} ${code.localNames[value]}`];
  if (kind === "const") return [`k${value} ${shortConstant(code.constants[value])}`];
  if (kind === "global") return [`g${value} ${program.globals[value]}`];
  return kind === "code" ? [`${program.codes[value]?.name}`] : [];
}

const shortConstant = (constant: Constant | undefined): string =>
  constant ? writeConstant(constant).replace(/^(int|float|bool|str|tuple) /, "") : "?";
