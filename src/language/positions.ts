/**
 * The ranges that tracebacks show: an instruction's position from the syntax tree, with the caret anchors that
 * CPython 3.14's `traceback` would compute (`_extract_caret_anchors_from_line_segment`, PEP 657).
 */
import type { Position } from "../bytecode/code.js";
import { type SourceText, utf8Bytes } from "./source-text.js";
import type { Located, Node } from "./syntax.js";

type Point = readonly [line: number, column: number];

/** The range of a node, without anchors. */
export function rangeOf(node: Located): Position {
  return {
    line: node.lineno,
    endLine: node.end_lineno ?? node.lineno,
    column: node.col_offset,
    endColumn: node.end_col_offset ?? node.col_offset,
  };
}

/** The range of a node, with anchors where CPython sets them. */
export function positionOf(source: SourceText, node: Located & { readonly nodeType: string }): Position {
  const range = rangeOf(node);
  const anchors = anchorsOf(source, node);
  return anchors ? { ...range, anchorStart: anchors[0], anchorEnd: anchors[1] } : range;
}

/**
 * Range of an attribute load or of a method call: when the attribute stands on a line after the first, the range
 * starts at its name (`update_start_location_to_match_attr`).
 */
export function attributePosition(
  source: SourceText,
  node: Located & { readonly nodeType: string },
  attribute: Node<"Attribute">,
): Position {
  const position = positionOf(source, node);
  const [line, endColumn] = endOf(attribute);
  if (node.lineno === line) return position;
  return { ...position, line, column: endColumn - utf8Bytes(attribute.attr) };
}

function anchorsOf(source: SourceText, node: Located & { readonly nodeType: string }): [Point, Point] | undefined {
  switch (node.nodeType) {
    case "BinOp":
      return operatorAnchors(source, node as Node<"BinOp">);
    case "Subscript":
      return [bracketAfter(source, (node as Node<"Subscript">).value, "["), endOf(node)];
    case "Call":
      return isHidden((node as Node<"Call">).func)
        ? undefined
        : [bracketAfter(source, (node as Node<"Call">).func, "("), endOf(node)];
    default:
      return undefined;
  }
}

/** The operator: one character, or two when the second is neither blank nor in the right operand. */
function operatorAnchors(source: SourceText, { left, right }: Node<"BinOp">): [Point, Point] {
  const [line, start] = find(source, left, (character) => !/\s/.test(character) && character !== ")");
  const text = source.line(line);
  const next = text[start + 1] ?? " ";
  const beforeRight = right.lineno > line || start + 1 < source.unitOf(right.lineno, right.col_offset);
  const end = beforeRight && !/[\s\\#]/.test(next) ? start + 2 : start + 1;
  return [
    [line, source.bytesOf(line, start)],
    [line, source.bytesOf(line, end)],
  ];
}

/** What a construct calls that was rewritten (rewrite.ts) stands in no text. */
const isHidden = (node: Node<"Call">["func"]): boolean => node.nodeType === "Name" && node.id.startsWith(".");

function bracketAfter(source: SourceText, node: Located, bracket: string): Point {
  const [line, unit] = find(source, node, (character) => character === bracket);
  return [line, source.bytesOf(line, unit)];
}

/** First character from a node's end on that `stop` accepts; comments and continuations are passed over. */
function find(source: SourceText, node: Located, stop: (character: string) => boolean): Point {
  let [line, bytes] = endOf(node);
  let unit = source.unitOf(line, bytes);
  for (;;) {
    const character = source.line(line)[unit];
    if (character === undefined || character === "\\" || character === "#") {
      if (line >= source.lines.length) return endOf(node);
      line++;
      unit = 0;
    } else if (stop(character)) {
      return [line, unit];
    } else {
      unit++;
    }
  }
}

const endOf = (node: Located): Point => [node.end_lineno ?? node.lineno, node.end_col_offset ?? node.col_offset];
