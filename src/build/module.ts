/**
 * Links a runtime (AssemblyScript's binary) with the interpreter, the opcode table and what the runtime imports
 * (runtime-imports.ts), and lets binaryen optimise the whole. Linking is by text: names are the interface.
 */
import binaryen from "binaryen";
import { LAYOUT } from "../base/layout.js";
import { isForm, parseSExpressions, printSExpression, type SExpression } from "../bytecode/sexpression.js";
import { RUNTIME_FUNCTIONS, type StencilLibrary } from "../bytecode/stencils.js";
import { COUNTING, interpreterText } from "./interpreter/function.js";
import type { CountPolicy } from "./interpreter/ownership.js";
import { lockParts } from "./lock.js";
import { opcodeData } from "./opcode-tables.js";
import { ownLock, resolved, resolveImports } from "./runtime-imports.js";

/** Both take features as a second argument, which the typings leave out. */
const readBinary = binaryen.readBinary as (bytes: Uint8Array, features: number) => binaryen.Module;
const parseText = binaryen.parseText as (text: string, features: number) => binaryen.Module;

/** Never Features.All: it would turn on proposals that V8 refuses. */
const FEATURES =
  binaryen.Features.Atomics |
  binaryen.Features.BulkMemory |
  binaryen.Features.BulkMemoryOpt |
  binaryen.Features.SignExt |
  binaryen.Features.NontrappingFPToInt |
  binaryen.Features.MutableGlobals |
  binaryen.Features.ReferenceTypes |
  binaryen.Features.Multivalue;

export interface LinkInput {
  readonly runtime: Uint8Array;
  /** How it counts references. */
  readonly policy: CountPolicy;
  readonly library: StencilLibrary;
  /** A plug-in's lock, as assembleLock makes it; the runtime's own otherwise. */
  readonly lock?: Uint8Array;
  /** Hardly optimised: for work on the runtime. */
  readonly quick?: boolean;
}

/**
 * The finished modules' bytes, names kept: without and with counting of instructions. Both are made of one that has both
 * interpreters, since optimising takes longest. Throws with the text's place when the linked module is not valid.
 */
