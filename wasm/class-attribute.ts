/** Attributes of classes: what `type` itself gives every class, then what the class and those that it extends have. */
import { raiseNoAttribute } from "./attribute";
import { dataOf, findInClass, typeClass } from "./class";
import { share } from "./count";
import { bindToClass } from "./descriptor";
import { classAnnotate, classAnnotations } from "./annotations";
import { hasRaised, orMemoryError } from "./error";
import {
  BUILTIN_TYPE_MRO, BUILTIN_TYPE___SUBCLASSES__, CLASSDATA_BASES, CLASSDATA_MODULE, CLASSDATA_MRO, CLASSDATA_NAME, CLASSDATA_QUALNAME, NAME_ANNOTATE, NAME_ANNOTATIONS, NAME_BASE, NAME_BASES, NAME_CLASS,
  NAME_DICT, NAME_DOC, NAME_MODULE, NAME_MRO, NAME_MRO_ATTRIBUTE, NAME_NAME, NAME_QUALNAME, NAME_SUBCLASSES, NONE, TYPE_CLASS, UNBOUND,
} from "./generated/layout";
import { newMethod } from "./descriptor";
import { namespaceDict } from "./object-dict";
import { singleton } from "./singletons";
import { tupleItem, tupleLength } from "./tuple";
import { boxRef } from "./value";

/** Attribute of a class, owned; UNBOUND = raised. */
export function classAttribute(cls: u32, name: u32): i64 {
  const own = ownAttribute(cls, name);
  if (own != UNBOUND || hasRaised()) return own;
  const found = findInClass(cls, name);
  if (found != UNBOUND) return typeAttribute(found, cls);
  const late = lateAttribute(cls, name);
  if (late != UNBOUND) return late;
  raiseNoAttribute(boxRef(cls), name);
  return UNBOUND;
}

/** What was found in the namespace of a class or one that it extends, as reading it through `cls` gives it. */
export function typeAttribute(found: i64, cls: u32): i64 {
  return bindToClass(found, cls);
}

/** What goes before the namespace. */
function ownAttribute(cls: u32, name: u32): i64 {
  const data = dataOf(cls);
  if (name == singleton(NAME_NAME)) return boxRef(load<u32>(data + CLASSDATA_NAME));
  if (name == singleton(NAME_QUALNAME)) return boxRef(load<u32>(data + CLASSDATA_QUALNAME));
  if (name == singleton(NAME_MRO_ATTRIBUTE)) return share(boxRef(load<u32>(data + CLASSDATA_MRO)));
  if (name == singleton(NAME_BASES)) return share(boxRef(load<u32>(data + CLASSDATA_BASES)));
  if (name == singleton(NAME_BASE)) return baseOf(load<u32>(data + CLASSDATA_BASES));
  if (name == singleton(NAME_CLASS)) return boxRef(typeClass(TYPE_CLASS));
  if (name == singleton(NAME_DICT)) return orMemoryError(namespaceDict(cls));
  if (name == singleton(NAME_ANNOTATIONS)) return classAnnotations(cls);
  if (name == singleton(NAME_ANNOTATE)) return classAnnotate(cls);
  return UNBOUND;
}

function baseOf(bases: u32): i64 {
  return tupleLength(bases) == 0 ? NONE : tupleItem(bases, 0);
}

/** What comes behind it. */
function lateAttribute(cls: u32, name: u32): i64 {
  if (name == singleton(NAME_MODULE)) return boxRef(load<u32>(dataOf(cls) + CLASSDATA_MODULE));
  if (name == singleton(NAME_DOC)) return NONE;
  if (name == singleton(NAME_MRO)) return newMethod(boxRef(cls), BUILTIN_TYPE_MRO);
  if (name == singleton(NAME_SUBCLASSES)) return newMethod(boxRef(cls), BUILTIN_TYPE___SUBCLASSES__);
  return UNBOUND;
}
