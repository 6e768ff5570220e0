/** Attributes that objects have by their type and no namespace holds: `__class__`, a function's `__name__`, … */
import { madeAttributesOf } from "./instance";
import { getAttribute } from "./attribute";
import { characterAt, stringLength } from "./string";
import { dataOf, isInstance } from "./class";
import { share } from "./count";
import {
  BOUND_FUNCTION, BOUND_SELF, BUILTIN_ID, CLASSDATA_MODULE, METHOD_ID,
  METHOD_SELF, NAME_CLASS, NAME_DICT, NAME_DOC, NAME_FDEL, NAME_FGET, NAME_FSET, NAME_FUNC, NAME_MODULE,
  NAME_NAME, NAME_QUALNAME, NAME_SELF, NAME_THISCLASS, NAME_WRAPPED, NONE, PROPERTY_DELETE, PROPERTY_DOC, PROPERTY_GET, PROPERTY_NAME,
  PROPERTY_SET, SINGLETON_VERSION_INFO, SUPER_CLASS, SUPER_SELF, TYPE_BOUND, TYPE_BUILTIN, TYPE_CELL, TYPE_CLASSMETHOD, TYPE_CODE, TYPE_EXCEPTION, TYPE_FUNCTION, TYPE_METHOD, TYPE_PROPERTY,
  GENERATOR_CODE, GENERATOR_DONE, GENERATOR_RUNNING, GENERATOR_STATE, GENERATOR_SUSPENDED, TYPE_GENERATOR,
  TYPE_STATICMETHOD, TYPE_SUPER, TYPE_TRACEBACK, TYPE_TUPLE, UNBOUND, WRAPPER_FUNCTION, TYPE_ALIAS, ALIAS_ORIGIN,
} from "./generated/layout";
import { exceptionAttribute, tracebackAttribute } from "./exception-attributes";
import { cellAttribute, functionAttribute } from "./function-attribute";
import { generatorName, generatorQualifiedName } from "./generator-name";
import { codeAttribute } from "./code-attribute";
import { isMethod, isStatic } from "./members";
import { begin, byte, finishOrRaise, shortName, text } from "./messages";
import { builtinName, shortNameStart } from "./names";
import { yieldFromOf } from "./generator-run";
import { hasDict, instanceDict } from "./object-dict";
import { stringIs } from "./arguments";
import { versionName } from "./version-info";
import { singleton } from "./singletons";
import { tupleItem, tupleLength } from "./tuple";
import { boxBool, boxNew, boxRef, refOf, typeOf } from "./value";

/** The attribute, owned; UNBOUND = there is none, or raised. */
export function objectAttribute(owner: i64, cls: u32, name: u32): i64 {
  if (name == singleton(NAME_CLASS)) return boxRef(cls);
  if (isInstance(owner)) {
    if (name == singleton(NAME_DICT)) return hasDict(cls) ? instanceDict(refOf(owner)) : UNBOUND;
  }
  if (typeOf(owner) == TYPE_EXCEPTION && name == singleton(NAME_DICT)) {
    const bag = madeAttributesOf(owner);
    return bag == 0 ? UNBOUND : instanceDict(bag);
  }
  if (typeOf(owner) == TYPE_ALIAS && !isSpecialName(name)) {
    const forwarded = getAttribute(load<i64>(refOf(owner) + ALIAS_ORIGIN), name);
    if (forwarded != UNBOUND) return forwarded;
  }
  const special = byType(owner, name);
  if (special != UNBOUND) return special;
  if (name == singleton(NAME_DOC)) return NONE;
  if (name == singleton(NAME_MODULE) && isInstance(owner)) return boxRef(load<u32>(dataOf(cls) + CLASSDATA_MODULE));
  return UNBOUND;
}

/** `__name__` with two underscores on both sides. */
export function isSpecialName(name: u32): bool {
  const length = stringLength(name);
  return length > 4 && characterAt(name, 0) == 95 && characterAt(name, 1) == 95 && characterAt(name, length - 1) == 95;
}

function generatorAttribute(generator: u32, name: u32): i64 {
  const code = load<u32>(generator + GENERATOR_CODE);
  const state = load<u32>(generator + GENERATOR_STATE);
  if (name == singleton(NAME_NAME)) return boxRef(generatorName(generator));
  if (name == singleton(NAME_QUALNAME)) return boxRef(generatorQualifiedName(generator));
  if (stringIs(name, "gi_running")) return boxBool(state == GENERATOR_RUNNING);
  if (stringIs(name, "gi_suspended")) return boxBool(state == GENERATOR_SUSPENDED);
  if (stringIs(name, "gi_code")) return share(boxRef(code));
  if (stringIs(name, "gi_yieldfrom")) return yieldFromOf(generator);
  if (stringIs(name, "gi_frame")) return state == GENERATOR_DONE ? NONE : share(boxRef(code));
  return UNBOUND;
}

