/** Attributes of classes: what `type` itself gives every class, then what the class and those that it extends have. */
import { call2 } from "./invoke";
import { raiseNoAttribute } from "./attribute";
import { dataOf, entryValue, findInClass, typeClass, metaclassOf, ownEntry } from "./class";
import { share, release } from "./count";
import { bindToClass, bind, isDataDescriptor } from "./descriptor";
import { classAnnotate, classAnnotations } from "./annotations";
import { hasRaised, clearAttributeError } from "./error";
import {
  BUILTIN_TYPE_MRO, BUILTIN_TYPE___SUBCLASSES__, CLASSDATA_BASES, CLASSDATA_MODULE, CLASSDATA_MRO, CLASSDATA_NAME, CLASSDATA_QUALNAME, NAME_ANNOTATE, NAME_ANNOTATIONS, NAME_BASE, NAME_BASES, NAME_CLASS,
  NAME_DICT, NAME_DOC, NAME_MODULE, NAME_MRO, NAME_MRO_ATTRIBUTE, NAME_NAME, NAME_QUALNAME, NAME_SUBCLASSES, NONE, TYPE_CLASS, UNBOUND, CLASSDATA_META, NAME_ABSTRACTMETHODS, NAME_GETATTR, NAME_GETATTRIBUTE, TYPE_BUILTIN,
} from "./generated/layout";
import { newMethod } from "./descriptor";
import { dictOfClass } from "./namespaces";
import { singleton } from "./singletons";
import { memberInClass } from "./slot-members";
import { tupleItem, tupleLength } from "./tuple";
import { boxRef, typeOf } from "./value";

/** Attribute of a class, owned; UNBOUND = raised. */
export function classAttribute(cls: u32, name: u32): i64 {
  const meta = load<u32>(dataOf(cls) + CLASSDATA_META);
  if (meta == 0) return plainClassAttribute(cls, name);
  const custom = findInClass(meta, singleton(NAME_GETATTRIBUTE));
  const result = typeOf(custom) == TYPE_BUILTIN ? plainClassAttribute(cls, name) : call2(custom, boxRef(cls), boxRef(name));
  release(custom);
  if (result != UNBOUND) return result;
  const ask = findInClass(meta, singleton(NAME_GETATTR));
  if (ask == UNBOUND) return UNBOUND;
  const value = clearAttributeError() ? call2(ask, boxRef(cls), boxRef(name)) : UNBOUND;
  release(ask);
  return value;
}

/** What type.__getattribute__ does: data descriptors of the metaclass, the class, the rest of the metaclass. */
export function plainClassAttribute(cls: u32, name: u32): i64 {
  const meta = load<u32>(dataOf(cls) + CLASSDATA_META);
  const ofMeta: i64 = meta == 0 ? UNBOUND : findInClass(meta, name);
  if (ofMeta != UNBOUND && isDataDescriptor(ofMeta)) return bind(ofMeta, boxRef(cls), meta);
  const own = ownAttribute(cls, name);
  if (own == UNBOUND && !hasRaised()) {
    const found = name == singleton(NAME_ABSTRACTMETHODS) ? ownValue(cls, name) : findInClass(cls, name);
    if (found != UNBOUND) {
      release(ofMeta);
      return typeAttribute(found, cls);
    }
    const member = memberInClass(cls, name);
    if (member != UNBOUND || hasRaised()) {
      release(ofMeta);
      return member;
    }
    if (ofMeta != UNBOUND) return bind(ofMeta, boxRef(cls), meta);
  } else {
    release(ofMeta);
    return own;
  }
  const late = lateAttribute(cls, name);
  if (late != UNBOUND) return late;
  const ofType = findInClass(typeClass(TYPE_CLASS), name);
  if (ofType != UNBOUND) return bind(ofType, boxRef(cls), typeClass(TYPE_CLASS));
  raiseNoAttribute(boxRef(cls), name);
  return UNBOUND;
}

/** What the class itself has by the name, owned; UNBOUND = nothing. */
function ownValue(cls: u32, name: u32): i64 {
  const entry = ownEntry(cls, name);
  return entry == 0 ? UNBOUND : entryValue(entry);
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
  if (name == singleton(NAME_CLASS)) return boxRef(metaclassOf(cls));
  if (name == singleton(NAME_DICT)) return dictOfClass(cls);
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
