/**
 * The syntax tree as py-ast gives it (CPython's AST, columns in UTF-8 bytes), with names for its parts.
 * Types only, and the spelling of operators.
 */
import type { ExprNode, Module, StmtNode } from "py-ast";

export type Expression = ExprNode;
export type Statement = StmtNode;
export type { Module };

type Any = ExprNode | StmtNode;
/** A node of the named type: `Node<"While">`. */
export type Node<Type extends Any["nodeType"]> = Extract<Any, { nodeType: Type }>;
export type Parameters = Node<"FunctionDef">["args"];
export type Parameter = Parameters["args"][number];
export type Keyword = Node<"Call">["keywords"][number];
export type Alias = Node<"Import">["names"][number];

/** Anything with a range in the source. */
export interface Located {
  readonly lineno: number;
  readonly col_offset: number;
  readonly end_lineno?: number;
  readonly end_col_offset?: number;
}

/** py-ast's operator → the opcode that does it. */
export const BINARY_OPCODES: Readonly<Record<string, string>> = {
  Add: "ADD",
  Sub: "SUBTRACT",
  Mult: "MULTIPLY",
  MatMult: "MATRIX_MULTIPLY",
  Div: "TRUE_DIVIDE",
  FloorDiv: "FLOOR_DIVIDE",
  Mod: "MODULO",
  Pow: "POWER",
  BitAnd: "AND",
  BitOr: "OR",
  BitXor: "XOR",
  LShift: "LEFT_SHIFT",
  RShift: "RIGHT_SHIFT",
};

export const UNARY_OPCODES: Readonly<Record<string, string>> = {
  USub: "NEGATE",
  UAdd: "POSITIVE",
  Invert: "INVERT",
  Not: "NOT",
};

/** Comparisons that have a fused jump and a constant form. */
export const ORDER_OPCODES: Readonly<Record<string, string>> = {
  Lt: "LT",
  LtE: "LE",
  Gt: "GT",
  GtE: "GE",
  Eq: "EQ",
  NotEq: "NE",
};

/** Comparisons that have neither. */
export const TEST_OPCODES: Readonly<Record<string, string>> = {
  Is: "IS",
  IsNot: "IS_NOT",
  In: "CONTAINS",
  NotIn: "NOT_CONTAINS",
};
