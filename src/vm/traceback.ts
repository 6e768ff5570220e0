/**
 * An uncaught exception as CPython prints it: frames outermost first, the source lines, carets (PEP 657).
 * Reads the exception and the recorded frames from shared memory; cold code. Long because groups, causes and contexts nest in
 * one another: each prints the others with its own margin.
 */
import { eastAsianWidth } from "get-east-asian-width";
import { LAYOUT, VALUE } from "../base/layout.js";
import { EXCEPTIONS } from "../bytecode/builtins/index.js";
import { type CodeObject, modulesOf, type Position, type Program } from "../bytecode/code.js";
import type { ProgramMemory } from "./loader.js";
import { nameHint } from "./suggestion.js";

export interface TracebackFrame {
  readonly file: string;
  readonly name: string;
  readonly locals: readonly string[];
  readonly position: Position;
  /** Number of its module. */
  readonly module: number;
}

export interface UncaughtException {
  /** Name of the nearest built-in class. */
  readonly kind: string;
  /** "ValueError: message", with a hint. */
  readonly headline: string;
  readonly notes: readonly string[];
  /** Outermost first. */
  readonly frames: readonly TracebackFrame[];
  /** What is printed before it. */
  /** The exceptions of a group. */
  readonly group?: readonly UncaughtException[];
  readonly before?: { readonly why: "cause" | "context"; readonly exception: UncaughtException };
}

/** What the runtime says about exceptions; text is a str object's address, 0 = none. */
export interface ExceptionExports {
  exceptionHeadline(exception: number): number;
  plainHeadline(exception: number): number;
  exceptionNote(exception: number, index: number): number;
  /** Lets the program's sys.excepthook have the exception, if there is one: what is left then is a SystemExit. */
  tellExceptHook(): void;
}

/** Longer chains are cut, and so are rings. */
const MOST_CHAINED = 1000;
const MOST_FRAMES = 100_000;
const MOST_NOTES = 10_000;

/** The exception that a thread left with. `thread` is the record's address. */
export function readException(shared: ProgramMemory, thread: number, runtime: ExceptionExports): UncaughtException {
  runtime.tellExceptHook();
  const view = new DataView(shared.memory.buffer);
  const exception = pointerOf(view.getBigUint64(thread + LAYOUT.THREAD_EXCEPTION, true)) as number;
  return readExceptionAt(shared, thread, runtime, exception);
}

/** Any exception, by its address. */
export function readExceptionAt(
  shared: ProgramMemory,
  thread: number,
  runtime: ExceptionExports,
  exception: number,
): UncaughtException {
  const view = new DataView(shared.memory.buffer);
  return readAt({ shared, view, runtime, thread, seen: new Set() }, exception);
}

/**
 * An exception that nobody can catch (of a finaliser), as CPython's C code prints it: no carets, no hints and notes, and nothing
 * that it came of.
 */
export function formatIgnored(
  shared: ProgramMemory,
  thread: number,
  runtime: ExceptionExports,
  exception: number,
): string {
  const view = new DataView(shared.memory.buffer);
  const frames = readFrames({ shared, view, runtime, thread, seen: new Set() }, exception);
  const sources = new Map<number, readonly string[]>();
  const shown = frames.map(({ file, name, position: { line }, module }) => {
    const lines = sources.get(module) ?? linesOf(shared.program, module);
    sources.set(module, lines);
    const source = lines[line - 1]?.trim();
    return `  File "${file}", line ${line}, in ${name}\n${source ? `    ${source}\n` : ""}`;
  });
  const title = frames.length === 0 ? "" : "Traceback (most recent call last):\n";
  return `${title}${shown.join("")}${readString(view, runtime.plainHeadline(exception))}\n`;
}

interface Reader {
  readonly shared: ProgramMemory;
  readonly view: DataView;
  readonly runtime: ExceptionExports;
  readonly thread: number;
  readonly seen: Set<number>;
}

/** Address of the object that a value refers to; undefined for UNBOUND and what is no reference. */
const pointerOf = (value: bigint): number | undefined =>
  value >> 48n === VALUE.REF_FLOOR >> 48n ? Number(value & 0xffff_ffffn) : undefined;

