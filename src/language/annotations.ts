/**
 * Annotations as the front end sees them (PEP 649): which ones a function, a class or a module has. They are evaluated
 * by a function of their own when somebody asks for them.
 */
import type { Expression, Module, Node, Statement } from "./syntax.js";

/** A name and its annotation. */
export interface Annotation {
  readonly name: string;
  readonly value: Expression;
  /** Of a class or module: the statement, and whether it stands where it need not run. */
  readonly statement?: Node<"AnnAssign">;
  readonly isConditional?: boolean;
}

/** The parameter of such a function; CPython shows it as `format`. */
export const FORMAT = ".format";

/** Annotations of the parameters, in CPython's order, then of what is returned. */
export function annotationsOfFunction({ args, returns }: Node<"FunctionDef">): Annotation[] {
  const parameters = [...args.args, ...args.posonlyargs, args.vararg, ...args.kwonlyargs, args.kwarg];
  const found: Annotation[] = [];
  for (const parameter of parameters) {
    if (parameter?.annotation) found.push({ name: parameter.arg, value: parameter.annotation });
  }
  if (returns) found.push({ name: "return", value: returns });
  return found;
}

/** Annotated names of a class or module, its inner classes and functions left out. */
export function annotationsOfBody(body: readonly Statement[]): Annotation[] {
  return [...inBody(body, false)];
}

function* inBody(body: readonly Statement[], isConditional: boolean): Generator<Annotation> {
  for (const statement of body) {
    if (statement.nodeType === "AnnAssign") {
      const { target, annotation, simple } = statement;
      if (target.nodeType === "Name" && simple) yield { name: target.id, value: annotation, statement, isConditional };
    } else for (const inner of innerBodies(statement)) yield* inBody(inner, true);
  }
}

/** Bodies within a statement that belong to the same scope. */
function innerBodies(statement: Statement): readonly (readonly Statement[])[] {
  switch (statement.nodeType) {
    case "If":
    case "For":
    case "While":
      return [statement.body, statement.orelse];
    case "With":
      return [statement.body];
    case "Try":
      return [statement.body, ...statement.handlers.map(({ body }) => body), statement.orelse, statement.finalbody];
    case "Match":
      return statement.cases.map(({ body }) => body);
    default:
      return [];
  }
}

/** `from __future__ import annotations`: annotations are their text. */
export function keepsText({ body }: Module): boolean {
  return body.some(
    (statement) =>
      statement.nodeType === "ImportFrom" &&
      statement.module === "__future__" &&
      statement.names.some(({ name }) => name === "annotations"),
  );
}
