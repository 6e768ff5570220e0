/**
 * The opcode table: one row an opcode. Assembler, disassembler, compiler, interpreter generator,
 * planner, runtime (through `wasm/generated/opcodes.ts`) and tests all read this and nothing else.
 * To add an operation: write its stencil in `stencils/`, add its row here. Long because it is one table: splitting it
 * would make two places of the one.
 *
 * An instruction is four u16: op, a, b, c. A superinstruction (`words` 2; only plug-ins bring some) covers the
 * instruction behind it too, whose fields it calls d, e and f. `fields` says what a, b and c are; `reads` and `writes` say
 * which registers the instruction uses (`b`, `b+1`, `b-2`, or `b..c`: c registers from b on, `0..b`: the
 * frame's first b: code that has such an instruction is not inlined).
 * A read register that is a temporary (index ≥ the code's locals) is consumed: what it owned moves into
 * the instruction. A register named in `keeps` is read and left as it is.
 *
 * `steps` is the meaning, in terms of stencils, run in order (see steps.ts for the grammar):
 *   add_int b c -> a          apply the stencil; conversions follow from its signature
 *   lt_int b c -> else        a bool: false takes the jump field (`-> then`: true takes it)
 *   add_float int_to_float(b) c -> a     a stencil's result as operand
 *   guard_builtin ~b-2 #3     #n is an immediate; ~ reads without consuming; @b the raw field b; ^ the address of the
 *                             instruction's cache word (CODE_CACHES)
 *   move b -> a / share b -> a           a register's value as it is: handed over / as a further owner
 * Every stencil of a row may exit; effects come only after the last exit.
 *
 * A row without steps is generic (`handler`: a function of the runtime, (fp, ip) → STATUS_*) or control
 * (written in the interpreter generator: it changes frame or instruction pointer in its own way).
 */
import { LAYOUT } from "../base/layout.js";
import { BUILTIN_IDS } from "./builtins/index.js";

const { MAX_OPCODES } = LAYOUT;

/** What a field of an instruction holds. `jump` is signed, in instructions, from the next instruction. */
export type FieldKind = "reg" | "const" | "jump" | "back" | "imm" | "count" | "global" | "loop" | "code" | "none";

/** Classes of values by which generic instructions specialise. */
export const VALUE_CLASSES = ["other", "int", "float", "bool", "list", "tuple", "str", "none"] as const;
/** One of VALUE_CLASSES. */
export type ValueClass = (typeof VALUE_CLASSES)[number];

/** A field of an instruction; d, e and f are a, b and c of the instruction behind it, for superinstructions. */
export type FieldName = "a" | "b" | "c" | "d" | "e" | "f";

/** One opcode: the stencil that it applies, its operands, and where the result goes. */
export interface OpcodeRow {
  readonly code: number;
  readonly name: string;
  /** The opcode that does the same for any operands and may raise; itself for generic and control rows. */
  readonly generic: string;
  readonly fields: Readonly<Record<FieldName, FieldKind>>;
  /** Instructions that it performs; control goes on behind them. */
  readonly words: 1 | 2;
  /** For a generic row of a plug-in: the generic opcode whose work it does until it specialises itself. */
  readonly like?: string;
  readonly reads: readonly string[];
  readonly keeps: readonly string[];
  readonly writes: readonly string[];
  readonly steps?: string;
  readonly handler?: string;
  /** Classes of the first two value operands that this specialisation is for. */
  readonly specialisedFor?: readonly [ValueClass, ValueClass];
  /** For specialised calls: the built-in and the number of arguments. */
  readonly intrinsic?: { readonly builtin: string; readonly args: number };
  /** It has a guard that the classes of its operands do not tell: taken only where the instruction became it. */
  readonly guarded?: boolean;
  readonly control?: boolean;
  readonly doc: string;
}

interface Shape {
  fields: string; // "reg reg const"
  reads?: string;
  keeps?: string;
  writes?: string;
}

const rows: OpcodeRow[] = [];
const words = (text = ""): string[] => text.split(" ").filter(Boolean);

function add(name: string, shape: Shape, rest: Partial<OpcodeRow> & { doc: string }): void {
  rows.push({
    code: rows.length,
    name,
    generic: name,
    fields: fieldsOf(shape.fields),
    words: 1,
    reads: words(shape.reads),
    keeps: words(shape.keeps),
    writes: words(shape.writes),
    ...rest,
  });
}

/** The kinds of a row's fields from their text. */
export function fieldsOf(text: string): Record<FieldName, FieldKind> {
  const [a = "none", b = "none", c = "none", d = "none", e = "none", f = "none"] = words(text) as FieldKind[];
  return { a, b, c, d, e, f };
}

/** Suffix and operand fields of the operand modes: both registers, right constant, left constant. */
const MODES = [
  { suffix: "", b: "reg", c: "reg", reads: "b c" },
  { suffix: "_K", b: "reg", c: "const", reads: "b" },
  { suffix: "_LK", b: "const", c: "reg", reads: "c" },
] as const;

// ── moving values ──
add("NOP", { fields: "" }, { doc: "nothing", handler: "nop" });
for (const [name, fields] of [
  ["EXTRA", "imm imm imm"],
  ["EXTRA_CONST", "const imm imm"],
  ["EXTRA_IMM_CONST", "imm const imm"],
  ["EXTRA_GLOBAL", "imm global imm"],
] as const)
  add(name, { fields }, { doc: "further fields of the instruction before; never dispatched", handler: "nop" });
