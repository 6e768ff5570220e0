/**
 * The opcode table as the runtime reads it: constant data at OPCODE_* of the layout, one entry an opcode, and the
 * functions that look things up in it. Made when a module is linked, from whatever rows there are then; binaryen
 * inlines the functions.
 */
import { LAYOUT } from "../base/layout.js";
import { OPCODES, type OpcodeRow, opcode, VALUE_CLASSES, type ValueClass } from "../bytecode/opcodes.js";
import { parseSExpressions, type SExpression } from "../bytecode/sexpression.js";

/** Which fields hold a constant's index instead of a register. */
export const MODE_BITS = { a: 1, b: 2, c: 4 } as const;

const CLASSES = VALUE_CLASSES.length;
const MOST_SLOTS = 256;

/** The functions by the name under which the runtime imports them from "opcode": parameters and body. */
const LOOK_UPS: Readonly<Record<string, { readonly params: readonly string[]; readonly body: string }>> = {
  modes: { params: ["$op"], body: `(i32.load8_u offset=${LAYOUT.OPCODE_MODES} (local.get $op))` },
  generic: { params: ["$op"], body: entry16(LAYOUT.OPCODE_GENERIC) },
  base: { params: ["$op"], body: entry16(LAYOUT.OPCODE_BASE) },
  specialised: {
    params: ["$op", "$first", "$second"],
    body: `(i32.load16_u offset=${LAYOUT.OPCODE_SPECIALISED} (i32.shl
      (i32.add (i32.add
        (i32.mul (i32.load8_u offset=${LAYOUT.OPCODE_SLOTS} (local.get $op)) (i32.const ${CLASSES * CLASSES}))
        (i32.mul (local.get $first) (i32.const ${CLASSES})))
        (local.get $second))
      (i32.const 1)))`,
  },
};

function entry16(base: number): string {
  return `(i32.load16_u offset=${base} (i32.shl (local.get $op) (i32.const 1)))`;
}

/** The function that stands for an import from "opcode". */
export function lookUpFunction(internalName: string, name: string): SExpression {
  const lookUp = LOOK_UPS[name];
  if (!lookUp) throw new RangeError(`the runtime imports opcode "${name}", which src/build/opcode-tables.ts lacks`);
  const params = lookUp.params.map((param) => `(param ${param} i32)`).join(" ");
  const [func] = parseSExpressions(`(func ${internalName} ${params} (result i32) ${lookUp.body})`);
  return func as SExpression;
}

/** The tables as data segments. */
export function opcodeData(): string {
  const generics = genericRows();
  const slots = new Map(generics.map((row, index) => [row.name, index + 1]));
  const tables = [
    [LAYOUT.OPCODE_MODES, Uint8Array.from(OPCODES, modeBits)],
    [LAYOUT.OPCODE_GENERIC, Uint16Array.from(OPCODES, (row) => opcode(row.generic).code)],
    [LAYOUT.OPCODE_BASE, Uint16Array.from(OPCODES, (row) => baseOf(row).code)],
    [LAYOUT.OPCODE_SLOTS, Uint8Array.from(OPCODES, (row) => slots.get(row.name) ?? 0)],
    [LAYOUT.OPCODE_SPECIALISED, specialisedTable(generics)],
  ] as const;
  return tables.map(([base, table]) => `(data (i32.const ${base}) "${dataText(table)}")`).join("\n");
}

/** Rows that specialise themselves for the classes of their operands. */
function genericRows(): OpcodeRow[] {
  const rows = OPCODES.filter(
    (row) =>
      row.like !== undefined ||
      OPCODES.some((other) => other.specialisedFor && !other.intrinsic && other.generic === row.name),
  );
  if (rows.length >= MOST_SLOTS) throw new RangeError(`more than ${MOST_SLOTS - 1} opcodes specialise themselves`);
  return rows;
}

/** A row of 8 × 8 opcodes for each generic one; row 0 is empty. What is `like` another begins with the other's. */
function specialisedTable(generics: readonly OpcodeRow[]): Uint16Array {
  const table = new Uint16Array((generics.length + 1) * CLASSES * CLASSES);
  for (const [index, generic] of generics.entries()) {
    const sources = generic.like === undefined ? [generic.name] : [generic.like, generic.name];
    for (const row of sources.flatMap((name) => OPCODES.filter((candidate) => specialises(candidate, name)))) {
      const [first, second] = row.specialisedFor as [ValueClass, ValueClass];
      for (const other of secondClasses(second)) {
        table[((index + 1) * CLASSES + classNumber(first)) * CLASSES + other] = row.code;
      }
    }
  }
  return table;
}

const specialises = (row: OpcodeRow, generic: string): boolean =>
  row.generic === generic && row.specialisedFor !== undefined && row.intrinsic === undefined;

const classNumber = (name: ValueClass): number => VALUE_CLASSES.indexOf(name);

/** A row for one operand of a class fits whatever the second class is asked as. */
const secondClasses = (second: ValueClass): readonly number[] =>
  second === "other" ? VALUE_CLASSES.map((_, index) => index) : [classNumber(second)];

function baseOf(row: OpcodeRow): OpcodeRow {
  const generic = opcode(row.generic);
  return opcode((generic.like ?? generic.name).replace(/_L?K$/, ""));
}

function modeBits(row: OpcodeRow): number {
  return (["a", "b", "c"] as const).reduce(
    (bits, field) => bits | (row.fields[field] === "const" ? MODE_BITS[field] : 0),
    0,
  );
}

const dataText = (table: Uint8Array | Uint16Array): string =>
  Array.from(
    new Uint8Array(table.buffer, table.byteOffset, table.byteLength),
    (byte) => `\\${byte.toString(16).padStart(2, "0")}`,
  ).join("");