/** Its `__call__` is as good as itself. */
function isCallable(type: u32): bool {
  return type == TYPE_FUNCTION || type == TYPE_BUILTIN || type == TYPE_METHOD || type == TYPE_BOUND;
}

function byType(owner: i64, name: u32): i64 {
  const object = refOf(owner);
  if (isCallable(typeOf(owner)) && stringIs(name, "__call__")) return share(owner);
  switch (typeOf(owner)) {
    case TYPE_FUNCTION: return functionAttribute(object, name);
    case TYPE_TUPLE: return object == singleton(SINGLETON_VERSION_INFO) ? versionItem(object, name) : UNBOUND;
    case TYPE_CODE: return codeAttribute(object, name);
    case TYPE_GENERATOR: return generatorAttribute(object, name);
    case TYPE_CELL: return cellAttribute(object, name);
    case TYPE_BUILTIN: return ofBuiltin(load<u32>(object + BUILTIN_ID), name);
    case TYPE_METHOD:
      if (name == singleton(NAME_SELF)) return share(load<i64>(object + METHOD_SELF));
      return name == singleton(NAME_MODULE) ? NONE : ofBuiltin(load<u32>(object + METHOD_ID), name);
    case TYPE_BOUND:
      if (name == singleton(NAME_FUNC)) return share(load<i64>(object + BOUND_FUNCTION));
      if (name == singleton(NAME_SELF)) return share(load<i64>(object + BOUND_SELF));
      return ofBoundFunction(load<i64>(object + BOUND_FUNCTION), name);
    case TYPE_PROPERTY:
      if (name == singleton(NAME_FGET)) return share(load<i64>(object + PROPERTY_GET));
      if (name == singleton(NAME_FSET)) return share(load<i64>(object + PROPERTY_SET));
      if (name == singleton(NAME_FDEL)) return share(load<i64>(object + PROPERTY_DELETE));
      if (name == singleton(NAME_NAME)) return nameOfProperty(object);
      return name == singleton(NAME_DOC) ? docOfProperty(object) : UNBOUND;
    case TYPE_STATICMETHOD:
    case TYPE_CLASSMETHOD:
      if (name == singleton(NAME_FUNC) || name == singleton(NAME_WRAPPED)) return share(load<i64>(object + WRAPPER_FUNCTION));
      return byType(load<i64>(object + WRAPPER_FUNCTION), name);
    case TYPE_EXCEPTION: return exceptionAttribute(object, name);
    case TYPE_TRACEBACK: return tracebackAttribute(object, name);
    case TYPE_SUPER:
      if (name == singleton(NAME_SELF)) return share(load<i64>(object + SUPER_SELF));
      return name == singleton(NAME_THISCLASS) ? boxRef(load<u32>(object + SUPER_CLASS)) : UNBOUND;
  }
  return UNBOUND;
}

/** A bound method has what its function has, which may be any object that can be called. */
function ofBoundFunction(called: i64, name: u32): i64 {
  return isInstance(called) ? getAttribute(called, name) : byType(called, name);
}

/** Its own, or that of its getter. */
function docOfProperty(object: u32): i64 {
  const own = load<i64>(object + PROPERTY_DOC);
  const getter = load<i64>(object + PROPERTY_GET);
  if (own != NONE || getter == NONE) return share(own);
  const found = byType(getter, singleton(NAME_DOC));
  return found == UNBOUND ? NONE : found;
}

/** The name that its class gave it, or that of its getter. */
function nameOfProperty(object: u32): i64 {
  const name = load<u32>(object + PROPERTY_NAME);
  const getter = load<i64>(object + PROPERTY_GET);
  return name != 0 ? share(boxRef(name)) : getter == NONE ? UNBOUND : byType(getter, singleton(NAME_NAME));
}

/** The items of sys.version_info have names. */
function versionItem(tuple: u32, name: u32): i64 {
  for (let i: u32 = 0; i < tupleLength(tuple); i++) if (stringIs(name, versionName(i))) return share(tupleItem(tuple, i));
  return UNBOUND;
}

/** Methods of built-in types say their type, members of modules their module. */
function ofBuiltin(id: u32, name: u32): i64 {
  const isMember = isMethod(id) || isStatic(id);
  if (name == singleton(NAME_NAME) || (name == singleton(NAME_QUALNAME) && !isMember)) return builtinNameOf(id, true);
  if (name == singleton(NAME_QUALNAME)) return builtinNameOf(id, false);
  return name == singleton(NAME_MODULE) && !isMember ? builtinModuleOf(id) : UNBOUND;
}

function builtinNameOf(id: u32, short: bool): i64 {
  const mark = begin();
  if (short) shortName(id);
  else text(builtinName(id));
  return boxNew(finishOrRaise(mark));
}

function builtinModuleOf(id: u32): i64 {
  const mark = begin();
  const name = builtinName(id);
  const end = shortNameStart(name) - 1;
  if (end < 0) text("builtins");
  else for (let i = 0; i < end; i++) byte(name.charCodeAt(i));
  return boxNew(finishOrRaise(mark));
}
