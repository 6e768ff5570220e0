/** The names of modules and of running functions as dicts: globals(), locals(), and vars() and dir() without an object. */
import { argument, checkCount, checkNone } from "./arguments";
import { cellContent, closureCell } from "./cell";
import { release, share, shareRef } from "./count";
import { dictSet, newDict } from "./dict";
import { listOf } from "./collect";
import { orMemoryError } from "./error";
import {
  ENTRY_NAME, ENTRY_SIZE, ENTRY_SLOT, EXC_NotImplementedError, FALSE, MISSING, MODULE_MASK, MODULE_TABLE, NONE, STATUS_NEXT, STATUS_RAISED,
  TYPE_CLASS, TYPE_MODULE, TYPE_STR, TRUE, UNBOUND,
} from "./generated/layout";
import { call1 } from "./invoke";
import { raiseLiteral, raiseMemoryError } from "./messages";
import { currentModule, entryValue, importModule, moduleNamed, moduleSet, ownMember } from "./module";
import { consume, fieldA, fieldB, fieldC, finishB, slotOf, storeRegister } from "./operand";
import { namespaceDict } from "./object-dict";
import { sortList } from "./list-sort";
import { boxRef, isOfType, isRef, refOf, typeOf } from "./value";

/** globals(): what src/python/_namespace.py makes of the module whose code runs. */
export function globalsDict(): i64 {
  return checkNone("globals") ? namesOfModule(currentModule()) : UNBOUND;
}

/** locals() outside of functions; in them it is compiled to instructions. */
export function localsDict(): i64 {
  return checkNone("locals") ? namesOfModule(currentModule()) : UNBOUND;
}

/** The namespace of a module as a dict, owned; UNBOUND = raised. */
export function namesOfModule(module: u32): i64 {
  const library = moduleNamed("_namespace");
  if (library == 0) {
    raiseLiteral(EXC_NotImplementedError, "globals, locals, vars or dir is not called by its name here");
    return UNBOUND;
  }
  if (!importModule(library)) return UNBOUND;
  const maker = ownMember("_namespace", "module_names");
  const made = call1(maker, boxRef(module));
  release(maker);
  return made;
}

/** _system.names(module): a dict of its names with their values, in the order of their slots. */
export function namesIn(): i64 {
  if (!checkCount("names", 1, 1) || !isOfType(argument(0), TYPE_MODULE)) return UNBOUND;
  const dict = newDict();
  if (dict == 0) return orMemoryError(UNBOUND);
  const module = refOf(argument(0));
  const mask = load<u32>(module + MODULE_MASK);
  let before: i64 = -1;
  while (true) {
    const entry = nextEntry(module, mask, before);
    if (entry == 0) break;
    before = load<u32>(entry + ENTRY_SLOT);
    const value = entryValue(entry);
    if (value == UNBOUND) continue;
    dictSet(dict, boxRef(load<u32>(entry + ENTRY_NAME)), value);
    release(value);
  }
  return boxRef(dict);
}

/** _system.names_of_class(cls): a dict of the names of a class with their values. */
export function namesOfClass(): i64 {
  if (!checkCount("names_of_class", 1, 1) || typeOf(argument(0)) != TYPE_CLASS) return UNBOUND;
  return namespaceDict(refOf(argument(0)));
}

/** `cls.__dict__`: what src/python/_mappingproxy.py makes of the class; a plain dict for the library, which only reads it. */
export function dictOfClass(cls: u32): i64 {
  const made = proxyOf(boxRef(cls));
  return made == MISSING ? namespaceDict(cls) : made;
}

/** A read-only proxy of a class's names, or of a dict; MISSING where the program has not linked the library's. */
export function proxyOf(value: i64): i64 {
  const library = moduleNamed("_mappingproxy");
  if (library == 0) return MISSING;
  if (!importModule(library)) return UNBOUND;
  const maker = ownMember("_mappingproxy", "class_names");
  if (maker == UNBOUND) return MISSING;
  const made = call1(maker, value);
  release(maker);
  return made;
}

/** The entry with the lowest slot above one; 0 = none. */
function nextEntry(module: u32, mask: u32, before: i64): u32 {
  let found: u32 = 0;
  let least: i64 = 0;
  for (let i: u32 = 0; i <= mask; i++) {
    const entry = load<u32>(module + MODULE_TABLE) + ENTRY_SIZE * i;
    if (load<u32>(entry + ENTRY_NAME) == 0) continue;
    const slot = <i64>load<u32>(entry + ENTRY_SLOT);
    if (slot <= before || (found != 0 && slot >= least)) continue;
    found = entry;
    least = slot;
  }
  return found;
}

/** _system.put(module, name, value): whether it has a place for the name. */
export function putName(): i64 {
  if (!checkCount("put", 3, 3)) return UNBOUND;
  if (!isOfType(argument(0), TYPE_MODULE) || !isOfType(argument(1), TYPE_STR)) return FALSE;
  if (moduleSet(refOf(argument(0)), refOf(argument(1)), share(argument(2)))) return TRUE;
  release(argument(2));
  return FALSE;
}

/** a = local b, or what the cell in it holds (c = 1); MISSING where there is nothing. */
export function op_maybe_local(fp: u32, ip: u32): u32 {
  const held = load<i64>(slotOf(fp, fieldB(ip)));
  const value = fieldC(ip) == 0 ? held == UNBOUND ? held : share(held) : isRef(held) ? cellContent(refOf(held)) : UNBOUND;
  storeRegister(fp, fieldA(ip), value == UNBOUND ? MISSING : value);
  return STATUS_NEXT;
}

/** a = content of cell b of the closure; MISSING where there is nothing. */
export function op_maybe_free(fp: u32, ip: u32): u32 {
  const value = cellContent(closureCell(fp, fieldB(ip)));
  storeRegister(fp, fieldA(ip), value == UNBOUND ? MISSING : value);
  return STATUS_NEXT;
}

/** a = {b: b+1, …} of c registers without what is MISSING. */
export function op_names_dict(fp: u32, ip: u32): u32 {
  const dict = newDict();
  if (dict == 0) {
    raiseMemoryError();
    return STATUS_RAISED;
  }
  const first = fieldB(ip);
  for (let i: u32 = 0; i < fieldC(ip); i += 2) {
    const value = load<i64>(slotOf(fp, first + i + 1));
    if (value != MISSING) dictSet(dict, load<i64>(slotOf(fp, first + i)), value);
  }
  for (let i: u32 = 0; i < fieldC(ip); i++) consume(fp, first + i);
  storeRegister(fp, fieldA(ip), boxRef(dict));
  return STATUS_NEXT;
}

/** a = sorted list of the keys of dict b. */
export function op_sorted_names(fp: u32, ip: u32): u32 {
  return finishB(fp, ip, sortedNames(load<i64>(slotOf(fp, fieldB(ip)))));
}

/** The sorted list of a dict's keys, owned; UNBOUND = raised. */
export function sortedNames(dict: i64): i64 {
  const names = listOf(dict);
  if (names == 0) return UNBOUND;
  if (sortList(names, NONE, false)) return boxRef(names);
  release(boxRef(names));
  return UNBOUND;
}