add("LOAD_CONST", { fields: "reg const", writes: "a" }, { steps: "move b -> a", doc: "a = constant b" });
add(
  "TAKE",
  { fields: "reg reg", reads: "b", writes: "a" },
  { steps: "move b -> a", doc: "a = temporary b, which gives up what it owns" },
);
add(
  "COPY_ANY",
  { fields: "reg reg", keeps: "b", writes: "a" },
  { handler: "copy", doc: "a = b; UnboundLocalError when b is unbound" },
);
add(
  "COPY",
  { fields: "reg reg", keeps: "b", writes: "a" },
  { generic: "COPY_ANY", steps: "share ~b -> a", doc: "a = b, both own" },
);
add("DROP", { fields: "reg", reads: "a" }, { steps: "drop a", doc: "release temporary a" });
add(
  "LOAD_GLOBAL_ANY",
  { fields: "reg global", writes: "a" },
  { handler: "load_global", doc: "a = global b; NameError when unbound" },
);
add(
  "LOAD_GLOBAL",
  { fields: "reg global", writes: "a" },
  { generic: "LOAD_GLOBAL_ANY", steps: "load_global @b -> a", doc: "a = global b" },
);
add(
  "STORE_GLOBAL_ANY",
  { fields: "reg global", reads: "a" },
  { handler: "store_global", doc: "global b = a (consumed when a temporary, shared when a local)" },
);
add(
  "STORE_GLOBAL",
  { fields: "reg global", reads: "a" },
  { generic: "STORE_GLOBAL_ANY", steps: "store_global a @b", doc: "global b = a" },
);

// ── arithmetic ──
const ARITHMETIC: Record<string, { int?: string; float?: string; mixed?: boolean; symbol: string }> = {
  ADD: { int: "add_int", float: "add_float", mixed: true, symbol: "+" },
  SUBTRACT: { int: "sub_int", float: "sub_float", mixed: true, symbol: "-" },
  MULTIPLY: { int: "mul_int", float: "mul_float", mixed: true, symbol: "*" },
  TRUE_DIVIDE: { int: "truediv_int", float: "truediv_float", mixed: true, symbol: "/" },
  FLOOR_DIVIDE: { int: "floordiv_int", float: "floordiv_float", symbol: "//" },
  MODULO: { int: "mod_int", float: "mod_float", symbol: "%" },
  POWER: { int: "pow_int", float: "pow_float", mixed: true, symbol: "**" },
  AND: { int: "and_int", symbol: "&" },
  OR: { int: "or_int", symbol: "|" },
  XOR: { int: "xor_int", symbol: "^" },
  LEFT_SHIFT: { int: "lshift_int", symbol: "<<" },
  RIGHT_SHIFT: { int: "rshift_int", symbol: ">>" },
  MATRIX_MULTIPLY: { symbol: "@" },
};
for (const [name, { int, float, mixed, symbol }] of Object.entries(ARITHMETIC)) {
  for (const { suffix, b, c, reads } of MODES) {
    const generic = name + suffix;
    const shape: Shape = { fields: `reg ${b} ${c}`, reads, writes: "a" };
    const special = (type: string, steps: string, specialisedFor: [ValueClass, ValueClass]) =>
      add(`${name}_${type}${suffix}`, shape, {
        generic,
        steps,
        specialisedFor,
        doc: `a = b ${symbol} c for ${specialisedFor.join(" and ")}`,
      });
    add(generic, shape, { handler: "binary", doc: `a = b ${symbol} c` });
    if (int) special("INT", `${int} b c -> a`, ["int", "int"]);
    if (float) special("FLOAT", `${float} b c -> a`, ["float", "float"]);
    if (float && mixed) {
      special("INT_FLOAT", `${float} int_to_float(b) c -> a`, ["int", "float"]);
      special("FLOAT_INT", `${float} b int_to_float(c) -> a`, ["float", "int"]);
    }
  }
}
const UNARY = { fields: "reg reg", reads: "b", writes: "a" };
const unary = (name: string, generic: string, steps: string, type: ValueClass) =>
  add(name, UNARY, { generic, steps, specialisedFor: [type, "other"], doc: `${generic} for ${type}` });
add("NEGATE", UNARY, { handler: "unary", doc: "a = -b" });
unary("NEGATE_INT", "NEGATE", "neg_int b -> a", "int");
unary("NEGATE_FLOAT", "NEGATE", "neg_float b -> a", "float");
add("POSITIVE", UNARY, { handler: "unary", doc: "a = +b" });
add("INVERT", UNARY, { handler: "unary", doc: "a = ~b" });
unary("INVERT_INT", "INVERT", "invert_int b -> a", "int");
add("NOT", UNARY, { handler: "unary", doc: "a = not b" });
unary("NOT_BOOL", "NOT", "not_bool b -> a", "bool");

// ── comparison: to a value, and fused with the jump that is taken when it does not hold ──
export const COMPARISONS = { LT: "<", LE: "<=", GT: ">", GE: ">=", EQ: "==", NE: "!=" } as const;
for (const [name, symbol] of Object.entries(COMPARISONS)) {
  const stencil = name.toLowerCase();
  for (const { suffix, c, reads } of MODES.slice(0, 2)) {
    const value: Shape = { fields: `reg reg ${c}`, reads, writes: "a" };
    const jump: Shape = { fields: `jump reg ${c}`, reads };
    const generics = [name + suffix, `JUMP_IF_NOT_${name}${suffix}`] as const;
    const special = (type: string, operands: string, specialisedFor: [ValueClass, ValueClass]) => {
      const [left, right] = specialisedFor;
      const base = left === "str" ? "str" : left === "int" && right === "int" ? "int" : "float";
      add(`${name}_${type}${suffix}`, value, {
        generic: generics[0],
        steps: `${stencil}_${base} ${operands} -> a`,
        specialisedFor,
        doc: `a = b ${symbol} c for ${specialisedFor.join(" and ")}`,
      });
      add(`JUMP_IF_NOT_${name}_${type}${suffix}`, jump, {
        generic: generics[1],
        steps: `${stencil}_${base} ${operands} -> else`,
        specialisedFor,
        doc: `jump by a unless b ${symbol} c, for ${specialisedFor.join(" and ")}`,
      });
    };
    add(generics[0], value, { handler: "compare", doc: `a = b ${symbol} c` });
    add(generics[1], jump, { handler: "compare_jump", doc: `jump by a unless b ${symbol} c` });
    special("INT", "b c", ["int", "int"]);
    special("FLOAT", "b c", ["float", "float"]);
    special("INT_FLOAT", "int_to_float(b) c", ["int", "float"]);
    special("FLOAT_INT", "b int_to_float(c)", ["float", "int"]);
    special("STR", "b c", ["str", "str"]);
  }
}
const TEST = { fields: "reg reg reg", reads: "b c", writes: "a" };
add("IS", TEST, { handler: "is", doc: "a = b is c" });
add("IS_NOT", TEST, { handler: "is", doc: "a = b is not c" });
for (const [generic, stencil] of [
  ["IS", "is_same"],
  ["IS_NOT", "is_other"],
] as const) {
  add(`${generic}_BOUND`, TEST, {
    generic,
    steps: `${stencil} b c -> a`,
    guarded: true,
    doc: `${generic} of operands that have values`,
  });
}
add("CONTAINS", TEST, { handler: "contains", doc: "a = b in c" });
add("NOT_CONTAINS", TEST, { handler: "contains", doc: "a = b not in c" });
for (const kind of ["dict", "set"] as const) {
  for (const [generic, stencil] of [
    ["CONTAINS", `${kind}_contains`],
    ["NOT_CONTAINS", `${kind}_lacks`],
  ] as const) {
    add(`${generic}_${kind.toUpperCase()}`, TEST, {
      generic,
      steps: `${stencil} b c -> a`,
      guarded: true,
      doc: `${generic} of a str or int in a ${kind}`,
    });
  }
}

