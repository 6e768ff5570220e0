/**
 * The grammar of the bytecode text form, as far as writer and reader share it: constants, positions, quoting.
 * disassembler.ts writes it, assembler.ts reads it.
 */
import type { Constant, Position } from "./code.js";

/** `int 5`, `float -0.0`, `str "a"`, `tuple (int 1, none)`. */
export function writeConstant(constant: Constant): string {
  switch (constant.kind) {
    case "none":
    case "ellipsis":
      return constant.kind;
    case "tuple":
      return `tuple (${constant.items.map(writeConstant).join(", ")})`;
    case "str":
    case "bytes":
      return `${constant.kind} ${JSON.stringify(constant.value)}`;
    case "float":
      return `float ${Object.is(constant.value, -0) ? "-0" : constant.value}`;
    default:
      return `${constant.kind} ${constant.value}`;
  }
}

/** Reads one constant at the start of a text; returns it and what follows. Throws SyntaxError. */
export function readConstant(text: string): { constant: Constant; rest: string } {
  const match =
    /^(?:none|(ellipsis)|(bool) (true|false)|(int) (-?\d+)|(float) (\S+?)(?=[,)]|$)|(str|bytes) ("(?:[^"\\]|\\.)*")|(tuple) \(|bigint (-?\d+))/.exec(
      text,
    );
  if (!match) throw new SyntaxError(`expected a constant: ${text}`);
  const rest = text.slice(match[0].length);
  const [, ellipsis, bool, boolText, int, intText, float, floatText, str, strText, tuple, bigint] = match;
  if (ellipsis) return { constant: { kind: "ellipsis" }, rest };
  if (bool) return { constant: { kind: "bool", value: boolText === "true" }, rest };
  if (int) return { constant: { kind: "int", value: Number(intText) }, rest };
  if (bigint) return { constant: { kind: "bigint", value: bigint }, rest };
  if (float) return { constant: { kind: "float", value: Number(floatText) }, rest };
  if (str) return { constant: { kind: str as "str" | "bytes", value: JSON.parse(strText as string) as string }, rest };
  return tuple ? readTuple(rest) : { constant: { kind: "none" }, rest };
}

function readTuple(text: string): { constant: Constant; rest: string } {
  const items: Constant[] = [];
  let rest = text;
  while (!rest.startsWith(")")) {
    const item = readConstant(rest);
    items.push(item.constant);
    rest = item.rest.replace(/^, /, "");
    if (rest === "") throw new SyntaxError(`a tuple without its ): ${text}`);
  }
  return { constant: { kind: "tuple", items }, rest: rest.slice(1) };
}

/** `@3:4-9`, over lines `@3:4-5:2`, with anchors `@3:4-9~3:6-3:7`. */
export function writePosition({ line, endLine, column, endColumn, anchorStart, anchorEnd }: Position): string {
  const end = endLine === line ? `${endColumn}` : `${endLine}:${endColumn}`;
  const anchors = anchorStart && anchorEnd ? `~${anchorStart.join(":")}-${anchorEnd.join(":")}` : "";
  return `@${line}:${column}-${end}${anchors}`;
}

/** Throws SyntaxError. */
export function readPosition(text: string): Position {
  const match = /^@(\d+):(\d+)-(?:(\d+):)?(\d+)(?:~(\d+):(\d+)-(\d+):(\d+))?$/.exec(text);
  if (!match) throw new SyntaxError(`expected a position like @3:4-9: ${text}`);
  const [line = 0, column = 0, endLine, endColumn = 0, ...anchors] = match
    .slice(1)
    .map((digits) => (digits === undefined ? undefined : Number(digits)));
  const range = { line, endLine: endLine ?? line, column, endColumn };
  const [startLine, startColumn, stopLine, stopColumn] = anchors;
  if (startLine === undefined) return range;
  return {
    ...range,
    anchorStart: [startLine, startColumn as number],
    anchorEnd: [stopLine as number, stopColumn as number],
  };
}
