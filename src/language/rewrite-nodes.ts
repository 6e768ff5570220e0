/** Nodes that rewriting makes, at the place of the ones that they stand for. */
import type { Expression, Located, Statement } from "./syntax.js";

/** A name that a program cannot write, for something that stands at a place; the same however often it is compiled. */
export const freshName = (what: string, { lineno, col_offset }: Located): string => `.${what}@${lineno}_${col_offset}`;

/** What is called for the names of the frame, with those of the comprehensions around the call (compile/frame-names.ts). */
export const FRAME_NAMES = ".names";

/** A hidden name of the library, `.module:member`. */
export const hiddenName = (id: string): { module: string; member: string } | undefined => {
  const colon = id.indexOf(":");
  return id.startsWith(".") && colon > 0 ? { module: id.slice(1, colon), member: id.slice(colon + 1) } : undefined;
};

/** Gives a new node the range of another one. */
export function adopt<Made extends object>(at: Located, node: Made): Made & Located {
  const { lineno, col_offset, end_lineno, end_col_offset } = at;
  return Object.assign(node, {
    lineno,
    col_offset,
    ...(end_lineno === undefined ? {} : { end_lineno }),
    ...(end_col_offset === undefined ? {} : { end_col_offset }),
  });
}

const named = (at: Located, id: string, ctx: string): Expression =>
  adopt(at, { nodeType: "Name", id, ctx: { nodeType: ctx } }) as unknown as Expression;

export const load = (at: Located, id: string): Expression => named(at, id, "Load");
export const store = (at: Located, id: string): Expression => named(at, id, "Store");
export const hidden = (at: Located, name: string): Expression => load(at, `.${name}`);

/** A text, a truth value or None; it has no width, so that nobody takes the text there for it. */
export function constant({ lineno, col_offset }: Located, value: string | boolean | null): Expression {
  const place = { lineno, col_offset, end_lineno: lineno, end_col_offset: col_offset };
  const quotes = typeof value === "string" ? { quote_style: '"' } : {};
  return { nodeType: "Constant", value, ...quotes, ...place } as unknown as Expression;
}

export const call = (at: Located, func: Expression, args: readonly Expression[]): Expression =>
  adopt(at, { nodeType: "Call", func, args: [...args], keywords: [] }) as unknown as Expression;

export const assign = (at: Located, name: string, value: Expression): Statement =>
  adopt(at, { nodeType: "Assign", targets: [store(at, name)], value }) as unknown as Statement;

export const tupleOf = (at: Located, elts: readonly Expression[]): Expression =>
  adopt(at, { nodeType: "Tuple", elts: [...elts], ctx: { nodeType: "Load" } }) as unknown as Expression;

/** A function without parameters that gives a value when it is asked. */
export const later = (at: Located, body: Expression): Expression =>
  adopt(at, {
    nodeType: "Lambda",
    args: { nodeType: "Arguments", posonlyargs: [], args: [], kwonlyargs: [], kw_defaults: [], defaults: [] },
    body,
  }) as unknown as Expression;
