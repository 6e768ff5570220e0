/**
 * "Did you mean 'while'?": CPython 3.14 tries keywords in place of the names on the line of an error that it knows nothing
 * better of (`traceback.TracebackException._find_keyword_typos`).
 */
import { parse } from "py-ast";
import { nearest } from "../base/nearest.js";
import { closeMatches } from "./close-matches.js";
import { checkPlacement } from "./placement.js";
import { SourceText } from "./source-text.js";
import { findScopes } from "./symbols.js";
import type { Located, Module } from "./syntax.js";
import { PythonSyntaxError } from "./syntax-errors.js";
import type { Token } from "./tokens.js";
import { type AnyNode, childrenOf } from "./tree.js";

const KEYWORDS =
  "False None True and as assert async await break class continue def del elif else except finally for from global if import in is lambda nonlocal not or pass raise return try while with yield".split(
    " ",
  );
const MOST_NAMES = 10;
const MOST_MATCHES = 3;
const LEAST_ALIKE = 0.5;
const LONGEST_SOURCE = 1024;

/** The error with the keyword that was meant; the error itself where none makes the source up to there one that compiles. */
export function withKeyword(source: SourceText, tokens: readonly Token[], error: PythonSyntaxError): PythonSyntaxError {
  const { detail, range } = error;
  if (detail !== "invalid syntax" && !detail.includes("Perhaps you forgot a comma")) return error;
  const start = lastStatement(source, range.line);
  const before = dedented(source.lines.slice(Math.max(start - 1, 0), range.line));
  if (before.join("\n").length > LONGEST_SOURCE) return error;
  const line = before.pop() as string;
  const cut = source.line(range.line).length - line.length;
  const names = tokens.filter(
    ({ kind, text, line: at }) => kind === "name" && at === range.line && !KEYWORDS.includes(text),
  );
  for (const { text, column, endColumn } of names.slice(0, MOST_NAMES)) {
    for (const keyword of matchesOf(text)) {
      const changed = line.slice(0, column - cut) + keyword + line.slice(endColumn - cut);
      if (!mayCompile([...before, changed])) continue;
      // CPython counts the lines from the statement on.
      const place = { line: range.line, column, endColumn, shownLine: range.line - Math.max(start - 1, 0) };
      return new PythonSyntaxError(source, `invalid syntax. Did you mean '${keyword}'?`, place);
    }
  }
  return error;
}

function matchesOf(name: string): string[] {
  const first = nearest(name, KEYWORDS);
  const alike = closeMatches(name, KEYWORDS, MOST_MATCHES, LEAST_ALIKE);
  return [...(first === undefined ? [] : [first]), ...alike].slice(0, MOST_MATCHES);
}

const COMPOUND = /^(?:If|While|For|AsyncFor|With|AsyncWith|Try|TryStar|Match|ClassDef)$/;

/** Line of the last compound statement that has ended before a line; CPython does not note functions. 0: there is none. */
function lastStatement(source: SourceText, errorLine: number): number {
  const indentation = indentationOf(source.line(errorLine));
  const lines = source.lines.slice(0, errorLine - 1);
  const module = firstParsed(lines.join("\n"), endings(lines));
  const last = lines.findLastIndex((line) => !/^\s*(?:#|$)/.test(line)) + 1;
  const ended: number[] = [];
  const walk = (node: AnyNode): void => {
    const { lineno, col_offset, end_lineno = lineno } = node as Located;
    const isOver = end_lineno < last || col_offset >= indentation.length;
    if (COMPOUND.test(node.nodeType) && isOver) ended.push(lineno);
    for (const child of childrenOf(node)) walk(child);
  };
  if (module) walk(module as unknown as AnyNode);
  return Math.max(0, ...ended);
}

const indentationOf = (line: string): string => /^[ \t]*/.exec(line)?.[0] ?? "";

function dedented(lines: readonly string[]): string[] {
  const margin = Math.min(...lines.filter((line) => line.trim() !== "").map((line) => indentationOf(line).length));
  return lines.map((line) => line.slice(margin));
}

/** True when the lines are a program that compiles, or the beginning of one. */
function mayCompile(lines: readonly string[]): boolean {
  const text = lines.join("\n");
  const whole = firstParsed(text, [""]);
  return whole ? compiles(text, whole) : firstParsed(text, endings(lines)) !== undefined;
}

function compiles(text: string, module: Module): boolean {
  const source = new SourceText("", text);
  try {
    findScopes(source, module);
    checkPlacement(source, module);
    return true;
  } catch {
    return false;
  }
}

/** What may follow lines that are incomplete: a body, brackets that close, the handlers of a try. */
function endings(lines: readonly string[]): string[] {
  const body = `\n${indentationOf(lines.findLast((line) => line.trim() !== "") ?? "")} pass`;
  const closing = missingBrackets(lines.join("\n"));
  const open = lines.findLast((line) => /^\s*try\s*:/.test(line));
  const handler = open === undefined ? [] : [`\n${indentationOf(open)}finally: pass`];
  const plain = ["", body, ...(closing === "" ? [] : [closing, closing + body, `${closing}:${body}`])];
  return [...plain, ...handler, ...handler.map((last) => body + last)];
}

function firstParsed(text: string, followed: readonly string[]): Module | undefined {
  for (const ending of followed) {
    try {
      return parse(`${text}${ending}\n`);
    } catch {}
  }
  return undefined;
}

const CLOSING: Readonly<Record<string, string>> = { "(": ")", "[": "]", "{": "}" };

/** What closes the brackets that are open at the end; strings and comments are left out roughly. */
function missingBrackets(text: string): string {
  const plain = text.replace(/("""|''')[\s\S]*?\1|"(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*'|#[^\n]*/g, "");
  const open: string[] = [];
  for (const character of plain) {
    if (CLOSING[character]) open.push(CLOSING[character] as string);
    else if (")]}".includes(character)) open.pop();
  }
  return open.reverse().join("");
}
