/**
 * Opcodes of plug-ins: definitions → rows of the table, checked so far as the table alone tells (whether stencils fit
 * is seen when they are assembled, build/check-rows.ts). Throws RangeError and SyntaxError naming the opcode.
 */
import {
  appendOpcodes,
  type FieldKind,
  type FieldName,
  fieldsOf,
  findOpcode,
  type OpcodeRow,
  VALUE_CLASSES,
} from "../bytecode/opcodes.js";
import { keepsOf, readsOf, writesOf } from "../bytecode/operands.js";
import { stepsOf } from "../bytecode/steps.js";
import type { OpcodeDefinition } from "./plugin.js";

type NewRow = Omit<OpcodeRow, "code">;

/** Runtime functions that ask the table what to do, so that a row may be `like` theirs. */
const LIKEABLE: ReadonlySet<string> = new Set(["binary", "unary", "compare", "index"]);
/** Kinds of fields that rows of plug-ins may have. Jumps stay with the rows whose specialisations have them. */
const KINDS: ReadonlySet<FieldKind> = new Set(["reg", "const", "imm", "count", "global", "jump", "none"]);

/** Appends the rows of a plug-in to the table, all or none. */
export function addOpcodes(definitions: readonly OpcodeDefinition[]): void {
  const rows: NewRow[] = [];
  const find = (name: string) => findOpcode(name) ?? rows.find((row) => row.name === name);
  for (const definition of definitions) {
    if (find(definition.name)) throw new RangeError(`an opcode is already named ${definition.name}`);
    rows.push(makeRow(definition, find));
  }
  appendOpcodes(rows);
}

function makeRow(definition: OpcodeDefinition, find: (name: string) => NewRow | undefined): NewRow {
  const { name, generic, like, steps, specialisedFor, doc } = definition;
  if (!/^[A-Z][A-Z0-9_]*$/.test(name)) throw new RangeError(`«${name}» is no opcode's name; write it as MULTIPLY_ADD`);
  const words = (text = ""): string[] => text.split(" ").filter(Boolean);
  const row = {
    name,
    fields: fieldsOf(definition.fields),
    words: words(definition.fields).length > 3 ? (2 as const) : (1 as const),
    reads: words(definition.reads),
    keeps: words(definition.keeps),
    writes: words(definition.writes),
    doc,
  };
  checkKinds(row);
  if ((like === undefined) === (generic === undefined))
    throw new RangeError(
      `opcode ${name} needs either \`generic\` (what it specialises) or \`like\` (whose work it does)`,
    );
  const complete =
    like === undefined
      ? specialisedRow(row, find(generic ?? ""), { generic: generic ?? "", steps, specialisedFor })
      : genericRow(row, find(like), like, steps);
  checkReadable(complete);
  return complete;
}

type RowParts = Omit<NewRow, "generic">;

function checkKinds({ name, fields }: RowParts): void {
  for (const [field, kind] of Object.entries(fields)) {
    if (!KINDS.has(kind))
      throw new RangeError(`opcode ${name}: field ${field} is of kind «${kind}»; there are ${[...KINDS].join(", ")}`);
  }
}

function genericRow(row: RowParts, model: NewRow | undefined, like: string, steps: string | undefined): NewRow {
  if (!model?.handler || model.generic !== model.name || !LIKEABLE.has(model.handler))
    throw new RangeError(
      `opcode ${row.name} cannot be like ${like}: only generic operators, comparisons and subscripts can be`,
    );
  if (steps !== undefined || row.words > 1)
    throw new RangeError(`opcode ${row.name} is like ${like}: it has neither steps nor fields beyond a, b and c`);
  checkShape(row, model);
  return { ...row, generic: row.name, like, handler: model.handler };
}

function specialisedRow(
  row: RowParts,
  model: NewRow | undefined,
  rest: { readonly generic: string } & Pick<OpcodeDefinition, "steps" | "specialisedFor">,
): NewRow {
  if (!model?.handler || model.generic !== model.name)
    throw new RangeError(`opcode ${row.name} specialises ${rest.generic}, which is no generic opcode`);
  if (rest.steps === undefined)
    throw new RangeError(`opcode ${row.name} specialises ${rest.generic} and has no \`steps\` that say how`);
  if (row.words > 1 && model.like === undefined)
    throw new RangeError(`opcode ${row.name} covers two instructions: its generic opcode must be one with \`like\``);
  checkShape(row, model);
  const { generic, steps, specialisedFor } = rest;
  if (specialisedFor && specialisedFor.length !== 2)
    throw new RangeError(
      `opcode ${row.name}: specialisedFor names the classes of two operands; of an operation with one the second is "other"`,
    );
  for (const name of specialisedFor ?? []) {
    if (!VALUE_CLASSES.includes(name))
      throw new RangeError(`opcode ${row.name}: «${name}» is no class; there are ${VALUE_CLASSES.join(", ")}`);
  }
  return { ...row, generic, steps, ...(specialisedFor && { specialisedFor }) };
}

/** Generic and specialised rows take each other's place: a, b and c must be of the same kinds. */
function checkShape({ name, fields }: RowParts, model: NewRow): void {
  for (const field of ["a", "b", "c"] as const satisfies readonly FieldName[]) {
    if (fields[field] === model.fields[field]) continue;
    throw new RangeError(
      `opcode ${name}: field ${field} is «${fields[field]}», but ${model.name} has «${model.fields[field]}» there`,
    );
  }
}

/** Registers and steps can be read, and every register that a step names stands in reads, keeps or writes. */
function checkReadable(row: NewRow): void {
  const probe = { row: { ...row, code: 0 }, a: 1, b: 2, c: 3, d: 4, e: 5, f: 6 };
  const known = new Set([readsOf, keepsOf, writesOf].flatMap((of) => of(probe)));
  for (const step of stepsOf(probe.row)) {
    const operands = step.kind === "apply" ? [...step.operands, ...step.results] : [];
    for (const operand of operands) {
      if (operand.kind !== "register" || known.has(probe[operand.field] + operand.offset)) continue;
      throw new RangeError(
        `opcode ${row.name}: its steps use ${operand.field}, which stands in none of reads, keeps and writes`,
      );
    }
  }
}
