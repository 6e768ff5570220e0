/**
 * Makes the shared memory and puts a program into it: control block, built-ins, singletons, code objects, loops,
 * globals. Runs once, before any thread; the result is plain data that workers receive by structured clone.
 */
import { dirname, resolve } from "node:path";
import { LAYOUT, PAGE_BYTES, VALUE } from "../base/layout.js";
import { TUNABLES } from "../base/tunables.js";
import {
  BUILTIN_LIST,
  BUILTIN_STRIDE,
  BUILTINS_BASE,
  EXCEPTIONS,
  FIRST_EXCEPTION,
  MODULE_CONSTANTS,
} from "../bytecode/builtins/index.js";
import { SPECIAL_NAMES } from "../bytecode/builtins/names.js";
import { type CodeObject, modulesOf, type Program, type Signature } from "../bytecode/code.js";
import { opcode } from "../bytecode/opcodes.js";
import { writeClasses } from "./class-writer.js";
import { writeModules } from "./load-modules.js";
import { ObjectWriter, reference } from "./object-writer.js";

/** A program in its memory: what every thread of it shares. */
export interface ProgramMemory {
  readonly memory: WebAssembly.Memory;
  readonly program: Program;
  /** Address of each code object. */
  readonly codes: readonly number[];
}

export interface LoadOptions {
  readonly memoryBytes: number;
  readonly gil: boolean;
  readonly jit: boolean;
  readonly switchIntervalMs: number;
  /** Back-edges before a loop is hot. */
  readonly hotThreshold?: number;
  /** Count calls of functions: the JIT's policy compiles them as wholes. */
  readonly functions?: boolean;
  /** What sys.argv begins as; absent: the program's file alone. */
  readonly argv?: readonly string[];
}

/** Deepest recursion, as CPython's default. */
const RECURSION_LIMIT = 1000;

/** Digits of ints in decimal text, as CPython's default. */
const MOST_INT_DIGITS = 4300;

/** Creates the memory (whole: growth is not synchronous between instances) and loads the program. */
export function createProgramMemory(program: Program, options: LoadOptions): ProgramMemory {
  const pages = Math.ceil(options.memoryBytes / PAGE_BYTES);
  const memory = new WebAssembly.Memory({ initial: pages, maximum: pages, shared: true });
  const writer = new ObjectWriter(memory, BUILTINS_BASE + BUILTIN_LIST.length * BUILTIN_STRIDE);
  writeBuiltins(writer);
  const singletons = writeSingletons(writer);
  writeClasses(writer, singletons);
  const globalNames = writer.stringTuple(program.globals);
  const codes = program.codes.map((code, id) => writeCode(writer, code, id, globalNames, options.jit));
  const records = options.jit && options.functions ? writeFunctions(writer, program, codes, options) : 0;
  writeFiles(writer, program, codes);
  writeLoops(writer, program, codes, options.hotThreshold ?? TUNABLES.HOT_BACK_EDGES);
  writer.u32(singletons + 4 * LAYOUT.SINGLETON_MODULES, writeModules(writer, program, codes));
  writer.u32(singletons + 4 * LAYOUT.SINGLETON_ARGV, writer.stringTuple(options.argv ?? [program.file]));
  const folder = dirname(resolve(program.file));
  writer.u32(singletons + 4 * LAYOUT.SINGLETON_PATH, writer.stringTuple([folder]));
  writer.u32(singletons + 4 * LAYOUT.SINGLETON_VERSION_INFO, Number(BigInt.asUintN(32, versionInfo(writer))));
  const interned = writeInterned(writer);
  const codeList = writer.block(4 * codes.length);
  for (const [id, code] of codes.entries()) writer.u32(codeList + 4 * id, code);

  const control = (offset: number, value: number) => writer.u32(LAYOUT.CONTROL_BASE + offset, value);
  control(LAYOUT.CONTROL_SINGLETONS, singletons);
  control(LAYOUT.CONTROL_CODE_LIST, codeList);
  control(LAYOUT.CONTROL_INTERNED, interned);
  control(LAYOUT.CONTROL_LOOP_COUNT, program.loopCount + records);
  control(LAYOUT.CONTROL_GIL_ENABLED, options.gil ? 1 : 0);
  control(LAYOUT.CONTROL_JIT_ENABLED, options.jit ? 1 : 0);
  control(LAYOUT.CONTROL_SWITCH_INTERVAL_US, Math.max(1, Math.round(options.switchIntervalMs * 1000)));
  control(LAYOUT.CONTROL_RECURSION_LIMIT, RECURSION_LIMIT);
  control(LAYOUT.CONTROL_INT_DIGITS, MOST_INT_DIGITS);
  control(LAYOUT.CONTROL_HEAP_TOP, Math.ceil(writer.end() / LAYOUT.HEAP_PAGE) * LAYOUT.HEAP_PAGE);
  // The last page stays unused, so that the end is an address even with 4 GiB.
  control(LAYOUT.CONTROL_HEAP_END, (pages - 1) * PAGE_BYTES);
  return { memory, program, codes };
}

