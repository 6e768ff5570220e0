/** What programs ask about exceptions while they run (wasm/traceback-text.ts): the frames of a traceback as text. */
import { LAYOUT } from "../base/layout.js";
import { EXCEPTIONS } from "../bytecode/builtins/index.js";
import { modulesOf } from "../bytecode/code.js";
import { encodeUtf8 } from "./host/utf8.js";
import type { ProgramMemory } from "./loader.js";
import { formatFrame, framesFrom, nameHintOf } from "./traceback.js";

/** Contract with wasm/traceback-text.ts. */
const WHAT = { frames: 0, hint: 1, line: 2 } as const;

/** The host function `describe_exception` of a program. */
export function describer(shared: ProgramMemory) {
  const sources = new Map<number, readonly string[]>();
  const linesOf = (module: number): readonly string[] => {
    const lines = sources.get(module) ?? (modulesOf(shared.program)[module]?.source ?? "").split(/\r\n|\r|\n/);
    sources.set(module, lines);
    return lines;
  };
  return (what: number, object: number, out: number, capacity: number): number => {
    const view = new DataView(shared.memory.buffer);
    if (what === WHAT.line) return framesFrom(shared, view, object >>> 0)[0]?.position.line ?? 0;
    const text =
      what === WHAT.frames ? framesText(shared, view, object >>> 0, linesOf) : hintText(shared, view, object >>> 0);
    const bytes = encodeUtf8(text);
    if (bytes.length <= capacity >>> 0) new Uint8Array(shared.memory.buffer).set(bytes, out >>> 0);
    return bytes.length;
  };
}

/** Of every frame: file, line, function, source line, the text that is printed. NULs between: no source holds them. */
function framesText(
  shared: ProgramMemory,
  view: DataView,
  traceback: number,
  linesOf: (module: number) => readonly string[],
): string {
  return framesFrom(shared, view, traceback)
    .flatMap((frame) => {
      const lines = linesOf(frame.module);
      const { line } = frame.position;
      return [frame.file, String(line), frame.name, (lines[line - 1] ?? "").trim(), formatFrame(frame, lines)];
    })
    .join("\0");
}

/** What CPython appends to a NameError's message. */
function hintText(shared: ProgramMemory, view: DataView, exception: number): string {
  const kind = EXCEPTIONS[view.getUint32(exception + LAYOUT.EXCEPTION_KIND, true)];
  if (kind !== "NameError") return "";
  const frames = framesFrom(shared, view, view.getUint32(exception + LAYOUT.EXCEPTION_TRACEBACK, true));
  return nameHintOf({ shared, view }, exception, frames.at(-1));
}