// ── jumps ──
add("JUMP", { fields: "jump" }, { control: true, doc: "jump by a" });
const COUNTED_BACK = { fields: "loop back" };
add("JUMP_BACK", COUNTED_BACK, { control: true, doc: "safepoint; count loop a; back by b instructions to its header" });
add("JUMP_BACK_COLD", COUNTED_BACK, {
  control: true,
  doc: "as JUMP_BACK, without counting: no JIT, or it gave the loop up",
});
add("JUMP_BACK_STITCHED", COUNTED_BACK, { control: true, doc: "safepoint; run the stitched code of loop a" });
add("ENTER_LOOP", { fields: "loop" }, { control: true, doc: "nothing: the header of loop a follows" });
add(
  "ENTER_STITCHED",
  { fields: "loop" },
  { control: true, doc: "run the stitched code of loop a, whose header follows" },
);
const BRANCH = { fields: "jump reg", reads: "b" };
const KEEP = { fields: "jump reg", keeps: "b" };
for (const [when, sink] of [
  ["FALSE", "else"],
  ["TRUE", "then"],
] as const) {
  const name = `JUMP_IF_${when}`;
  add(name, BRANCH, { handler: "branch", doc: `jump by a if b is ${when.toLowerCase()}` });
  add(`${name}_BOOL`, BRANCH, {
    generic: name,
    steps: `as_bool b -> ${sink}`,
    specialisedFor: ["bool", "other"],
    doc: `${name} for bool`,
  });
  add(`${name}_INT`, BRANCH, {
    generic: name,
    steps: `truth_int b -> ${sink}`,
    specialisedFor: ["int", "other"],
    doc: `${name} for int`,
  });
  add(`${name}_FLOAT`, BRANCH, {
    generic: name,
    steps: `truth_float b -> ${sink}`,
    specialisedFor: ["float", "other"],
    doc: `${name} for float`,
  });
  add(`${name}_SIZED`, BRANCH, {
    generic: name,
    steps: `truth_sized b -> ${sink}`,
    guarded: true,
    doc: `${name} for None and the built-in types that have a length`,
  });
  add(`${name}_KEEP`, KEEP, { handler: "branch", doc: `jump by a if b is ${when.toLowerCase()}; b stays (and, or)` });
  add(`${name}_KEEP_BOOL`, KEEP, {
    generic: `${name}_KEEP`,
    steps: `as_bool ~b -> ${sink}`,
    specialisedFor: ["bool", "other"],
    doc: `${name}_KEEP for bool`,
  });
}
add(
  "JUMP_UNLESS_BUILTIN",
  { fields: "jump reg imm", keeps: "b" },
  { steps: "is_builtin ~b @c -> else", doc: "jump by a unless b is built-in number c" },
);
add("JUMP_IF_NONE_ANY", BRANCH, { handler: "branch_none", doc: "jump by a if b is None" });
add("JUMP_IF_NONE", BRANCH, { generic: "JUMP_IF_NONE_ANY", steps: "is_none b -> then", doc: "jump by a if b is None" });
add("JUMP_IF_NOT_NONE_ANY", BRANCH, { handler: "branch_none", doc: "jump by a unless b is None" });
add("JUMP_IF_NOT_NONE", BRANCH, {
  generic: "JUMP_IF_NOT_NONE_ANY",
  steps: "is_none b -> else",
  doc: "jump by a unless b is None",
});

// ── iteration: three registers from b on; range: next, remaining, step; list, tuple, str: object, index, – ──
add(
  "GET_ITER",
  { fields: "reg reg", reads: "b", writes: "a a+1 a+2" },
  { handler: "get_iter", doc: "a.. = iteration over b" },
);
const ITERATE = { fields: "reg reg jump", keeps: "b b+1 b+2", writes: "a b b+1" };
add("FOR_ITER", ITERATE, {
  handler: "for_iter",
  doc: "a = next of the iteration at b; jump by c when there is none (b is dropped by a DROP there)",
});
add("FOR_RANGE", ITERATE, {
  generic: "FOR_ITER",
  steps: "range_more ~b ~b+1 -> else; range_next ~b ~b+1 ~b+2 -> a b b+1",
  specialisedFor: ["int", "int"],
  doc: "FOR_ITER over a range",
});
add("FOR_LIST", ITERATE, {
  generic: "FOR_ITER",
  steps: "list_more ~b ~b+1 -> else; list_next ~b ~b+1 -> a b+1",
  specialisedFor: ["list", "int"],
  doc: "FOR_ITER over a list",
});
for (const type of ["tuple", "str"] as const) {
  add(`FOR_${type.toUpperCase()}`, ITERATE, {
    generic: "FOR_ITER",
    steps: `${type}_more ~b ~b+1 -> else; ${type}_next ~b ~b+1 -> a b+1`,
    specialisedFor: [type, "int"],
    doc: `FOR_ITER over a ${type}`,
  });
}
add("FOR_ITERATOR", ITERATE, {
  generic: "FOR_ITER",
  steps: "iterator_ready ~b -> else; iterator_take -> a",
  guarded: true,
  doc: "FOR_ITER over a built-in iterator",
});