function writeBuiltins(writer: ObjectWriter): void {
  for (const { id, kind } of BUILTIN_LIST) {
    const type = kind === "class" ? LAYOUT.TYPE_CLASS : LAYOUT.TYPE_BUILTIN;
    const at = writer.object(type, BUILTIN_STRIDE, BUILTINS_BASE + id * BUILTIN_STRIDE);
    writer.u32(at + LAYOUT.BUILTIN_ID, id);
  }
}

function writeSingletons(writer: ObjectWriter): number {
  const table = writer.block(4 * LAYOUT.SINGLETON_COUNT);
  const put = (index: number, pointer: number) => writer.u32(table + 4 * index, pointer);
  put(LAYOUT.SINGLETON_EMPTY_STR, writer.string(""));
  put(LAYOUT.SINGLETON_EMPTY_TUPLE, writer.tuple([]));
  const memoryError = writer.object(LAYOUT.TYPE_EXCEPTION, LAYOUT.EXCEPTION_SIZE);
  const kind = EXCEPTIONS.indexOf("MemoryError");
  writer.u32(memoryError + LAYOUT.EXCEPTION_CLASS, BUILTINS_BASE + (FIRST_EXCEPTION + kind) * BUILTIN_STRIDE);
  writer.u32(memoryError + LAYOUT.EXCEPTION_KIND, kind);
  writer.value(memoryError + LAYOUT.EXCEPTION_ARGS, reference(writer.tuple([])));
  for (const field of [LAYOUT.EXCEPTION_CAUSE, LAYOUT.EXCEPTION_CONTEXT, LAYOUT.EXCEPTION_NOTES])
    writer.value(memoryError + field, VALUE.UNBOUND);
  put(LAYOUT.SINGLETON_MEMORY_ERROR, memoryError);
  for (const [index, name] of SPECIAL_NAMES.entries()) put(LAYOUT.SINGLETON_NAMES + index, writer.string(name));
  for (let point = 0; point < 256; point++) {
    put(LAYOUT.SINGLETON_CHARACTERS + point, writer.string(String.fromCodePoint(point)));
  }
  return table;
}

