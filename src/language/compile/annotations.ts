/**
 * The functions that evaluate annotations: `__annotate__(format)` gives a dict of names and values.
 */
import { unparse } from "py-ast";
import type { Position, Signature } from "../../bytecode/code.js";
import { type Annotation, annotationsOfBody, keepsText } from "../annotations.js";
import { isText } from "../literals.js";
import { rangeOf } from "../positions.js";
import { CONDITIONAL } from "../resolve.js";
import type { AnnotationsOwner, Scope } from "../scopes.js";
import type { Expression, Located, Module, Statement } from "../syntax.js";
import type { Unit } from "../unit.js";
import { storeName } from "./assignments.js";
import { loadName } from "./operations.js";

const ONE_WITHOUT_KEYWORD: Signature = { positionalOnly: 1, keywordOnly: 0, varArgs: false, varKeywords: false };

/** Makes the function of a scope in a temporary: functions.ts has it. */
type MakeCode = (
  unit: Unit,
  scope: Scope,
  place: Located,
  signature: Signature,
  register: number,
  position: Position,
  emitBody: (unit: Unit) => void,
) => void;

/** Makes the function in a temporary; false where nothing is annotated. */
export function annotateInto(
  unit: Unit,
  owner: AnnotationsOwner,
  place: Located,
  register: number,
  annotations: readonly Annotation[],
  makeCode: MakeCode,
): boolean {
  const scope = unit.program.scopes.of.get(owner);
  if (annotations.length === 0 || !scope) return false;
  makeCode(unit, scope, place, ONE_WITHOUT_KEYWORD, register, rangeOf(place), (inner) => evaluate(inner, annotations));
  return true;
}

function evaluate(unit: Unit, annotations: readonly Annotation[]): void {
  const { emitter } = unit;
  const asText = keepsText(unit.program.module.body?.tree as Module);
  const first = annotations[0] as Annotation;
  const items = annotations.flatMap(({ name, value }) => [str(name), str(textOf(unit, value))]);
  const dict = unit.top++;
  emitter.emit("ANNOTATIONS", rangeOf(first.value), dict, 0, emitter.constant({ kind: "tuple", items }));
  annotations.forEach(({ name, value, isConditional }, index) => {
    const { top } = unit;
    const position = rangeOf(value);
    const next = emitter.label();
    const key = emitter.constant(str(name));
    emitter.emit("JUMP_IF_ANNOTATED", position, next, 0, key);
    if (isConditional) {
      emitter.emit("LOAD_CONST", position, top, emitter.constant({ kind: "int", value: index }));
      loadName(unit, CONDITIONAL, top + 1, position);
      emitter.emit("CONTAINS", position, top, top, top + 1);
      emitter.emit("JUMP_IF_FALSE", position, next, top);
    }
    emitter.emit("LOAD_CONST", position, top, key);
    unit.top = top + 1;
    if (asText) emitter.emit("LOAD_CONST", position, unit.top, emitter.constant(str(plainText(value))));
    else unit.into(value, unit.top);
    emitter.emit("DICT_SET", position, dict, top, top + 1);
    emitter.place(next);
    unit.top = top;
  });
  emitter.emit("RETURN", rangeOf(first.value), dict);
  emitter.stop();
}

const str = (value: string) => ({ kind: "str", value }) as const;

/** A string is its own text. */
function textOf(unit: Unit, value: Expression): string {
  const constant = value.nodeType === "Constant" && isText(value) ? unit.constant(value) : undefined;
  return constant?.kind === "str" ? constant.value : plainText(value);
}

/** As ast.unparse writes it: the quotes are its own. */
function plainText(value: Expression): string {
  return unparse(withoutQuotes(value) as Expression);
}

function withoutQuotes(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutQuotes);
  if (typeof value !== "object" || value === null) return value;
  const text = String((value as { value?: unknown }).value);
  const quote = text.includes("'") && !text.includes('"') ? '"' : "'";
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [key, key === "quote_style" ? quote : withoutQuotes(inner)]),
  );
}

/** At the end of a class body, at the start of a module: what evaluates its annotations becomes `name`. */
export function annotateBody(
  unit: Unit,
  body: readonly Statement[],
  place: Located,
  name: string,
  makeCode: MakeCode,
): void {
  const { top } = unit;
  if (!annotateInto(unit, body, place, top, annotationsOfBody(body), makeCode)) return;
  unit.top = top + 1;
  storeName(unit, name, top, rangeOf(place));
  unit.top = top;
}

/** Before a body: the set of the annotations in statements that need not run. */
export function beginConditional(unit: Unit, place: Located): void {
  if (unit.scope.conditional.size === 0) return;
  const { top } = unit;
  unit.emitter.emit("BUILD_SET", rangeOf(place), top, top, 0);
  unit.top = top + 1;
  storeName(unit, CONDITIONAL, top, rangeOf(place));
  unit.top = top;
}
