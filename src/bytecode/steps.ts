/**
 * Reads the `steps` of an opcode row. The grammar, by example, stands in opcodes.ts.
 * Pure text → data; interpreter generator and planner consume the result.
 */
import type { FieldName, OpcodeRow } from "./opcodes.js";

/** A register of the instruction: field plus a constant offset (`b-2`). */
export interface RegisterOperand {
  readonly kind: "register";
  readonly field: FieldName;
  readonly offset: number;
  /** Read without consuming a temporary (`~b`). */
  readonly keep: boolean;
}
export type StepOperand =
  | RegisterOperand
  /** The constant whose index stands in the field. */
  | { readonly kind: "constant"; readonly field: FieldName }
  /** The raw field (`@b`) or a literal (`#3`), as i32. */
  | { readonly kind: "field"; readonly field: FieldName }
  | { readonly kind: "immediate"; readonly value: number }
  /** The address of the instruction's cache word (`^`), as i32. */
  | { readonly kind: "cache" }
  | { readonly kind: "apply"; readonly stencil: string; readonly operand: StepOperand };
export type StepResult = RegisterOperand | { readonly kind: "else" } | { readonly kind: "then" };

export type Step =
  | {
      readonly kind: "apply";
      readonly stencil: string;
      readonly operands: readonly StepOperand[];
      readonly results: readonly StepResult[];
    }
  /** A value as it is into another register: handed over (move) or as a further owner (share, exits when unbound). */
  | { readonly kind: "move" | "share"; readonly from: StepOperand; readonly to: RegisterOperand }
  | { readonly kind: "drop"; readonly register: RegisterOperand };

const cache = new Map<string, readonly Step[]>();

/** The steps of a row; empty for generic and control rows. Throws SyntaxError when the row is malformed. */
export function stepsOf(row: OpcodeRow): readonly Step[] {
  if (row.steps === undefined) return [];
  let steps = cache.get(row.name);
  if (!steps) {
    steps = row.steps.split(";").map((text) => parseStep(text.trim(), row));
    cache.set(row.name, steps);
  }
  return steps;
}

function parseStep(text: string, row: OpcodeRow): Step {
  const [left = "", right] = text.split("->").map((side) => side.trim());
  const [verb = "", ...operandTexts] = left.split(/\s+/);
  const operands = operandTexts.map((operand) => parseOperand(operand, row));
  const results = (right ?? "")
    .split(/\s+/)
    .filter(Boolean)
    .map((result) => parseResult(result, row));
  const [first] = operands;
  const [to] = results;
  if (verb === "move" || verb === "share") {
    if (!first || to?.kind !== "register") throw malformed(row, text);
    return { kind: verb, from: first, to };
  }
  if (verb === "drop") {
    if (first?.kind !== "register") throw malformed(row, text);
    return { kind: "drop", register: first };
  }
  return { kind: "apply", stencil: verb, operands, results };
}

function parseOperand(text: string, row: OpcodeRow): StepOperand {
  const application = /^(\w+)\((.+)\)$/.exec(text);
  if (application) {
    return { kind: "apply", stencil: application[1] as string, operand: parseOperand(application[2] as string, row) };
  }
  if (text === "^") return { kind: "cache" };
  if (/^#-?\d+$/.test(text)) return { kind: "immediate", value: Number(text.slice(1)) };
  if (/^@[a-f]$/.test(text)) return { kind: "field", field: text[1] as FieldName };
  const field = text.replace("~", "")[0] as FieldName;
  if (row.fields[field] === "const") return { kind: "constant", field };
  return parseRegister(text, row);
}

function parseResult(text: string, row: OpcodeRow): StepResult {
  if (text === "else" || text === "then") return { kind: text };
  return parseRegister(text, row);
}

function parseRegister(text: string, row: OpcodeRow): RegisterOperand {
  const match = /^(~?)([a-f])([+-]\d+)?$/.exec(text);
  if (!match || row.fields[match[2] as FieldName] !== "reg") throw malformed(row, text);
  return { kind: "register", field: match[2] as FieldName, offset: Number(match[3] ?? 0), keep: match[1] === "~" };
}

const malformed = (row: OpcodeRow, text: string): SyntaxError =>
  new SyntaxError(
    `opcode ${row.name}: cannot read «${text}» in its steps «${row.steps}»; see the grammar in src/bytecode/opcodes.ts`,
  );