function writeCode(writer: ObjectWriter, code: CodeObject, id: number, globalNames: number, jit: boolean): number {
  const count = code.instructions.length / 4;
  const at = writer.object(LAYOUT.TYPE_CODE, LAYOUT.CODE_SIZE + 8 * code.constants.length);
  const constants = at + LAYOUT.CODE_SIZE;
  for (const [index, constant] of code.constants.entries())
    writer.value(constants + 8 * index, writer.constant(constant));
  const field = (offset: number, value: number) => writer.u32(at + offset, value);
  field(LAYOUT.CODE_INSTRUCTIONS, writeInstructions(writer, code.instructions, jit));
  field(LAYOUT.CODE_CONSTANTS, constants);
  field(LAYOUT.CODE_COUNT, count);
  writeSignature(writer, at, code);
  writer.u16(at + LAYOUT.CODE_LOCALS, code.localNames.length);
  writer.u16(at + LAYOUT.CODE_REGISTERS, code.registers);
  field(LAYOUT.CODE_ID, id);
  field(LAYOUT.CODE_HANDLERS, writeHandlers(writer, code));
  field(LAYOUT.CODE_HANDLER_COUNT, code.handlers.length);
  field(LAYOUT.CODE_ADAPTIVE, writeAdaptive(writer, code, count));
  field(LAYOUT.CODE_NAME, writer.string(code.name));
  field(LAYOUT.CODE_EXECUTIONS, writer.block(8 * (count + ENTRY_INSTRUCTIONS)));
  field(LAYOUT.CODE_QUALIFIED_NAME, writer.string(code.qualifiedName));
  field(LAYOUT.CODE_PARAMETERS, writer.stringTuple(code.localNames));
  field(LAYOUT.CODE_GLOBAL_NAMES, globalNames);
  const instructions = writer.view.getUint32(at + LAYOUT.CODE_INSTRUCTIONS, true);
  field(LAYOUT.CODE_CACHES, writer.block(8 * count) - instructions);
  field(LAYOUT.CODE_EXIT_COUNTS, writer.block(2 * 4 * (count + ENTRY_INSTRUCTIONS)));
  field(LAYOUT.CODE_FIRST_LINE, code.firstLine);
  field(LAYOUT.CODE_ENTRY, instructions);
  return at;
}

/** A tuple of its own: the runtime gives its items names. */
function versionInfo(writer: ObjectWriter): bigint {
  const { version_info } = MODULE_CONSTANTS.sys ?? {};
  return version_info ? writer.constant(version_info) : VALUE.NONE;
}

/** `co_filename`: the file of the code's module. */
function writeFiles(writer: ObjectWriter, program: Program, codes: readonly number[]): void {
  const modules = modulesOf(program);
  for (const [id, at] of codes.entries()) {
    const file = modules[program.codes[id]?.module ?? 0]?.file ?? program.file;
    writer.u32(at + LAYOUT.CODE_FILE, writer.string(file));
  }
}

function writeSignature(writer: ObjectWriter, at: number, code: CodeObject): void {
  const { args, signature, generator = false, free = [], doc } = code;
  const { positionalOnly, keywordOnly, varArgs, varKeywords } = signature ?? PLAIN;
  const plain = !signature && !generator;
  writer.u16(at + LAYOUT.CODE_ARGS, plain ? args : LAYOUT.NOT_PLAIN);
  writer.u16(at + LAYOUT.CODE_PARAMETER_COUNT, args);
  writer.u16(at + LAYOUT.CODE_POSITIONAL, args - keywordOnly - Number(varArgs) - Number(varKeywords));
  writer.u16(at + LAYOUT.CODE_POSITIONAL_ONLY, positionalOnly);
  writer.u16(at + LAYOUT.CODE_KEYWORD_ONLY, keywordOnly);
  writer.u16(
    at + LAYOUT.CODE_FLAGS,
    (varArgs ? LAYOUT.FLAG_VAR_ARGS : 0) |
      (varKeywords ? LAYOUT.FLAG_VAR_KEYWORDS : 0) |
      (generator ? LAYOUT.FLAG_GENERATOR : 0),
  );
  writer.u32(at + LAYOUT.CODE_FREE_NAMES, writer.stringTuple(free));
  writer.u32(at + LAYOUT.CODE_DOC, doc === undefined ? 0 : writer.string(doc));
}

const PLAIN: Signature = { positionalOnly: 0, keywordOnly: 0, varArgs: false, varKeywords: false };

/** One byte an instruction: how often it was specialised; the upper bit marks augmented assignments. */
function writeAdaptive(writer: ObjectWriter, code: CodeObject, count: number): number {
  const at = writer.block(count);
  for (const pc of code.inPlace ?? []) writer.view.setUint8(at + pc, IN_PLACE);
  return at;
}

const IN_PLACE = 0x80;

/**
 * Behind the last instruction of a function: a back-edge to the first one, at which calls enter so that they are counted, and
 * stitched code with them; and the return of r0, where such code leaves the result.
 */
const ENTRY_INSTRUCTIONS = 2;