add("FOR_GENERATOR", ITERATE, {
  generic: "FOR_ITER",
  handler: "for_generator",
  doc: "FOR_ITER over a generator, whose frame is pushed",
});

// ── generators ──
add(
  "YIELD",
  { fields: "reg none count", reads: "a", writes: "a" },
  { handler: "yield", doc: "yield a; what is sent comes back in a. Registers below c are alive" },
);
add(
  "YIELD_FROM",
  { fields: "reg reg count", reads: "a", keeps: "b", writes: "a" },
  { handler: "yield", doc: "YIELD of what the iterator b gave to the SEND before; throw and close go to b" },
);
add(
  "SEND",
  { fields: "reg reg jump", reads: "a", keeps: "b", writes: "a" },
  {
    handler: "send",
    doc: "a = next of iterator b, to which a is sent; when it has ended a = its value, and jump by c",
  },
);
add(
  "SEND_ITERATOR",
  { fields: "reg reg jump", keeps: "a b", writes: "a" },
  {
    generic: "SEND",
    steps: "guard_none ~a; iterator_ready ~b -> else; iterator_take -> a",
    guarded: true,
    doc: "SEND of None to a built-in iterator, whose end gives None; only in stitched code (jit/append.ts)",
  },
);
add(
  "GET_ITERATOR",
  { fields: "reg reg imm", reads: "b", writes: "a" },
  { handler: "get_iterator", doc: "a = iter(b); c = 1: sequences stay as they are" },
);
add(
  "RETURN_GENERATOR",
  { fields: "reg", reads: "a" },
  { handler: "return_generator", doc: "return a from a generator; its locals are released" },
);

// ── containers and strings ──
for (const { suffix, c, reads } of MODES.slice(0, 2)) {
  const shape: Shape = { fields: `reg reg ${c}`, reads, writes: "a" };
  add(`INDEX${suffix}`, shape, { handler: "index", doc: "a = b[c]" });
  add(`INDEX_LIST${suffix}`, shape, {
    generic: `INDEX${suffix}`,
    steps: "list_get b c -> a",
    specialisedFor: ["list", "int"],
    doc: "a = b[c] for list and int",
  });
  add(`INDEX_TUPLE${suffix}`, shape, {
    generic: `INDEX${suffix}`,
    steps: "tuple_get b c -> a",
    specialisedFor: ["tuple", "int"],
    doc: "a = b[c] for tuple and int",
  });
  add(`INDEX_STR${suffix}`, shape, {
    generic: `INDEX${suffix}`,
    steps: "str_get b c -> a",
    specialisedFor: ["str", "int"],
    doc: "a = b[c] for str and int",
  });
  add(`INDEX_DICT${suffix}`, shape, {
    generic: `INDEX${suffix}`,
    steps: "dict_item b c -> a",
    guarded: true,
    doc: "a = b[c] for a dict that has the str or int c",
  });
  const store: Shape = { fields: `reg reg ${c}`, reads: reads === "b" ? "a b" : "a b c" };
  add(`STORE_INDEX_DICT${suffix}`, store, {
    generic: `STORE_INDEX${suffix}`,
    steps: "dict_put a b c",
    guarded: true,
    doc: "a[b] = c for a dict and a str or int",
  });
  add(`STORE_INDEX${suffix}`, store, { handler: "store_index", doc: "a[b] = c" });
  add(`STORE_INDEX_LIST${suffix}`, store, {
    generic: `STORE_INDEX${suffix}`,
    steps: "list_set a b c",
    specialisedFor: ["list", "int"],
    doc: "a[b] = c for list and int",
  });
}
const SLICE = { fields: "reg reg count", reads: "b..c", writes: "a" };
add("INDEX_SLICE", SLICE, { handler: "index_slice", doc: "a = b[b+1:b+2]; c is 3" });
const BUILD = { fields: "reg reg count", reads: "b..c", writes: "a" };
add("BUILD_LIST", BUILD, { handler: "build_list", doc: "a = [b, b+1, … c of them]" });
add("BUILD_TUPLE", BUILD, { handler: "build_tuple", doc: "a = (b, b+1, … c of them)" });
add("BUILD_STRING", BUILD, { handler: "build_string", doc: "a = concatenation of the c strings from b on" });
const APPEND = { fields: "reg reg", keeps: "a", reads: "b" };
add("LIST_APPEND_ANY", APPEND, { handler: "list_append", doc: "append b to the list a" });
add("LIST_APPEND", APPEND, { generic: "LIST_APPEND_ANY", steps: "list_add ~a b", doc: "append b to the list a" });
add("BUILD_DICT", BUILD, { handler: "build_dict", doc: "a = {b: b+1, b+2: b+3, … c registers}" });
add("BUILD_SET", BUILD, { handler: "build_set", doc: "a = {b, b+1, … c of them}" });
add("BUILD_FROZENSET", BUILD, { handler: "build_set", doc: "a = frozenset of b, b+1, … c of them" });
const INTO = { fields: "reg reg", reads: "b", keeps: "a" };
add(
  "DICT_SET",
  { fields: "reg reg reg", reads: "b c", keeps: "a" },
  { handler: "dict_set", doc: "a[b] = c for the dict a that is built" },
);
add("SET_ADD", INTO, { handler: "set_add", doc: "add b to the set a that is built" });
const SUM = { fields: "reg reg", reads: "a b", keeps: "a+1", writes: "a a+1" };
add("SUM_ADD", SUM, { handler: "sum_add", doc: "a = a + b as sum() adds; a+1 = how it went" });
add("SUM_ADD_INT", SUM, {
  generic: "SUM_ADD",
  steps: "add_int a b -> a",
  specialisedFor: ["int", "int"],
  doc: "SUM_ADD for int and int",
});
add("SUM_ADD_BOOL", SUM, {
  generic: "SUM_ADD",
  steps: "add_int a bool_to_int(b) -> a",
  specialisedFor: ["int", "bool"],
  doc: "SUM_ADD for int and bool",
});
add(
  "SUM_ADD_FLOAT",
  { fields: "reg reg", reads: "b", keeps: "a a+1", writes: "a a+1" },
  {
    generic: "SUM_ADD",
    steps: "float_lost float_or_zero(~a+1) float_or_zero(~a) b -> a+1; add_float float_or_zero(~a) b -> a",
    specialisedFor: ["float", "float"],
    doc: "SUM_ADD for float and float, and for the first",
  },
);
const SUM_END = { fields: "reg reg", reads: "b b+1", writes: "a" };
add("SUM_END_ANY", SUM_END, { handler: "sum_end", doc: "a = the sum b" });
add("SUM_END", SUM_END, {
  generic: "SUM_END_ANY",
  steps: "guard_zero b+1; move b -> a",
  doc: "a = the sum b, of ints alone",
});
add("DICT_UPDATE", INTO, { handler: "dict_update", doc: "add all of the mapping b to the dict a that is built (**b)" });
add("SET_UPDATE", INTO, { handler: "set_update", doc: "add all of the iterable b to the set a that is built (*b)" });
add(
  "UNPACK",
  { fields: "reg reg count", reads: "b", writes: "a..c" },
  { handler: "unpack", doc: "a, a+1, … (c of them) = b" },
);
for (const [name, stencil, results] of [
  ["UNPACK_PAIR", "unpack_pair", "a a+1"],
  ["UNPACK_TRIPLE", "unpack_triple", "a a+1 a+2"],
] as const) {
  add(
    name,
    { fields: "reg reg count", reads: "b", writes: "a..c" },
    { generic: "UNPACK", steps: `${stencil} b -> ${results}`, guarded: true, doc: "UNPACK of a tuple" },
  );
}
add(
  "UNPACK_STAR",
  { fields: "reg reg count", reads: "b", writes: "a..c" },
  {
    handler: "unpack_star",
    doc: "a, a+1, … (c of them) = b; the one at field a of the EXTRA that follows takes what the others leave, as a list",
  },
);
const INTO_LIST = { fields: "reg reg", reads: "b", keeps: "a" };
add("LIST_EXTEND", INTO_LIST, { handler: "list_extend", doc: "append all items of b to the list a (a starred item)" });
add(
  "LIST_TO_TUPLE",
  { fields: "reg reg", reads: "b", writes: "a" },
  { handler: "list_to_tuple", doc: "a = tuple of the items of list b" },
);
add(
  "BUILD_SLICE",
  { fields: "reg reg count", reads: "b..c", writes: "a" },
  { handler: "build_slice", doc: "a = slice(b, b+1), or slice(b, b+1, b+2) for c = 3" },
);
add("DELETE_INDEX", { fields: "reg reg", reads: "a b" }, { handler: "delete_index", doc: "del a[b]" });
add(
  "DELETE_LOCAL",
  { fields: "reg", keeps: "a", writes: "a" },
  { handler: "delete_local", doc: "local a becomes unbound; UnboundLocalError when it is" },
);
add(
  "DELETE_GLOBAL",
  { fields: "global" },
  { handler: "delete_global", doc: "global a becomes unbound; NameError when it is" },
);
add("DELETE_CELL", { fields: "reg", keeps: "a" }, { handler: "delete_cell", doc: "the cell a becomes empty" });
add("DELETE_FREE", { fields: "imm" }, { handler: "delete_free", doc: "cell a of the closure becomes empty" });
add(
  "CONVERT",
  { fields: "reg reg imm", reads: "b", writes: "a" },
  { handler: "convert", doc: "a = str(b), repr(b), ascii(b) for c = 115, 114, 97 (the letter)" },
);
add("FORMAT", { fields: "reg reg reg", reads: "b c", writes: "a" }, { handler: "format", doc: "a = format(b, c)" });
add(
  "FORMAT_K",
  { fields: "reg reg const", reads: "b", writes: "a" },
  { handler: "format", doc: "a = format(b, constant c)" },
);

