/**
 * Source text to syntax tree: py-ast parses; what it rejects is worded as CPython words it, and what it lets pass
 * although CPython's tokenizer does not is found here.
 */
import { parse as parsePython } from "py-ast";
import { explain } from "./explain.js";
import { scanNumber } from "./number-token.js";
import type { ParseFailure } from "./situation.js";
import { SourceText } from "./source-text.js";
import type { Module, Node } from "./syntax.js";
import { PythonSyntaxError } from "./syntax-errors.js";
import { type Tokens, tokenize } from "./tokens.js";
import { type AnyNode, childrenOf } from "./tree.js";

/** Throws PythonSyntaxError; RangeError when the source is nested more deeply than the parser can follow. */
export function parse(source: SourceText): Module {
  const nul = source.text.indexOf("\0");
  if (nul >= 0) throw nullByte(source, nul);
  const module = parseTree(source);
  checkLiterals(source, module);
  checkTabs(source);
  return module;
}

function parseTree(source: SourceText): Module {
  try {
    return parsePython(source.text, { filename: source.file });
  } catch (error) {
    if (error instanceof RangeError) throw error;
    throw failure(source, error as ParseFailure);
  }
}

function failure(source: SourceText, error: ParseFailure): Error {
  let tokens: Tokens;
  try {
    tokens = tokenize(source);
  } catch (tokenError) {
    return (tokenError instanceof PythonSyntaxError && earlierError(source, tokenError)) || (tokenError as Error);
  }
  return explain(source, tokens, error);
}

/** An error of the parser that CPython meets before one of the indentation. */
function earlierError(source: SourceText, { kind, range }: PythonSyntaxError): Error | undefined {
  if (kind === "SyntaxError") return undefined;
  const before = new SourceText(source.file, source.lines.slice(0, range.line - 1).join("\n"));
  try {
    parsePython(before.text);
    return undefined;
  } catch (error) {
    return failure(before, error as ParseFailure);
  }
}

function nullByte(source: SourceText, index: number): PythonSyntaxError {
  const line = source.text.slice(0, index).split(/\r\n|\r|\n/).length;
  return new PythonSyntaxError(source, "source code cannot contain null bytes", { line, column: 0 });
}

/** py-ast reads 012, 1__0 and f"}". */
function checkLiterals(source: SourceText, node: AnyNode): void {
  if (node.nodeType === "JoinedStr") checkBraces(source, node as Node<"JoinedStr">);
  if (node.nodeType === "Constant") {
    const { value, lineno, col_offset } = node as Node<"Constant">;
    if (typeof value === "number" || typeof value === "bigint") {
      scanNumber(source.line(lineno), source.unitOf(lineno, col_offset), (message, column, endColumn) => {
        throw new PythonSyntaxError(source, message, {
          line: lineno,
          column,
          ...(endColumn === undefined ? {} : { endColumn }),
        });
      });
    }
  } else {
    for (const child of childrenOf(node)) checkLiterals(source, child);
  }
}

function checkBraces(source: SourceText, node: Node<"JoinedStr">): void {
  const text = source.slice(node);
  const brace = text.replaceAll("}}", "  ").indexOf("}");
  if (brace < 0 || text.includes("{") || node.end_lineno !== node.lineno) return;
  const { line, column } = source.rangeInUnits(node);
  throw new PythonSyntaxError(source, "f-string: single '}' is not allowed", { line, column: column + brace });
}

/** py-ast takes a tab for eight columns and does not ask whether another width would mean the same. */
function checkTabs(source: SourceText): void {
  if (!source.text.includes("\t")) return;
  try {
    tokenize(source);
  } catch (error) {
    if (error instanceof PythonSyntaxError && error.kind === "TabError") throw error;
  }
}