/** Records for functions behind those for loops, by the code's number. Returns how many there are. */
function writeFunctions(
  writer: ObjectWriter,
  program: Program,
  codes: readonly number[],
  { hotThreshold = TUNABLES.HOT_BACK_EDGES }: LoadOptions,
): number {
  const records = Math.min(codes.length, LAYOUT.MAX_LOOPS - program.loopCount);
  for (const [index, code] of program.codes.slice(0, records).entries()) {
    const count = code.instructions.length / 4;
    if (code.generator || runsOnce(code) || count >= MOST_COUNTED) continue;
    const at = codes[index] as number;
    const loop = program.loopCount + index;
    const entry = writer.view.getUint32(at + LAYOUT.CODE_INSTRUCTIONS, true) + LAYOUT.INSTRUCTION_SIZE * count;
    const words = [opcode("JUMP_BACK").code, loop, count, 0, opcode("RETURN").code, 0, 0, 0];
    for (const [word, value] of words.entries()) writer.u16(entry + 2 * word, value);
    writer.u32(at + LAYOUT.CODE_ENTRY, entry);
    writeRecord(writer, loop, { code: at, header: 0, back: count, threshold: hotThreshold });
  }
  return records;
}

/** A module's own code is never hot as a whole. */
const runsOnce = ({ name }: CodeObject): boolean => name === "<module>";

/** A back-edge counts its way in 16 bits. */
const MOST_COUNTED = 2 ** 16;

/** Without the JIT nobody counts back-edges. */
function writeInstructions(writer: ObjectWriter, words: Uint16Array, jit: boolean): number {
  const at = writer.block(2 * words.length + LAYOUT.INSTRUCTION_SIZE * ENTRY_INSTRUCTIONS);
  const counting = opcode("JUMP_BACK").code;
  const cold = opcode("JUMP_BACK_COLD").code;
  for (const [index, word] of words.entries()) {
    writer.u16(at + 2 * index, index % 4 === 0 && word === counting && !jit ? cold : word);
  }
  return at;
}

function writeHandlers(writer: ObjectWriter, code: CodeObject): number {
  const at = writer.block(LAYOUT.HANDLER_SIZE * code.handlers.length);
  for (const [index, { start, end, target, register }] of code.handlers.entries()) {
    const entry = at + LAYOUT.HANDLER_SIZE * index;
    writer.u32(entry + LAYOUT.HANDLER_START, start);
    writer.u32(entry + LAYOUT.HANDLER_END, end);
    writer.u32(entry + LAYOUT.HANDLER_TARGET, target);
    writer.u32(entry + LAYOUT.HANDLER_REGISTER, register);
  }
  return at;
}

function writeLoops(writer: ObjectWriter, program: Program, codes: readonly number[], threshold: number): void {
  if (program.loopCount > LAYOUT.MAX_LOOPS)
    throw new RangeError(`the program has ${program.loopCount} loops; Patchwork takes ${LAYOUT.MAX_LOOPS}`);
  for (const [index, code] of program.codes.entries()) {
    for (const { id, header, back } of code.loops) {
      writeRecord(writer, id, { code: codes[index] as number, header, back, threshold });
    }
  }
}

interface HotRecord {
  readonly code: number;
  readonly header: number;
  readonly back: number;
  readonly threshold: number;
}

function writeRecord(writer: ObjectWriter, id: number, { code, header, back, threshold }: HotRecord): void {
  const at = LAYOUT.LOOPS_BASE + id * LAYOUT.LOOP_SIZE;
  writer.u32(at + LAYOUT.LOOP_COUNTER, threshold);
  writer.u32(at + LAYOUT.LOOP_CODE, code);
  writer.u32(at + LAYOUT.LOOP_HEADER, header);
  writer.u32(at + LAYOUT.LOOP_BACK, back);
}

/** The strs that are in memory now: the runtime makes its table of interned names from them. */
function writeInterned(writer: ObjectWriter): number {
  const strings = writer.allStrings();
  const at = writer.block(4 + 4 * strings.length);
  writer.u32(at, strings.length);
  for (const [index, string] of strings.entries()) writer.u32(at + 4 + 4 * index, string);
  return at;
}
