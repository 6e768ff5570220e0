/**
 * Binding arguments to a Python function's parameters, CPython's order of checks and its messages. Nothing in the
 * frame changes before all checks are through.
 */
import { share } from "./count";
import { CODE_POSITIONAL, CODE_NAME, CODE_PARAMETERS, CODE_QUALIFIED_NAME, EXC_TypeError } from "./generated/layout";
import { begin, number, raiseBuilt, str, text } from "./messages";
import { stringsEqual } from "./string";
import { suggestParameter } from "./suggestion";
import { tupleItem, tupleLength } from "./tuple";
import { refOf } from "./value";

export const NO_PARAMETER: u32 = 0xffff_ffff;

export function parameterName(callee: u32, index: u32): u32 {
  return refOf(tupleItem(load<u32>(callee + CODE_PARAMETERS), index));
}

/** Starts a message with "name()", after the module's name where CPython says it; returns its mark. */
export function beginCallMessage(callee: u32, module: string = ""): u32 {
  const mark = begin();
  text(module);
  const qualified = load<u32>(callee + CODE_QUALIFIED_NAME);
  str(qualified != 0 ? qualified : load<u32>(callee + CODE_NAME));
  text("()");
  return mark;
}

function defaultCount(defaults: u32): u32 {
  return defaults == 0 ? 0 : tupleLength(defaults);
}

/** Index of the parameter with that name, or NO_PARAMETER. */
export function findParameter(callee: u32, name: u32): u32 {
  const count = <u32>load<u16>(callee + CODE_POSITIONAL);
  for (let i: u32 = 0; i < count; i++) if (stringsEqual(parameterName(callee, i), name)) return i;
  return NO_PARAMETER;
}

/** Index among the keywords of the value for a parameter, or NO_PARAMETER. */
export function findKeyword(callee: u32, parameter: u32, names: u32): u32 {
  const name = parameterName(callee, parameter);
  const count: u32 = names == 0 ? 0 : tupleLength(names);
  for (let i: u32 = 0; i < count; i++) if (stringsEqual(refOf(tupleItem(names, i)), name)) return i;
  return NO_PARAMETER;
}

/** Every keyword names a parameter that no positional argument fills; raises otherwise. */
export function checkKeywords(callee: u32, positional: u32, names: u32): bool {
  for (let i: u32 = 0; i < tupleLength(names); i++) {
    const name = refOf(tupleItem(names, i));
    const parameter = findParameter(callee, name);
    if (parameter != NO_PARAMETER && parameter >= positional) continue;
    const mark = beginCallMessage(callee);
    text(parameter == NO_PARAMETER ? " got an unexpected keyword argument '" : " got multiple values for argument '");
    str(name);
    text("'");
    if (parameter == NO_PARAMETER) suggestParameter(callee, name);
    raiseBuilt(EXC_TypeError, mark);
    return false;
  }
  return true;
}

/** Not too many positional arguments, and every parameter without a default has a value; raises otherwise. */
export function requireArguments(callee: u32, positional: u32, names: u32, defaults: u32): bool {
  const parameters = <u32>load<u16>(callee + CODE_POSITIONAL);
  if (positional > parameters) {
    raiseTooMany(callee, positional, parameters, defaultCount(defaults));
    return false;
  }
  const required = parameters - defaultCount(defaults);
  let missing: u32 = 0;
  for (let i = positional; i < required; i++) if (findKeyword(callee, i, names) == NO_PARAMETER) missing++;
  if (missing == 0) return true;
  raiseMissing(callee, positional, required, names, missing);
  return false;
}

function raiseTooMany(callee: u32, positional: u32, parameters: u32, defaults: u32): void {
  const mark = beginCallMessage(callee);
  text(" takes ");
  if (defaults != 0) {
    text("from ");
    number(parameters - defaults);
    text(" to ");
  }
  number(parameters);
  text(parameters == 1 && defaults == 0 ? " positional argument but " : " positional arguments but ");
  number(positional);
  text(positional == 1 ? " was given" : " were given");
  raiseBuilt(EXC_TypeError, mark);
}

function raiseMissing(callee: u32, from: u32, to: u32, names: u32, missing: u32): void {
  const mark = beginCallMessage(callee);
  text(" missing ");
  number(missing);
  text(missing == 1 ? " required positional argument: " : " required positional arguments: ");
  let named: u32 = 0;
  for (let i = from; i < to; i++) {
    if (findKeyword(callee, i, names) != NO_PARAMETER) continue;
    if (named != 0) text(named + 1 < missing ? ", " : missing == 2 ? " and " : ", and ");
    text("'");
    str(parameterName(callee, i));
    text("'");
    named++;
  }
  raiseBuilt(EXC_TypeError, mark);
}

/** Gives parameters [from, to) of `parameters` their defaults; the last parameters are the ones that have them. */
export function fillDefaults(at: u32, from: u32, to: u32, parameters: u32, defaults: u32): void {
  const without = parameters - defaultCount(defaults);
  for (let i = from; i < to; i++) store<i64>(at + 8 * i, share(tupleItem(defaults, i - without)));
}