// ── names, modules, functions ──
const LOAD_ATTR = { fields: "reg reg const", reads: "b", writes: "a" };
add("LOAD_ATTR", LOAD_ATTR, { handler: "load_attr", doc: "a = b.c" });
add("LOAD_ATTR_SLOT", LOAD_ATTR, {
  generic: "LOAD_ATTR",
  steps: "slot_get b ^ -> a",
  guarded: true,
  doc: "a = b.c, which the instance itself has",
});
add("LOAD_ATTR_CLASS", LOAD_ATTR, {
  generic: "LOAD_ATTR",
  steps: "class_get b ^ -> a",
  guarded: true,
  doc: "a = b.c, a plain value that the instance's class has",
});
add("LOAD_ATTR_MANY", LOAD_ATTR, {
  generic: "LOAD_ATTR",
  steps: "slot_noted b c -> a",
  guarded: true,
  doc: "a = b.c, which instances of several shapes have themselves, by this thread's notes",
});
const LOAD_METHOD = { fields: "reg const", keeps: "a+2", writes: "a a+2" };
add("LOAD_METHOD", LOAD_METHOD, {
  handler: "load_method",
  doc: "for a call of method b on the object in a+2: a = the function; when it is a plain attribute (of a module), a+2 becomes unbound and CALL drops that argument",
});
add("LOAD_METHOD_PY", LOAD_METHOD, {
  generic: "LOAD_METHOD",
  steps: "python_method ~a+2 ^ -> a",
  guarded: true,
  doc: "LOAD_METHOD of a Python function of the instance's class",
});
add("LOAD_METHOD_MANY", LOAD_METHOD, {
  generic: "LOAD_METHOD",
  steps: "method_noted ~a+2 b -> a",
  guarded: true,
  doc: "LOAD_METHOD of Python functions of several classes, by this thread's notes",
});
add("LOAD_METHOD_BUILTIN", LOAD_METHOD, {
  generic: "LOAD_METHOD",
  steps: "builtin_method ~a+2 ^ -> a",
  guarded: true,
  doc: "LOAD_METHOD of an object of a built-in type",
});
add("IMPORT", { fields: "reg imm", writes: "a" }, { handler: "import", doc: "a = module b, run if it never was" });
add(
  "IMPORT_FROM",
  { fields: "reg reg const", keeps: "b", writes: "a" },
  { handler: "import_from", doc: "a = name c of the module b, which stays; ImportError" },
);
add(
  "IMPORT_STAR",
  { fields: "reg", reads: "a" },
  { handler: "import_star", doc: "the public names of module a become globals" },
);
add(
  "IMPORT_MISSING",
  { fields: "reg const", writes: "a" },
  { handler: "import_missing", doc: "raises constant b: the class's name (ImportError, …) and the message" },
);
const STORE_ATTR = { fields: "reg const reg", reads: "a c" };
add("STORE_ATTR", STORE_ATTR, { handler: "store_attr", doc: "a.b = c, the name b being a constant" });
add("STORE_ATTR_SLOT", STORE_ATTR, {
  generic: "STORE_ATTR",
  steps: "slot_set a c ^",
  guarded: true,
  doc: "a.b = c, which the instance has already",
});
add("STORE_ATTR_NEW", STORE_ATTR, {
  generic: "STORE_ATTR",
  steps: "slot_add a c ^",
  guarded: true,
  doc: "a.b = c, which the instance does not have yet",
});
add("STORE_ATTR_MANY", STORE_ATTR, {
  generic: "STORE_ATTR",
  steps: "slot_put_noted a c b",
  guarded: true,
  doc: "a.b = c for instances of several shapes, by this thread's notes",
});
add("DELETE_ATTR", { fields: "reg const", reads: "a" }, { handler: "delete_attr", doc: "del a.b" });
add(
  "LOAD_NAME",
  { fields: "reg reg global", keeps: "b", writes: "a" },
  { handler: "load_name", doc: "a = local b of a class body, or global c when that is unbound" },
);
add(
  "LOAD_PREPARED",
  { fields: "reg reg global", keeps: "b", writes: "a" },
  { handler: "load_prepared", doc: "a = what the mapping b (a class's prepared namespace) has by a name, or global c" },
);
add(
  "MAYBE_LOCAL",
  { fields: "reg reg imm", keeps: "b", writes: "a" },
  { handler: "maybe_local", doc: "a = local b, for c = 1 what the cell in it holds; no value where there is none" },
);
add(
  "MAYBE_FREE",
  { fields: "reg imm", writes: "a" },
  { handler: "maybe_free", doc: "a = content of cell b of the closure; no value where there is none" },
);
add(
  "NAMES_DICT",
  { fields: "reg reg count", reads: "b..c", writes: "a" },
  { handler: "names_dict", doc: "a = {b: b+1, b+2: b+3, … c registers} without what has no value" },
);
add(
  "SORTED_NAMES",
  { fields: "reg reg", reads: "b", writes: "a" },
  { handler: "sorted_names", doc: "a = sorted(b), a dict" },
);
add(
  "TAKE_NAMESPACE",
  { fields: "reg const", writes: "a" },
  { handler: "take_namespace", doc: "a = the mapping that PREPARE_CLASS left for this class body; unbound = none" },
);
add(
  "MIRROR_NAME",
  { fields: "reg const reg", keeps: "a c", writes: "a" },
  { handler: "mirror_name", doc: "c[b] = local a, and a = c[b]: the body's names go through a prepared namespace" },
);
add(
  "PREPARE_CLASS",
  { fields: "reg reg count", keeps: "b..c", writes: "a" },
  {
    handler: "prepare_class",
    doc: "a = tuple of metaclass, namespace and bases, or None when all is plain; b: bases, then keyword values; EXTRA as BUILD_CLASS",
  },
);
add(
  "NAMESPACE",
  { fields: "reg imm imm", keeps: "0..b", writes: "a" },
  {
    handler: "namespace",
    doc: "a = tuple of names and values of the first b locals, and of the class cell in local c - 1",
  },
);
add(
  "BUILD_CLASS",
  { fields: "reg reg count", reads: "b..c", writes: "a" },
  {
    handler: "build_class",
    doc: "a = class; b: its namespace, then bases and keyword values; EXTRA: name, qualified name, keywords' names",
  },
);
add(
  "MAKE_FUNCTION",
  { fields: "reg code imm", writes: "a" },
  {
    handler: "make_function",
    doc: "a = function of code object b; c = 1: this runs once, the function lives for ever",
  },
);

