/**
 * A superinstruction: `x * y + z` of floats in one instruction instead of two. Python rounds the product and then the
 * sum, and so does the stencil: it saves dispatch and a trip through the frame, never a rounding.
 *
 * The pair stays where it is. `MULTIPLY t x y; ADD d t z` becomes `MULTIPLY_ADD t x y; ADD d t z`: a generic opcode
 * that is *like* MULTIPLY, so that ints, strings, errors and their positions need nothing new. Once it has seen two
 * floats it specialises itself to MULTIPLY_ADD_FLOAT, which performs both instructions and goes on behind the second.
 * When a guard fails it has done nothing: the multiplication is performed in its generic form, and the ADD, which
 * still stands there, after it. What keeps failing is split up again for good.
 */
import {
  decode,
  definePlugin,
  INSTRUCTION_WORDS,
  type Instruction,
  type OpcodeDefinition,
  opcode,
} from "patchwork-jit";

const STENCILS = `
(module
  (func (export "fma_float: float float float -> float")
    (param $left f64) (param $right f64) (param $addend f64) (result f64)
    (f64.add (f64.mul (local.get $left) (local.get $right)) (local.get $addend))))`;

/** Where the factors are: both in registers, the right or the left one a constant. */
const FACTORS = [
  { suffix: "", fields: "reg reg reg", reads: "b c" },
  { suffix: "_K", fields: "reg reg const", reads: "b" },
  { suffix: "_LK", fields: "reg const reg", reads: "c" },
] as const;

/** Where the product and the addend stand in the ADD (its fields are d, e and f here). */
const ADDENDS = [
  { add: "ADD", product: "b", name: "", fields: "reg reg reg", reads: " f", addend: "f" },
  { add: "ADD_K", product: "b", name: "_K", fields: "reg reg const", reads: "", addend: "f" },
  { add: "ADD", product: "c", name: "_TO", fields: "reg reg reg", reads: " e", addend: "e" },
  { add: "ADD_LK", product: "c", name: "_TO_K", fields: "reg const reg", reads: "", addend: "e" },
] as const;

function rowsOf(factors: (typeof FACTORS)[number], addend: (typeof ADDENDS)[number]): OpcodeDefinition[] {
  const name = `MULTIPLY${factors.suffix}_ADD${addend.name}`;
  return [
    {
      name,
      fields: factors.fields,
      reads: factors.reads,
      writes: "a",
      like: `MULTIPLY${factors.suffix}`,
      doc: `a = b * c, which the ${addend.add} below takes`,
    },
    {
      name: `${name}_FLOAT`,
      fields: `${factors.fields} ${addend.fields}`,
      reads: factors.reads + addend.reads,
      writes: "d",
      generic: name,
      steps: `fma_float b c ${addend.addend} -> d`,
      specialisedFor: ["float", "float"],
      doc: `d = b * c + ${addend.addend} for floats; stands for two instructions`,
    },
  ];
}

/** The opcode for a MULTIPLY whose product the next instruction adds and nobody else sees. */
function fused(first: Instruction, second: Instruction, locals: number): string | undefined {
  const factors = FACTORS.find(({ suffix }) => first.row.name === `MULTIPLY${suffix}`);
  const addend = ADDENDS.find(({ add, product }) => second.row.name === add && second[product] === first.a);
  // A temporary ends its life where it is read; a named local would have to be stored.
  if (!factors || !addend || first.a < locals || readsTwice(second)) return undefined;
  return `MULTIPLY${factors.suffix}_ADD${addend.name}`;
}

const readsTwice = ({ row, b, c }: Instruction): boolean => row.name === "ADD" && b === c;

export default definePlugin({
  name: "fused-multiply-add",
  stencils: STENCILS,
  opcodes: FACTORS.flatMap((factors) => ADDENDS.flatMap((addend) => rowsOf(factors, addend))),
  rewrite({ instructions, localNames }) {
    for (let pc = 0; pc + 1 < instructions.length / INSTRUCTION_WORDS; pc++) {
      const name = fused(decode(instructions, pc), decode(instructions, pc + 1), localNames.length);
      if (name) instructions[pc * INSTRUCTION_WORDS] = opcode(name).code;
    }
    return instructions;
  },
});