function readAt(reader: Reader, exception: number): UncaughtException {
  const { view, runtime, seen } = reader;
  seen.add(exception);
  const frames = readFrames(reader, exception);
  const before = readBefore(reader, exception);
  const kind = EXCEPTIONS[view.getUint32(exception + LAYOUT.EXCEPTION_KIND, true)] ?? "Exception";
  // Where memory is exhausted there is no text: the class says enough.
  const headline = readString(view, runtime.exceptionHeadline(exception)) || kind;
  const notes: string[] = [];
  for (let note = 1; note !== 0 && notes.length < MOST_NOTES; ) {
    note = runtime.exceptionNote(exception, notes.length);
    if (note !== 0) notes.push(readString(view, note));
  }
  const hint = kind === "NameError" ? nameHintOf(reader, exception, frames.at(-1)) : "";
  const group = SUB_EXCEPTIONS.test(headline) ? groupOf(reader, exception) : undefined;
  return { kind, headline: headline + hint, notes, frames, ...(group && { group }), ...(before && { before }) };
}

/** How the headline of an exception group ends (their classes are Python: src/python/_groups.py). */
const SUB_EXCEPTIONS = /\(\d+ sub-exceptions?\)$/;

/** The exceptions that the second argument of an exception holds. */
function groupOf(reader: Reader, exception: number): UncaughtException[] | undefined {
  const { view } = reader;
  const args = pointerOf(view.getBigUint64(exception + LAYOUT.EXCEPTION_ARGS, true));
  if (args === undefined || view.getUint32(args + LAYOUT.HEADER_TYPE, true) !== LAYOUT.TYPE_TUPLE) return undefined;
  if (view.getUint32(args + LAYOUT.TUPLE_LENGTH, true) !== 2) return undefined;
  const second = pointerOf(view.getBigUint64(args + LAYOUT.TUPLE_ITEMS + 8, true));
  if (second === undefined) return undefined;
  const type = view.getUint32(second + LAYOUT.HEADER_TYPE, true);
  const isList = type === LAYOUT.TYPE_LIST;
  if (!isList && type !== LAYOUT.TYPE_TUPLE) return undefined;
  const count = view.getUint32(second + (isList ? LAYOUT.LIST_LENGTH : LAYOUT.TUPLE_LENGTH), true);
  const items = isList
    ? view.getUint32(second + LAYOUT.LIST_ITEMS, true) + LAYOUT.STORAGE_ITEMS
    : second + LAYOUT.TUPLE_ITEMS;
  const inner = Array.from({ length: count }, (_, index) => pointerOf(view.getBigUint64(items + 8 * index, true)));
  const isException = (at: number | undefined) =>
    at !== undefined && view.getUint32(at + LAYOUT.HEADER_TYPE, true) === LAYOUT.TYPE_EXCEPTION;
  return inner.every(isException) ? inner.map((at) => readAt(reader, at as number)) : undefined;
}

/** The cause, or the context unless that is suppressed. */
function readBefore(reader: Reader, exception: number): UncaughtException["before"] {
  const { view, seen } = reader;
  const link = (offset: number) => {
    const linked = pointerOf(view.getBigUint64(exception + offset, true));
    return linked === undefined || seen.has(linked) || seen.size > MOST_CHAINED ? undefined : linked;
  };
  const cause = link(LAYOUT.EXCEPTION_CAUSE);
  if (cause !== undefined) return { why: "cause", exception: readAt(reader, cause) };
  const suppressed = view.getUint8(exception + LAYOUT.EXCEPTION_SUPPRESS) !== 0;
  const context = suppressed ? undefined : link(LAYOUT.EXCEPTION_CONTEXT);
  return context === undefined ? undefined : { why: "context", exception: readAt(reader, context) };
}

/** The frames of an exception's traceback; those of the MemoryError that all threads share are in the thread's record. */
function readFrames({ shared, view, thread }: Reader, exception: number): TracebackFrame[] {
  const u32 = (at: number) => view.getUint32(at, true);
  if (view.getInt32(exception + LAYOUT.HEADER_COUNT, true) < 0) {
    const pairs = u32(thread + LAYOUT.THREAD_TRACEBACK);
    const frames: (TracebackFrame | undefined)[] = [];
    for (let index = u32(thread + LAYOUT.THREAD_TRACEBACK_COUNT) - 1; index >= 0; index--)
      frames.push(frameAt(shared, view, u32(pairs + 8 * index), u32(pairs + 8 * index + 4)));
    return frames.filter((frame) => frame !== undefined);
  }
  return framesFrom(shared, view, u32(exception + LAYOUT.EXCEPTION_TRACEBACK));
}

