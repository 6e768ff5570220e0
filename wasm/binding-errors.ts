/** What CPython says when the arguments of a call do not fit the parameters of a Python function. */
import { nameInModule } from "./class-name";
import { findKeyword, firstNamed, isMissing, NO_PARAMETER, parameterName, endOfNamed, positionalCount } from "./binding";
import { functionQualifiedName } from "./function-extras";
import { CODE_MODULE, EXC_TypeError, FUNCTION_CODE, MODULE_NAME } from "./generated/layout";
import { begin, number, raiseBuilt, str, text } from "./messages";
import { stringsEqual } from "./string";
import { suggestParameter } from "./suggestion";
import { tupleItem, tupleLength } from "./tuple";
import { refOf } from "./value";

/** Starts a message with "name()" of a function, after the module's name where CPython says it; returns its mark. */
export function beginCallMessage(called: u32, withModule: bool = false): u32 {
  const mark = begin();
  if (withModule) {
    str(nameInModule(load<u32>(load<u32>(called + FUNCTION_CODE) + CODE_MODULE)));
    text(".");
  }
  str(functionQualifiedName(called));
  text("()");
  return mark;
}

/** A keyword that names no parameter (`unknown`), or one that has a value. */
export function raiseKeyword(called: u32, names: u32, name: u32, unknown: bool): void {
  const callee = load<u32>(called + FUNCTION_CODE);
  const mark = beginCallMessage(called);
  if (unknown && appendPositionalOnly(callee, names)) return raiseBuilt(EXC_TypeError, mark);
  text(unknown ? " got an unexpected keyword argument '" : " got multiple values for argument '");
  str(name);
  text("'");
  if (unknown) suggestParameter(callee, name);
  raiseBuilt(EXC_TypeError, mark);
}

/** Appends which positional-only parameters keywords name; false when none does. */
function appendPositionalOnly(callee: u32, names: u32): bool {
  let found: u32 = 0;
  for (let i: u32 = 0; i < firstNamed(callee); i++) {
    const parameter = parameterName(callee, i);
    for (let k: u32 = 0; k < tupleLength(names); k++) {
      if (!stringsEqual(refOf(tupleItem(names, k)), parameter)) continue;
      text(found == 0 ? " got some positional-only arguments passed as keyword arguments: '" : ", ");
      str(parameter);
      found++;
    }
  }
  if (found != 0) text("'");
  return found != 0;
}

export function raiseTooMany(called: u32, positional: u32, defaults: u32, names: u32): void {
  const callee = load<u32>(called + FUNCTION_CODE);
  const most = positionalCount(callee);
  const mark = beginCallMessage(called);
  text(" takes ");
  if (defaults != 0) {
    text("from ");
    number(most - defaults);
    text(" to ");
  }
  number(most);
  text(most == 1 && defaults == 0 ? " positional argument but " : " positional arguments but ");
  number(positional);
  let keywordOnly: u32 = 0;
  for (let i = most; i < endOfNamed(callee); i++) if (findKeyword(callee, i, names) != NO_PARAMETER) keywordOnly++;
  if (keywordOnly != 0) {
    text(positional == 1 ? " positional argument (and " : " positional arguments (and ");
    number(keywordOnly);
    text(keywordOnly == 1 ? " keyword-only argument)" : " keyword-only arguments)");
  }
  text(positional == 1 && keywordOnly == 0 ? " was given" : " were given");
  raiseBuilt(EXC_TypeError, mark);
}

/** Parameters of [from, to) have no value, `missing` of them. */
export function raiseMissing(called: u32, callee: u32, from: u32, to: u32, names: u32, missing: u32, kind: string): void {
  const mark = beginCallMessage(called);
  text(" missing ");
  number(missing);
  text(" required ");
  text(kind);
  text(missing == 1 ? " argument: " : " arguments: ");
  let named: u32 = 0;
  for (let i = from; i < to; i++) {
    if (!isMissing(called, callee, i, names)) continue;
    if (named != 0) text(named + 1 < missing ? ", " : missing == 2 ? " and " : ", and ");
    text("'");
    str(parameterName(callee, i));
    text("'");
    named++;
  }
  raiseBuilt(EXC_TypeError, mark);
}