add(
  "SET_FUNCTION",
  { fields: "reg reg imm", reads: "b", keeps: "a" },
  {
    handler: "set_function",
    doc: "of the function a, set b as 0 defaults, 1 keyword defaults, 2 closure, 3 __annotate__",
  },
);

// ── annotations, in the function that evaluates them ──
add(
  "ANNOTATIONS",
  { fields: "reg reg const", keeps: "b", writes: "a" },
  {
    handler: "annotations",
    doc: "a = a new dict for the format b, or b itself when it is a dict to go on with; c: tuple of names and texts",
  },
);
add(
  "JUMP_IF_ANNOTATED",
  { fields: "jump reg const", keeps: "b" },
  { handler: "annotated", doc: "jump by a when b is a dict that has the name c" },
);
add(
  "LOAD_CLASS_NAME",
  { fields: "reg imm const", writes: "a" },
  {
    handler: "load_class_name",
    doc: "a = attribute c of the class in cell b of the closure itself; else by the EXTRA behind: global b, or for a = 1 cell b of the closure",
  },
);

// ── variables that functions share: a cell in a register of the frame, or one of the running function's closure ──
add(
  "MAKE_CELL",
  { fields: "reg", keeps: "a", writes: "a" },
  { handler: "make_cell", doc: "a = a new cell that holds what a held" },
);
add(
  "LOAD_CELL",
  { fields: "reg reg", keeps: "b", writes: "a" },
  { handler: "load_cell", doc: "a = content of the cell b; UnboundLocalError when it is empty" },
);
add(
  "STORE_CELL",
  { fields: "reg reg", reads: "a", keeps: "b" },
  { handler: "store_cell", doc: "content of the cell b = a" },
);
add(
  "LOAD_FREE",
  { fields: "reg imm", writes: "a" },
  { handler: "load_free", doc: "a = content of cell b of the closure; NameError when it is empty" },
);
add(
  "STORE_FREE",
  { fields: "reg imm", reads: "a" },
  { handler: "store_free", doc: "content of cell b of the closure = a" },
);
add(
  "LOAD_CLOSURE",
  { fields: "reg imm", writes: "a" },
  { handler: "load_closure", doc: "a = cell b of the closure itself" },
);
add(
  "UNBIND",
  { fields: "reg", keeps: "a", writes: "a" },
  { handler: "unbind", doc: "the local a holds nothing any more" },
);