/** The frames of a traceback, outermost first. */
export function framesFrom(shared: ProgramMemory, view: DataView, traceback: number): TracebackFrame[] {
  const u32 = (at: number) => view.getUint32(at, true);
  const frames: TracebackFrame[] = [];
  for (let node = traceback; node !== 0 && frames.length < MOST_FRAMES; node = u32(node + LAYOUT.TRACEBACK_NEXT)) {
    const frame = frameAt(shared, view, u32(node + LAYOUT.TRACEBACK_CODE), u32(node + LAYOUT.TRACEBACK_IP));
    if (frame) frames.push(frame);
  }
  return frames;
}

function frameAt(shared: ProgramMemory, view: DataView, address: number, ip: number): TracebackFrame | undefined {
  const code = shared.program.codes[view.getUint32(address + LAYOUT.CODE_ID, true)] as CodeObject;
  const first = view.getUint32(address + LAYOUT.CODE_INSTRUCTIONS, true);
  // What is behind the last instruction stands for the call itself (vm/loader.ts).
  const position = code.positions[(ip - first) / LAYOUT.INSTRUCTION_SIZE] ?? code.positions[0];
  const module = code.module ?? 0;
  const file = modulesOf(shared.program)[module]?.file ?? shared.program.file;
  return position && { file, name: code.name, locals: code.localNames, position, module };
}

/** The hint for the name that a NameError carries. */
export function nameHintOf(
  { shared, view }: Pick<Reader, "shared" | "view">,
  exception: number,
  frame: TracebackFrame | undefined,
): string {
  const fields = view.getUint32(exception + LAYOUT.EXCEPTION_FIELDS, true);
  const name = fields === 0 ? undefined : pointerOf(view.getBigUint64(fields, true));
  if (name === undefined || view.getUint32(name + LAYOUT.HEADER_TYPE, true) !== LAYOUT.TYPE_STR) return "";
  return hintFor(readString(view, name), frame, shared, view);
}

/** The names that the failing frame could see: its locals and the globals that are bound. */
function hintFor(name: string, frame: TracebackFrame | undefined, shared: ProgramMemory, view: DataView): string {
  if (!frame) return "";
  const bound = (modulesOf(shared.program)[frame.module]?.globals ?? [])
    .filter(([, slot]) => view.getBigUint64(LAYOUT.GLOBALS_BASE + 8 * slot, true) !== VALUE.UNBOUND)
    .map(([global]) => global);
  return nameHint(name, frame.locals, bound);
}

/** A str object as a JavaScript string. */
export function readString(view: DataView, pointer: number): string {
  const length = view.getUint32(pointer + LAYOUT.STR_LENGTH, true);
  const kind = view.getUint32(pointer + LAYOUT.STR_KIND, true);
  const data = pointer + LAYOUT.STR_DATA;
  const points = Array.from({ length }, (_, index) => {
    if (kind === 1) return view.getUint8(data + index);
    return kind === 2 ? view.getUint16(data + 2 * index, true) : view.getUint32(data + 4 * index, true);
  });
  return points.map((point) => String.fromCodePoint(point)).join("");
}

/** The text that CPython prints to stderr, final newline included. */
export function formatException(exception: UncaughtException, program: Program): string {
  const files = new Map<number, readonly string[]>();
  const read = ({ frames, before, group = [] }: UncaughtException): void => {
    for (const { module } of frames) if (!files.has(module)) files.set(module, linesOf(program, module));
    if (before) read(before.exception);
    for (const inner of group) read(inner);
  };
  read(exception);
  return formatChain(exception, files, true, { depth: 0, isOpen: false });
}

const linesOf = (program: Program, module: number): readonly string[] =>
  (modulesOf(program)[module]?.source ?? "").split(/\r\n|\r|\n/);

const BETWEEN = {
  cause: "\nThe above exception was the direct cause of the following exception:\n\n",
  context: "\nDuring handling of the above exception, another exception occurred:\n\n",
} as const;

