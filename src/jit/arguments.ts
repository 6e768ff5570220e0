/**
 * How a call's arguments come to the parameters of the function whose code is put in its place, where it does not simply give all of
 * them in order: keywords go to the parameters that they name, and what is not given has a default. Defaults are known here only where
 * the tuple of them lives for ever, as one of constants does; a guard asks whether it is still the function's.
 */
import { LAYOUT, VALUE } from "../base/layout.js";
import type { CodeObject } from "../bytecode/code.js";
import { decode } from "../bytecode/operands.js";
import { frameAt, placeOf } from "./frames.js";
import { type Argument, type Binding, classOf, type Default, type DefaultsGuard, type Observation } from "./observe.js";

/** Where the tuples of a callee's defaults are, as far as they are known to live for ever; 0 = there are none, or they do not. */
export interface KnownDefaults {
  readonly positional: number;
  readonly keywordOnly: number;
}

/** How a call of so many arguments, the last of them named by the keywords, binds them behind `self` parameters; undefined: it is not known. */
export function bindingOf(
  view: DataView,
  pointer: number,
  code: CodeObject,
  given: number,
  keywords: readonly string[],
  self: number,
  defaults: KnownDefaults,
): Binding | undefined {
  const { positionalOnly, keywordOnly, varArgs, varKeywords } = code.signature ?? PLAIN;
  const positional = code.args - keywordOnly;
  if (varArgs || varKeywords || code.generator || given - keywords.length + self > positional) return undefined;
  const values: (Argument | undefined)[] = Array.from({ length: code.args }, (_, parameter) =>
    parameter >= self && parameter - self < given - keywords.length ? { given: parameter - self } : undefined,
  );
  for (const [index, keyword] of keywords.entries()) {
    const parameter = code.localNames.slice(0, code.args).indexOf(keyword, positionalOnly);
    if (parameter < self || values[parameter]) return undefined;
    values[parameter] = { given: given - keywords.length + index };
  }
  const guards = new Map<number, DefaultsGuard>();
  for (let parameter = self; parameter < code.args; parameter++) {
    if (values[parameter]) continue;
    const isPositional = parameter < positional;
    const tuple = isPositional ? defaults.positional : defaults.keywordOnly;
    const address =
      tuple === 0
        ? undefined
        : isPositional
          ? fromTheEnd(view, tuple, positional - parameter)
          : named(view, tuple, nameOf(view, pointer, parameter));
    const value = address === undefined ? undefined : defaultAt(view, address);
    if (!value) return undefined;
    values[parameter] = value;
    const field = isPositional ? LAYOUT.FUNCTION_DEFAULTS : LAYOUT.FUNCTION_KEYWORD_DEFAULTS;
    guards.set(field, { field, tuple });
  }
  return { values: values.slice(self) as Argument[], guards: [...guards.values()] };
}

const PLAIN = { positionalOnly: 0, keywordOnly: 0, varArgs: false, varKeywords: false };

/** The names of a call's keywords: those at the constant of the EXTRA behind it, in the code that the call stands in. */
export function keywordsAt(
  observation: Observation,
  codes: readonly CodeObject[],
  call: number,
): readonly string[] | undefined {
  const code = codes[(frameAt(observation, call) ?? observation).codeId] as CodeObject;
  const names = code.constants[decode(code.instructions, placeOf(observation, call) + 1).a];
  if (names?.kind !== "tuple") return undefined;
  return names.items.flatMap((name) => (name.kind === "str" ? [name.value] : []));
}

/** The tuples of defaults that live for ever: those of a function that does, or the one that the call has noted (wasm/inlined.ts). */
export function knownDefaults(view: DataView, kept: number): KnownDefaults {
  const lasting = (pointer: number) => (pointer !== 0 && isImmortal(view, pointer) ? pointer : 0);
  if (kept === 0) return { positional: 0, keywordOnly: 0 };
  if (view.getUint32(kept + LAYOUT.HEADER_TYPE, true) === LAYOUT.TYPE_TUPLE)
    return { positional: kept, keywordOnly: 0 };
  return {
    positional: lasting(view.getUint32(kept + LAYOUT.FUNCTION_DEFAULTS, true)),
    keywordOnly: lasting(view.getUint32(kept + LAYOUT.FUNCTION_KEYWORD_DEFAULTS, true)),
  };
}

const isImmortal = (view: DataView, object: number): boolean =>
  view.getInt32(object + LAYOUT.HEADER_COUNT, true) < LAYOUT.LOCAL;

function fromTheEnd(view: DataView, tuple: number, distance: number): number | undefined {
  const length = view.getUint32(tuple + LAYOUT.TUPLE_LENGTH, true);
  return distance > length ? undefined : tuple + LAYOUT.TUPLE_ITEMS + 8 * (length - distance);
}

/** The str that is a parameter's name. */
const nameOf = (view: DataView, pointer: number, parameter: number): number =>
  view.getUint32(view.getUint32(pointer + LAYOUT.CODE_PARAMETERS, true) + LAYOUT.TUPLE_ITEMS + 8 * parameter, true);

/** Where the value behind that name is, in a tuple of names and values. */
function named(view: DataView, tuple: number, name: number): number | undefined {
  const length = view.getUint32(tuple + LAYOUT.TUPLE_LENGTH, true);
  for (let index = 0; index < length; index += 2) {
    const address = tuple + LAYOUT.TUPLE_ITEMS + 8 * index;
    if (view.getUint32(address, true) === name) return address + 8;
  }
  return undefined;
}

/** A default, unless it is an object that may end. */
function defaultAt(view: DataView, address: number): Default | undefined {
  const is = classOf(view, address);
  const bits = view.getBigInt64(address, true);
  const low = view.getUint32(address, true);
  if (is === "unbound") return undefined;
  if (is === "int") return { is, value: Number(BigInt.asIntN(64, bits - VALUE.INT_BIAS)) };
  if (is === "float") return { is, value: view.getFloat64(address, true) };
  if (is === "bool") return { is, value: bits === BigInt.asIntN(64, VALUE.TRUE) ? 1 : 0 };
  const isReference = view.getUint16(address + 6, true) === LAYOUT.REF_TAG;
  return isReference && !isImmortal(view, low) ? undefined : { is: "other", value: Number(bits) };
}