// ── calls: callee in b-2, frame link in b-1, c arguments from b on ──
const CALL = { fields: "reg reg count", reads: "b-2 b..c", writes: "a" };
add("CALL", CALL, { handler: "call", doc: "a = (b-2)(b, b+1, … c arguments)" });
add("CALL_PY", CALL, {
  generic: "CALL",
  control: true,
  doc: "CALL of a Python function with as many arguments as parameters",
});
add("CALL_CLASS", CALL, {
  generic: "CALL",
  handler: "call_class",
  doc: "CALL of a class whose __init__ has as many parameters",
});
add("CALL_BUILTIN", CALL, { generic: "CALL", handler: "call_builtin", doc: "CALL of a built-in function or class" });
add("CALL_KW", CALL, {
  handler: "call_kw",
  doc: "CALL; the last arguments are keywords, named by the tuple at constant a of the EXTRA that follows",
});
add("CALL_EX", CALL, {
  handler: "call_ex",
  doc: "a = (b-2)(*b, …) with c registers; the further ones are keywords, named by the constant a of the EXTRA that follows, or when its b is 1 the dict b+1",
});
add(
  "DICT_MERGE",
  { fields: "reg reg reg", reads: "b", keeps: "a c" },
  { handler: "dict_merge", doc: "add the mapping b to the keywords in dict a for the callee c; none may be there" },
);
const intrinsic = (
  name: string,
  builtin: keyof typeof BUILTIN_IDS,
  args: number,
  steps: string,
  first: ValueClass,
  second: ValueClass = "other",
) =>
  add(name, CALL, {
    generic: "CALL",
    steps: `guard_builtin ~b-2 #${BUILTIN_IDS[builtin]}; ${steps}`,
    specialisedFor: [first, second],
    intrinsic: { builtin, args },
    doc: `CALL of ${builtin} with ${args} (${first}${args > 1 ? `, ${second}` : ""})`,
  });
intrinsic("CALL_LEN_LIST", "len", 1, "list_len b -> a", "list");
intrinsic("CALL_LEN_STR", "len", 1, "str_len b -> a", "str");
intrinsic("CALL_LEN_TUPLE", "len", 1, "tuple_len b -> a", "tuple");
intrinsic("CALL_ABS_INT", "abs", 1, "abs_int b -> a", "int");
intrinsic("CALL_ABS_FLOAT", "abs", 1, "abs_float b -> a", "float");
intrinsic("CALL_MIN_INT", "min", 2, "min_int b b+1 -> a", "int", "int");
intrinsic("CALL_MIN_FLOAT", "min", 2, "min_float b b+1 -> a", "float", "float");
intrinsic("CALL_MAX_INT", "max", 2, "max_int b b+1 -> a", "int", "int");
intrinsic("CALL_MAX_FLOAT", "max", 2, "max_float b b+1 -> a", "float", "float");
intrinsic("CALL_INT_FLOAT", "int", 1, "float_to_int b -> a", "float");
intrinsic("CALL_FLOAT_INT", "float", 1, "int_to_float b -> a", "int");
intrinsic("CALL_APPEND", "list.append", 2, "list_append b b+1 -> a", "list");
/** Calls of built-ins that take any values: what the stencil cannot tell is left to CALL. */
const quick = (name: string, builtin: keyof typeof BUILTIN_IDS, steps: string) =>
  add(name, CALL, {
    generic: "CALL",
    steps: `guard_builtin ~b-2 #${BUILTIN_IDS[builtin]}; ${steps}`,
    guarded: true,
    doc: `CALL of ${builtin}`,
  });
quick("CALL_ISINSTANCE", "isinstance", "is_instance b b+1 -> a");
quick("CALL_DICT_GET", "dict.get", "dict_get_none b b+1 -> a");
quick("CALL_DICT_GET_OR", "dict.get", "dict_get_or b b+1 b+2 -> a");
// ── in plans alone: calls whose callee's bytecode follows, registers shifted to where its frame lies (jit/inline.ts) ──
add(
  "INLINE_CALL",
  { fields: "jump reg count", keeps: "b-2 b..c" },
  { handler: "nop", doc: "the CALL_PY at b goes on in the callee's copied instructions" },
);
add(
  "INLINE_OPERATION",
  { fields: "jump" },
  { handler: "nop", doc: "an operation goes on in the copied instructions of an operand's method (jit/operations.ts)" },
);
add(
  "INLINE_TEST",
  { fields: "jump reg", keeps: "b-2" },
  {
    handler: "nop",
    doc: "jump unless the callee of the call at b is the one whose code the INLINE_CALL behind it leads to",
  },
);
add(
  "INLINE_RESUME_TEST",
  { fields: "jump reg", keeps: "b" },
  { handler: "nop", doc: "jump unless b is a generator that waits where the INLINE_RESUME behind it goes on" },
);
add(
  "INLINE_RESUME",
  { fields: "jump reg", keeps: "b" },
  { handler: "nop", doc: "the generator b goes on in its copied instructions (jit/resumed.ts)" },
);
add(
  "INLINE_YIELD",
  { fields: "jump reg reg", reads: "b", writes: "c" },
  { handler: "nop", doc: "the copied generator waits, and gives b to its caller's register c" },
);
add(
  "INLINE_END",
  { fields: "jump reg", reads: "b" },
  { handler: "nop", doc: "the copied generator returns b: the iteration has ended" },
);
add("DIRECT_CALL", CALL, { handler: "nop", doc: "the CALL_PY calls the function's own stitched code (jit/direct.ts)" });
add(
  "INLINE_RETURN",
  { fields: "jump reg reg", reads: "b", writes: "c" },
  { handler: "nop", doc: "the copied callee gives b to its caller's register c" },
);
add(
  "INLINE_RETURN_CONST",
  { fields: "jump const reg", writes: "c" },
  { handler: "nop", doc: "the copied callee gives constant b to its caller's register c" },
);
add(
  "RETURN",
  { fields: "reg", reads: "a" },
  { generic: "RETURN_ANY", control: true, doc: "return a; the locals are released" },
);
add(
  "RETURN_ANY",
  { fields: "reg", reads: "a" },
  { handler: "return_unbound", doc: "RETURN of an unbound local: raises" },
);
add("RETURN_CONST", { fields: "const" }, { control: true, doc: "return constant a" });