/** What was never raised (a cause that was only made) has no traceback; what ended a thread at its entry has an empty one. */
function formatChain(
  { frames, headline, notes, before, group }: UncaughtException,
  files: Files,
  wasRaised: boolean,
  margin: Margin,
): string {
  const earlier = before
    ? formatChain(before.exception, files, before.exception.frames.length > 0, margin) +
      framed(margin, BETWEEN[before.why])
    : "";
  const outermost = group !== undefined && margin.depth === 0;
  if (outermost) margin.depth = 1;
  const title = `${group ? "Exception Group " : ""}Traceback (most recent call last):\n`;
  const shown = wasRaised
    ? framed(margin, title, outermost ? "+" : "|") + framed(margin, formatFrames(frames, files))
    : "";
  const own = framed(margin, `${[headline, ...notes].join("\n")}\n`);
  const inner = group ? formatGroup(group, files, margin) : "";
  if (outermost) margin.depth = 0;
  return earlier + shown + own + inner;
}

/** The lines drawn around the exceptions of groups: how deep they are, and whether the last one has to be closed. */
interface Margin {
  depth: number;
  isOpen: boolean;
}

const MOST_IN_GROUP = 15;

function formatGroup(group: readonly UncaughtException[], files: Files, margin: Margin): string {
  const shown: (UncaughtException | undefined)[] = group.slice(0, MOST_IN_GROUP);
  const left = group.length - shown.length;
  if (left > 0) shown.push(undefined);
  margin.isOpen = false;
  let text = "";
  for (const [index, inner] of shown.entries()) {
    const isLast = index === shown.length - 1;
    if (isLast) margin.isOpen = true;
    const title = inner ? index + 1 : "...";
    text += `${indented(margin)}${index === 0 ? "+-" : "  "}+---------------- ${title} ----------------\n`;
    margin.depth++;
    text += inner
      ? formatChain(inner, files, inner.frames.length > 0, margin)
      : framed(margin, `and ${left} more exception${left > 1 ? "s" : ""}\n`);
    if (isLast && margin.isOpen) text += `${indented(margin)}+------------------------------------\n`;
    if (isLast) margin.isOpen = false;
    margin.depth--;
  }
  return text;
}

const indented = ({ depth }: Margin): string => " ".repeat(2 * depth);

const framed = (margin: Margin, text: string, sign = "|"): string =>
  margin.depth === 0 ? text : text.replace(/^(?!$(?![\s\S]))/gm, `${indented(margin)}${sign} `);

/** More than three equal frames in a row are counted instead of shown. */
const SHOWN_REPEATS = 3;

type Files = ReadonlyMap<number, readonly string[]>;

function formatFrames(frames: readonly TracebackFrame[], files: Files): string {
  let text = "";
  let repeats = 0;
  for (const [index, frame] of frames.entries()) {
    const before = frames[index - 1];
    const same =
      before !== undefined &&
      before.file === frame.file &&
      before.name === frame.name &&
      before.position.line === frame.position.line;
    if (!same) {
      text += repeated(repeats);
      repeats = 0;
    }
    repeats++;
    if (repeats <= SHOWN_REPEATS) text += formatFrame(frame, files.get(frame.module) ?? []);
  }
  return text + repeated(repeats);
}

function repeated(count: number): string {
  const more = count - SHOWN_REPEATS;
  if (more <= 0) return "";
  return `  [Previous line repeated ${more} more time${more > 1 ? "s" : ""}]\n`;
}

export function formatFrame({ file, name, position }: TracebackFrame, lines: readonly string[]): string {
  const head = `  File "${file}", line ${position.line}, in ${name}\n`;
  const source = lines.slice(position.line - 1, position.endLine);
  if (source.length === 0 || source.every((line) => line.trim() === "")) return head;
  const shown = underlined(source, position).join("\n");
  return `${head}${shown.replace(/^/gm, "    ")}\n`;
}

/** A place in the shown lines: line from 0, column in characters, and in columns of a terminal. */
interface Point {
  readonly line: number;
  readonly column: number;
  readonly shownAt: number;
}

/** A position without columns: where an exception is thrown into a generator that never ran. */
const isEmpty = ({ line, endLine, column, endColumn }: Position): boolean => line === endLine && column === endColumn;

