/**
 * An uncaught exception as CPython prints it: frames outermost first, the source lines, carets (PEP 657).
 * Reads the exception and the recorded frames from shared memory; cold code.
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
  readonly kind: string;
  readonly message: string;
  /** Outermost first. */
  readonly frames: readonly TracebackFrame[];
}

/** What a thread's record says after LEFT_RAISED. `thread` is the record's address. */
export function readException(shared: ProgramMemory, thread: number): UncaughtException {
  const view = new DataView(shared.memory.buffer);
  const u32 = (at: number) => view.getUint32(at, true);
  const exception = Number(view.getBigUint64(thread + LAYOUT.THREAD_EXCEPTION, true) & 0xffff_ffffn);
  const message = view.getBigUint64(exception + LAYOUT.EXCEPTION_MESSAGE, true);
  const pairs = u32(thread + LAYOUT.THREAD_TRACEBACK);
  const frames: TracebackFrame[] = [];
  const modules = modulesOf(shared.program);
  for (let index = u32(thread + LAYOUT.THREAD_TRACEBACK_COUNT) - 1; index >= 0; index--) {
    const address = u32(pairs + 8 * index);
    const code = shared.program.codes[u32(address + LAYOUT.CODE_ID)] as CodeObject;
    const pc = (u32(pairs + 8 * index + 4) - u32(address + LAYOUT.CODE_INSTRUCTIONS)) / LAYOUT.INSTRUCTION_SIZE;
    const position = code.positions[pc];
    const module = code.module ?? 0;
    const file = modules[module]?.file ?? shared.program.file;
    if (position) frames.push({ file, name: code.name, locals: code.localNames, position, module });
  }
  const kind = EXCEPTIONS[u32(exception + LAYOUT.EXCEPTION_KIND)] ?? "Exception";
  const text = message === VALUE.UNBOUND ? "" : readString(view, Number(message & 0xffff_ffffn));
  return { kind, message: kind === "NameError" ? withHint(text, frames.at(-1), shared, view) : text, frames };
}

/** The names that the failing frame could see: its locals and the globals that are bound. */
function withHint(message: string, frame: TracebackFrame | undefined, shared: ProgramMemory, view: DataView): string {
  const name = /^name '(.+)' is not defined$/.exec(message)?.[1];
  if (name === undefined || !frame) return message;
  const bound = (modulesOf(shared.program)[frame.module]?.globals ?? [])
    .filter(([, slot]) => view.getBigUint64(LAYOUT.GLOBALS_BASE + 8 * slot, true) !== VALUE.UNBOUND)
    .map(([global]) => global);
  return message + nameHint(name, frame.locals, bound);
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
  const modules = modulesOf(program);
  const files = new Map<number, readonly string[]>();
  for (const { module } of exception.frames)
    if (!files.has(module)) files.set(module, (modules[module]?.source ?? "").split(/\r\n|\r|\n/));
  const last = exception.message === "" ? exception.kind : `${exception.kind}: ${exception.message}`;
  return `Traceback (most recent call last):\n${formatFrames(exception.frames, files)}${last}\n`;
}

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

function formatFrame({ file, name, position }: TracebackFrame, lines: readonly string[]): string {
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
  const carets = showsCarets(shown, start, end, anchors !== undefined);
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
  const called = first.slice(start.column);
  const lead = first.slice(0, start.column);
  if (anchored && toTheEnd) {
    if (/^return\s+$/.test(lead) && /^[^\W\d]\w*\s*\(/.test(called) && isCall(last)) return false;
    if (/^[^\W\d]\w*\s*=\s*$/.test(lead) && isCall(last) && /^[^\W\d][\w.]*\s*\(/.test(called)) return false;
  }
  if (anchored) return true;
  return lead.trimStart() !== "" || last.slice(end.column).trimEnd() !== "";
}

const isCall = (lastLine: string): boolean => lastLine.trimEnd().endsWith(")");

/** Columns are bytes of UTF-8 in CPython's tables, characters where they are printed. */
function characters(line: string, byteColumn: number): number {
  return Buffer.from(line).subarray(0, byteColumn).toString().length;
}