// ── match ──
add(
  "MATCH_SEQUENCE",
  { fields: "reg reg count", keeps: "b", writes: "a" },
  {
    handler: "match_sequence",
    doc: "a = tuple of the parts of the sequence b, or None: c parts, and in the EXTRA behind whether a star follows and how many parts then",
  },
);

add(
  "MATCH_MAPPING",
  { fields: "reg reg reg", reads: "c", keeps: "b", writes: "a" },
  {
    handler: "match_mapping",
    doc: "a = tuple of the values of the mapping b for the keys in tuple c, or None; with a dict of the rest when field a of the EXTRA behind is 1",
  },
);
add(
  "MATCH_CLASS",
  { fields: "reg reg reg", reads: "c", keeps: "b", writes: "a" },
  {
    handler: "match_class",
    doc: "a = tuple of attributes of b when it is an instance of class c, or None; in the EXTRA behind how many are positional, and the names of the others",
  },
);

// ── with ──
add(
  "WITH_ENTER",
  { fields: "reg reg", keeps: "b", writes: "a b" },
  { handler: "with_enter", doc: "a = b.__enter__(); b = what WITH_EXIT calls" },
);
add(
  "WITH_ENTER_ONLY",
  { fields: "reg", keeps: "a", writes: "a" },
  { handler: "with_enter_only", doc: "a.__enter__(); a = what WITH_EXIT calls" },
);
add(
  "WITH_EXCEPT",
  { fields: "jump reg", keeps: "b b+1" },
  { handler: "with_except", doc: "b.__exit__(…) for the exception in b+1; jump by a when that is true" },
);
add("WITH_EXIT", { fields: "reg", reads: "a" }, { handler: "with_exit", doc: "a.__exit__(None, None, None)" });
add(
  "RERAISE",
  { fields: "reg", reads: "a" },
  { handler: "reraise", doc: "raise exception a again, its traceback kept" },
);

// ── exceptions: a handler's register holds the exception, the one behind it what was handled before ──
add("RAISE", { fields: "reg", reads: "a" }, { handler: "raise", doc: "raise a" });
add("RAISE_FROM", { fields: "reg reg", reads: "a b" }, { handler: "raise_from", doc: "raise a from b" });
add("RAISE_AGAIN", { fields: "" }, { handler: "raise_again", doc: "raise the exception that is being handled" });
add("RAISE_ASSERTION", { fields: "" }, { handler: "raise_assertion", doc: "raise AssertionError" });
add(
  "RAISE_ASSERTION_MESSAGE",
  { fields: "reg", reads: "a" },
  { handler: "raise_assertion_message", doc: "raise AssertionError(a)" },
);
add(
  "CATCH",
  { fields: "reg", keeps: "a", writes: "a+1" },
  { handler: "catch", doc: "exception a is being handled; a+1 = the one that was before" },
);
add(
  "END_CATCH",
  { fields: "reg", reads: "a a+1" },
  { handler: "end_catch", doc: "exception a is dealt with; the one in a+1 is being handled again" },
);
add(
  "JUMP_UNLESS_MATCH",
  { fields: "jump reg reg", reads: "c", keeps: "b" },
  { handler: "match", doc: "jump by a unless exception b is of class c, or of one of the tuple c" },
);
add("UNBIND_GLOBAL", { fields: "global" }, { handler: "unbind_global", doc: "global a becomes unbound" });
add("UNBIND_CELL", { fields: "reg", keeps: "a" }, { handler: "unbind_cell", doc: "cell a becomes empty" });
add("UNBIND_FREE", { fields: "imm" }, { handler: "unbind_free", doc: "cell a of the closure becomes empty" });

/** Handlers that may push a frame instead of ending their instruction (STATUS_FRAME). */
export const FRAME_HANDLERS: ReadonlySet<string> = new Set([
  "call",
  "call_class",
  "call_kw",
  "call_ex",
  "for_generator",
  "for_iter",
  "send",
  "yield",
  "return_generator",
]);

/** Handlers of operations that may be a special method, whose frame they push where they are allowed to (wasm/operation.ts). */
export const OPERATION_HANDLERS: ReadonlySet<string> = new Set([
  ...["binary", "unary", "compare", "compare_jump", "contains", "branch", "for_iter", "index", "store_index"],
  ...["load_attr", "store_attr"],
]);

/** All rows; the index is the opcode's number. */
export const OPCODES: readonly OpcodeRow[] = rows;

const byName = new Map(rows.map((row) => [row.name, row]));

/** The row of a name. Throws for an unknown name: callers name opcodes literally. */
export function opcode(name: string): OpcodeRow {
  const row = byName.get(name);
  if (!row) throw new RangeError(`no opcode is named ${name}; src/bytecode/opcodes.ts lists them`);
  return row;
}

/**
 * Adds rows behind the built-in ones: for plug-ins, before anything is compiled, in the same order on every thread.
 * The rows come from plugins/opcode-rows.ts, which has checked them.
 */
export function appendOpcodes(further: readonly Omit<OpcodeRow, "code">[]): void {
  for (const row of further) {
    if (byName.has(row.name)) throw new RangeError(`an opcode is already named ${row.name}`);
    if (rows.length === MAX_OPCODES) throw new RangeError(`there is room for ${MAX_OPCODES} opcodes`);
    const added = { ...row, code: rows.length };
    rows.push(added);
    byName.set(row.name, added);
  }
}

/** What a superinstruction becomes where it cannot do its work: the opcode that stood in its first place. */
export function plainForm(row: OpcodeRow): OpcodeRow {
  const generic = opcode(row.generic);
  return generic.like === undefined ? generic : opcode(generic.like);
}

/** The row of a name, or undefined: for text from outside. */
export function findOpcode(name: string): OpcodeRow | undefined {
  return byName.get(name);
}