/** The source of a frame with its carets; long ranges are abbreviated around their ends and the anchors. */
function underlined(source: readonly string[], position: Position): string[] {
  const indent = Math.min(...source.filter((line) => line.trim()).map((line) => line.length - line.trimStart().length));
  const shown = source.map((line) => (line.trim() ? line.slice(indent) : ""));
  const point = (line: number, byteColumn: number): Point => {
    const column = Math.max(0, characters(source[line - position.line] ?? "", byteColumn) - indent);
    return {
      line: line - position.line,
      column,
      shownAt: displayWidth((shown[line - position.line] ?? "").slice(0, column)),
    };
  };
  const start = point(position.line, position.column);
  const end = point(position.endLine, position.endColumn);
  const anchors =
    position.anchorStart && position.anchorEnd
      ? { from: point(...position.anchorStart), to: point(...position.anchorEnd) }
      : undefined;
  const carets = !isEmpty(position) && showsCarets(shown, start, end, anchors !== undefined);
  const significant = new Set([0, shown.length - 1]);
  for (const anchor of anchors ? [anchors.from, anchors.to] : []) {
    for (const line of [anchor.line - 1, anchor.line, anchor.line + 1]) significant.add(line);
  }
  const rows = [...significant].filter((line) => line >= 0 && line < shown.length).sort((a, b) => a - b);
  const result: string[] = [];
  const output = (line: number) => {
    result.push(shown[line] as string);
    if (carets) result.push(caretLine(shown, line, start, end, anchors));
  };
  for (const [index, line] of rows.entries()) {
    const gap = index > 0 ? line - (rows[index - 1] as number) : 0;
    if (gap === 2) output(line - 1);
    else if (gap > 2) result.push(`...<${gap - 1} lines>...`);
    output(line);
  }
  return result;
}

function caretLine(
  shown: readonly string[],
  line: number,
  start: Point,
  end: Point,
  anchors?: { from: Point; to: Point },
): string {
  const text = shown[line] as string;
  const spaces = text.length - text.trimStart().length;
  const length = line === shown.length - 1 ? end.shownAt : displayWidth(text);
  let carets = "";
  for (let column = 0; column < length; column++) {
    if (column < spaces || (line === 0 && column < start.shownAt)) carets += " ";
    else if (!anchors) carets += "^";
    else carets += reaches(line, column, anchors.from) && !reaches(line, column, anchors.to) ? "^" : "~";
  }
  return carets;
}

const reaches = (line: number, column: number, point: Point): boolean =>
  line > point.line || (line === point.line && column >= point.shownAt);

/** Columns of a terminal: wide and full-width characters take two. */
const displayWidth = (text: string): number =>
  Array.from(text).reduce((width, character) => width + eastAsianWidth(character.codePointAt(0) as number), 0);

/**
 * CPython leaves the carets out where they would say nothing: when they cover the whole line and have no anchors,
 * and for `return f(…)` and `name = f(…)` where the call is all there is besides.
 */
function showsCarets(shown: readonly string[], start: Point, end: Point, anchored: boolean): boolean {
  const first = shown[0] as string;
  const last = shown.at(-1) as string;
  const toTheEnd = end.column >= last.trimEnd().length;
  const opens = callOpens([...shown.slice(0, -1), last.trimEnd()].join("\n").slice(start.column));
  const lead = first.slice(0, start.column);
  // CPython compares columns of characters with those of bytes here: beyond ASCII it finds no call.
  const sameColumns = isAscii(lead) && isAscii(last.slice(0, end.column));
  if (anchored && toTheEnd && sameColumns) {
    if (/^return\s+$/.test(lead) && opens !== undefined && /^[^\W\d]\w*$/.test(opens)) return false;
    if (/^[^\W\d]\w*\s*=\s*$/.test(lead) && opens) return false;
  }
  if (anchored) return true;
  return lead.trimStart() !== "" || last.slice(end.column).trimEnd() !== "";
}

const isAscii = (text: string): boolean => Buffer.byteLength(text) === text.length;

/** What is called, where an expression is a call as a whole: the text before the parenthesis that its last one closes. */
function callOpens(text: string): string | undefined {
  let depth = 0;
  let opened = -1;
  for (const { 0: token, index } of text.matchAll(/("""|'''|["'])(?:\\.|(?!\1).)*?\1|[([{]|[)\]}]|[^\w.]/gs)) {
    if (/^[([{]/.test(token)) {
      if (depth === 0) opened = index;
      depth++;
    } else if (/^[)\]}]/.test(token)) depth--;
    else if (depth === 0 && !/^["']/.test(token)) return undefined;
  }
  return text.endsWith(")") && text[opened] === "(" ? text.slice(0, opened) : undefined;
}

/** Columns are bytes of UTF-8 in CPython's tables, characters where they are printed. */
function characters(line: string, byteColumn: number): number {
  return Buffer.from(line).subarray(0, byteColumn).toString().length;
}