export function linkModules({ runtime, policy, library, lock, quick = false }: LinkInput): {
  plain: Uint8Array;
  counting: Uint8Array;
} {
  const [source] = parseSExpressions(textOf(runtime)) as SExpression[][];
  const parts = (source as SExpression[]).slice(1);
  checkData(parts);
  checkTable(parts);
  const names = exportedNames(parts);
  const locking = lock && lockParts(textOf(lock), names);
  const linked = resolveImports(parts, { library, names, lock: locking?.names ?? ownLock(names) });
  const interpreter = interpreterText(library, policy).replace(/\$rt\.(\w+)/g, (_, name: string) =>
    resolved(names, name),
  );
  // Imports come before definitions.
  const imports = linked.filter((part) => isForm(part, "import"));
  const definitions = linked.filter((part) => !["import", "table", "elem"].some((form) => isForm(part, form)));
  const text = [
    HOST_IMPORTS,
    ...imports.map(printSExpression),
    ...definitions.map(printSExpression),
    ...(locking?.functions ?? []).map(printSExpression),
    opcodeData(),
    STENCIL_MARK,
    interpreter,
  ];
  // Apart, so that the interpreter does not grow.
  const calledByInterpreter = [
    ...new Set([...interpreter.matchAll(/\(call \$(wasm\/[^\s()]+)/g)].map(([, name = ""]) => name)),
  ];
  const both = optimised(`(module ${shortBlocks(apartWaits(text.join("\n")))})`, quick, calledByInterpreter);
  return { plain: withInterpreter(both, "interpreter"), counting: withInterpreter(both, COUNTING) };
}

/** The module with that interpreter alone, entered by `enter`. */
function withInterpreter(both: Uint8Array, name: string): Uint8Array {
  const module = readBinary(both, FEATURES);
  module.removeFunction(ENTER);
  module.addFunction(ENTER, binaryen.none, binaryen.i32, [], module.call(name, [], binaryen.i32));
  for (const interpreter of ["interpreter", COUNTING]) module.removeExport(interpreter);
  module.runPasses(["remove-unused-module-elements"]);
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

const ENTER = "enter";

/**
 * Each wait instruction becomes a call of a function that does nothing else and is never inlined. Liftoff of V8 11.3
 * (Node 20) saves the 64-bit locals that live across a wait as 32 bits: sleeps ended early, and a value held while an
 * object's lock was waited for would have lost its tag. Across a call they are saved whole.
 */
function apartWaits(text: string): string {
  const offsets = new Set<string>();
  const apart = text.replace(/\(memory\.atomic\.wait32\b(?: offset=(\d+))?/g, (_, offset = "0") => {
    offsets.add(offset);
    return `(call $${WAIT}${offset}`;
  });
  const functions = [...offsets].map(
    (offset) => `(func $${WAIT}${offset} (param i32 i32 i64) (result i32)
      (memory.atomic.wait32 offset=${offset} (local.get 0) (local.get 1) (local.get 2)))`,
  );
  return `${apart}\n${functions.join("\n")}`;
}

const WAIT = "wait32.";

/**
 * V8 leaves wasm for every bulk instruction, which costs more than moving the few bytes that most of them move (a slice,
 * a key, arguments): up to SHORT bytes are moved here. An 8-byte word that is aligned in both places moves whole.
 */
function shortBlocks(text: string): string {
  const calling = text
    .replace(/\(memory\.copy(?=\s)/g, "(call $block.copy")
    .replace(/\(memory\.fill(?=\s)/g, "(call $block.fill");
  return `${calling}\n${BLOCK_FUNCTIONS}`;
}

const SHORT = 256;
const BLOCK_FUNCTIONS = `
(func $block.copy (param $to i32) (param $from i32) (param $size i32)
  (local $end i32) (local $last i64) (local $word i32) (local $middle i32)
  ;; A few bytes: all are loaded before any is stored, so that it does not matter whether the places overlap.
  (if (i32.lt_u (local.get $size) (i32.const 8)) (then
    (if (i32.eqz (local.get $size)) (then (return)))
    (local.set $end (i32.add (local.get $to) (local.get $size)))
    (if (i32.ge_u (local.get $size) (i32.const 4)) (then
      (local.set $word (i32.load (local.get $from)))
      (i32.store
        (i32.sub (local.get $end) (i32.const 4))
        (i32.load (i32.sub (i32.add (local.get $from) (local.get $size)) (i32.const 4))))
      (i32.store (local.get $to) (local.get $word))
      (return)))
    (local.set $word (i32.load8_u (local.get $from)))
    (local.set $middle (i32.load8_u (i32.add (local.get $from) (i32.shr_u (local.get $size) (i32.const 1)))))
    (i32.store8
      (i32.sub (local.get $end) (i32.const 1))
      (i32.load8_u (i32.sub (i32.add (local.get $from) (local.get $size)) (i32.const 1))))
    (i32.store8 (i32.add (local.get $to) (i32.shr_u (local.get $size) (i32.const 1))) (local.get $middle))
    (i32.store8 (local.get $to) (local.get $word))
    (return)))
  (if (i32.gt_u (local.get $size) (i32.const ${SHORT}))
    (then (memory.copy (local.get $to) (local.get $from) (local.get $size)) (return)))
  ;; Upwards within itself: words from the last to the first.
  (if (i32.lt_u (i32.sub (local.get $to) (local.get $from)) (local.get $size)) (then
    (if (i32.and (local.get $size) (i32.const 7)) (then
      (memory.copy (local.get $to) (local.get $from) (local.get $size))
      (return)))
    (block $done (loop $down
      (br_if $done (i32.eqz (local.get $size)))
      (local.set $size (i32.sub (local.get $size) (i32.const 8)))
      (i64.store (i32.add (local.get $to) (local.get $size)) (i64.load (i32.add (local.get $from) (local.get $size))))
      (br $down)))
    (return)))
  (local.set $end (i32.add (local.get $to) (i32.sub (local.get $size) (i32.const 8))))
  (local.set $last (i64.load (i32.add (local.get $from) (i32.sub (local.get $size) (i32.const 8)))))
  (block $done (loop $words
    (br_if $done (i32.ge_u (local.get $to) (local.get $end)))
    (i64.store (local.get $to) (i64.load (local.get $from)))
    (local.set $to (i32.add (local.get $to) (i32.const 8)))
    (local.set $from (i32.add (local.get $from) (i32.const 8)))
    (br $words)))
  (i64.store (local.get $end) (local.get $last)))
(func $block.fill (param $to i32) (param $byte i32) (param $size i32) (local $end i32) (local $word i64)
  (if (i32.gt_u (local.get $size) (i32.const ${SHORT}))
    (then (memory.fill (local.get $to) (local.get $byte) (local.get $size)) (return)))
  (local.set $end (i32.add (local.get $to) (local.get $size)))
  (if (i32.ge_u (local.get $size) (i32.const 8)) (then
    (local.set $word (i64.mul
      (i64.and (i64.extend_i32_u (local.get $byte)) (i64.const 255)) (i64.const 0x0101010101010101)))
    (loop $words
      (i64.store (local.get $to) (local.get $word))
      (local.set $to (i32.add (local.get $to) (i32.const 8)))
      (br_if $words (i32.ge_u (i32.sub (local.get $end) (local.get $to)) (i32.const 8))))))
  (block $done (loop $bytes
    (br_if $done (i32.ge_u (local.get $to) (local.get $end)))
    (i32.store8 (local.get $to) (local.get $byte))
    (local.set $to (i32.add (local.get $to) (i32.const 1)))
    (br $bytes))))`;

const HOST_IMPORTS = `
  (type $stitched (func (param i32 i32 i32) (result i32)))
  (import "host" "hot" (func $host.hot (param i32 i32)))
  (import "host" "install" (func $host.install (param i32)))
  (import "host" "event" (func $host.event (param i32 i32)))
  (import "host" "table" (table $host.table 0 funcref))`;

/** The runtime's constant data ends before the heap. */
function checkData(parts: readonly SExpression[]): void {
  for (const part of parts.filter((form) => isForm(form, "data"))) {
    const fields = part as readonly SExpression[];
    const place = fields.find((field) => isForm(field, "i32.const")) as readonly SExpression[] | undefined;
    const bytes = String(fields.at(-1)).replace(/\\[0-9a-f]{2}|\\./gi, ".").length;
    if (Number(place?.[1] ?? 0) + bytes > LAYOUT.HEAP_BASE)
      throw new RangeError(
        "the runtime's constant data reaches into the heap; move HEAP_BASE up in src/base/layout.ts",
      );
  }
}

/** The linked module's only table is the host's: the runtime's own is left out, which AssemblyScript makes, empty, always. */
function checkTable(parts: readonly SExpression[]): void {
  const used = parts.filter(
    (part) =>
      isForm(part, "elem") &&
      (part as readonly SExpression[]).some((field) => String(field).startsWith("$") && field !== part[1]),
  );
  if (used.length > 0)
    throw new SyntaxError("the runtime takes a function as a value; linked modules have no table for it");
}

function textOf(bytes: Uint8Array): string {
  const module = readBinary(bytes, FEATURES);
  const text = module.emitText();
  module.dispose();
  return text;
}

/** Where a stencil that the runtime called says that it left. Per instance, so per thread. */
const STENCIL_MARK = `(global $stencil.exited (mut i32) (i32.const 0))`;

function exportedNames(parts: readonly SExpression[]): Map<string, string> {
  const names = new Map<string, string>();
  for (const part of parts) {
    if (!Array.isArray(part) || part[0] !== "export") continue;
    names.set(String(part[1]).slice(1, -1), String((part[2] as readonly SExpression[])[1]));
  }
  return names;
}

/**
 * Functions of up to so many nodes become part of all their callers: a call costs more than what most of the runtime's small
 * functions do, and V8 inlines none (with `--experimental-wasm-inlining` V8 11.3 gained about as much). At 50 half of that
 * was gained, at 140 little more, for a module of 1.7 MB.
 */
const INLINED_SIZE = 80;
/** Binaryen's own measure. */
const QUICKLY_INLINED_SIZE = 2;

function optimised(text: string, quick: boolean, calledByInterpreter: readonly string[]): Uint8Array {
  binaryen.setDebugInfo(true);
  binaryen.setOptimizeLevel(quick ? 1 : 3);
  binaryen.setShrinkLevel(0);
  binaryen.setFlexibleInlineMaxSize(INLINED_SIZE);
  binaryen.setAlwaysInlineMaxSize(quick ? QUICKLY_INLINED_SIZE : INLINED_SIZE);
  const module = parseText(text, FEATURES);
  for (const { name } of RUNTIME_FUNCTIONS) checkExport(module, name);
  if (!module.validate())
    throw new SyntaxError("the linked interpreter is not valid WebAssembly; binaryen printed why");
  for (const apart of [`${WAIT}*`, ENTER, ...SLOW_HALVES, ...COLD, ...builtinFunctions(text), ...calledByInterpreter]) {
    binaryen.setPassArgument("no-inline", apart);
    module.runPasses(["no-inline"]);
  }
  module.optimize();
  if (text.includes(`$${WAIT}0`) && !module.getFunction(`${WAIT}0`))
    throw new SyntaxError("binaryen inlined a wait, whose caller's 64-bit locals Liftoff would cut in half");
  const bytes = module.emitBinary();
  module.dispose();
  return bytes;
}

/**
 * The functions of built-ins stay apart from the one that calls them by number: inlined there they made one function of
 * 75 KB, larger than the interpreter, with the slow register allocator, late optimised code and a frame to match.
 */
function builtinFunctions(text: string): string[] {
  const start = text.indexOf(`(func ${BY_NUMBER}`);
  if (start < 0) throw new SyntaxError(`the runtime has no function ${BY_NUMBER}`);
  // A part a line (printSExpression).
  const calls = text.slice(start, text.indexOf("\n", start)).matchAll(/\(call \$([^\s()]+)/g);
  return [...new Set([...calls].map(([, name = ""]) => name))];
}

/**
 * What the short function before them is there to avoid: inlined, it would have their frame. And what would make the
 * interpreter larger, which calls it in many places.
 */
const SLOW_HALVES = [
  "wasm/compare/compareAny",
  "wasm/generator/claimBeside",
  "wasm/itertools-next/nextOfTools",
  "wasm/iterator/nextNested",
  "wasm/count/share",
];

/** What only runs when something is raised, or makes its message: inlined, it would be in the way of what runs. */
const COLD = [
  ...["*/raise*", "wasm/messages/*", "wasm/error/*", "wasm/exception*", "wasm/*-text/*", "wasm/binding-errors/*"],
  "wasm/traceback/*",
];

const BY_NUMBER = "$wasm/generated/builtins/callNumbered";

function checkExport(module: binaryen.Module, name: string): void {
  for (let index = 0; index < module.getNumExports(); index++) {
    if (binaryen.getExportInfo(module.getExportByIndex(index)).name === name) return;
  }
  throw new RangeError(`stitched code imports rt.${name}, which the runtime does not export`);
}
