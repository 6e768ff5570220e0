/**
 * Literals that the language does not have.
 */
import { isImaginary } from "./builtins-in-python.js";
import { isBytes, isText, numberOf } from "./literals.js";
import { type Context, refuse } from "./refusal.js";
import { SourceText } from "./source-text.js";
import { mayMix, mixedStrings } from "./string-mixing.js";
import type { Expression, Node } from "./syntax.js";
import { type Token, tokenize } from "./tokens.js";

export function checkConstant(context: Context, node: Node<"Constant">): void {
  const { value } = node;
  if (numberOf(context.source, node) !== undefined) return;
  if (typeof value === "boolean" || value === null || isImaginary(node)) return;
  if (isText(node) && holdsBytes(context, node))
    refuse(context, node, "bytes among strings in an f-string", "decode them");
  if (isText(node)) checkText(context, node);
  else if (isBytes(node)) return;
}

/** Inside an f-string, whose fields no token shows, py-ast joins text with bytes. */
function holdsBytes({ source }: Context, node: Node<"Constant">): boolean {
  const text = source.slice(node);
  return mayMix(text) && mixedStrings(...tokensOf(text)) !== undefined;
}

/** The tokens of an expression that stands alone. */
function tokensOf(text: string): [SourceText, readonly Token[]] {
  const alone = new SourceText("", `(${text})`);
  return [alone, tokenize(alone).list];
}

export function checkText(context: Context, node: Expression): void {
  if (/\\N\{/.test(context.source.slice(node)))
    refuse(context, node, "\\N{…} in a string", "write the character, or \\u and its number");
}
