/** Import statements, by the numbers that the compiler gave the modules. */
import { release } from "./count";
import {
  ENTRY_NAME, ENTRY_SIZE, ENTRY_SLOT, EXC_ImportError, EXC_ModuleNotFoundError, MODULE_FLAGS, MODULE_IS_PACKAGE, MODULE_MASK,
  MODULE_NAME, MODULE_PARENT, MODULE_PATH, MODULE_SHORT_NAME, MODULE_TABLE, STATUS_NEXT, STATUS_RAISED,   TYPE_TUPLE, UNBOUND,
} from "./generated/layout";
import { noteField, raise } from "./error";
import { FIELD_MSG, FIELD_NAME, FIELD_NAME_FROM, FIELD_PATH } from "./exception";
import { global_store } from "./globals";
import { list_item, listLength } from "./list";
import { begin, finishOrRaise, raiseBuilt, str, text } from "./messages";
import { currentModule, entryValue, importModule, isInitialising, moduleGet, moduleSet, raiseNoMember } from "./module";
import { clearSlot, constant, fieldA, fieldB, fieldC, slotOf, storeRegister } from "./operand";
import { moduleObject } from "./singletons";
import { stringIs } from "./arguments";
import { characterAt } from "./string";
import { tupleItem, tupleLength } from "./tuple";
import { boxRef, isOfType, refOf } from "./value";

/** a = module b. */
export function op_import(fp: u32, ip: u32): u32 {
  const module = moduleObject(fieldB(ip));
  if (!importModule(module)) return STATUS_RAISED;
  storeRegister(fp, fieldA(ip), boxRef(module));
  return STATUS_NEXT;
}

/** a = name c of module b; a package's own module is imported for it. */
export function op_import_from(fp: u32, ip: u32): u32 {
  const module = refOf(load<i64>(slotOf(fp, fieldB(ip))));
  const name = refOf(constant(fieldC(ip)));
  let member = moduleGet(module, name);
  if (member == UNBOUND) {
    const inner = load<u32>(module + MODULE_FLAGS) & MODULE_IS_PACKAGE ? moduleInside(module, name) : 0;
    if (inner == 0) return raiseCannotImport(module, name);
    if (!importModule(inner)) return STATUS_RAISED;
    member = boxRef(inner);
  }
  storeRegister(fp, fieldA(ip), member);
  return STATUS_NEXT;
}

/** The module of a package under a name; 0 = there is none. */
function moduleInside(parent: u32, name: u32): u32 {
  let module = moduleObject(0);
  for (let number: u32 = 1; module != 0; number++) {
    if (load<u32>(module + MODULE_PARENT) == parent && load<u32>(module + MODULE_SHORT_NAME) == name) return module;
    module = moduleObject(number);
  }
  return 0;
}

function raiseCannotImport(module: u32, name: u32): u32 {
  const mark = begin();
  const partial = isInitialising(module);
  text("cannot import name '");
  str(name);
  text(partial ? "' from partially initialized module '" : "' from '");
  str(load<u32>(module + MODULE_NAME));
  text(partial ? "' (most likely due to a circular import) (" : "' (");
  const path = load<u32>(module + MODULE_PATH);
  if (path == 0) text("unknown location");
  else str(path);
  text(")");
  const message = finishOrRaise(mark);
  if (message == 0) return STATUS_RAISED;
  raise(EXC_ImportError, message);
  noteField(FIELD_MSG, boxRef(message));
  noteField(FIELD_NAME, boxRef(load<u32>(module + MODULE_NAME)));
  noteField(FIELD_NAME_FROM, boxRef(name));
  if (path != 0) noteField(FIELD_PATH, boxRef(path));
  return STATUS_RAISED;
}

/** The names of `__all__` of module a, or all without an underscore, become globals of the running module. */
export function op_import_star(fp: u32, ip: u32): u32 {
  const slot = slotOf(fp, fieldA(ip));
  const module = refOf(load<i64>(slot));
  const done = importAll(module, currentModule());
  if (!done) return STATUS_RAISED;
  clearSlot(slot);
  return STATUS_NEXT;
}

function importAll(module: u32, target: u32): bool {
  const mask = load<u32>(module + MODULE_MASK);
  const table = load<u32>(module + MODULE_TABLE);
  for (let i: u32 = 0; i <= mask; i++) {
    const entry = table + ENTRY_SIZE * i;
    const name = load<u32>(entry + ENTRY_NAME);
    const all = name != 0 && stringIs(name, "__all__") ? entryValue(entry) : UNBOUND;
    if (all != UNBOUND) return importListed(module, all, target);
  }
  for (let i: u32 = 0; i <= mask; i++) {
    const entry = table + ENTRY_SIZE * i;
    const name = load<u32>(entry + ENTRY_NAME);
    if (name == 0 || characterAt(name, 0) == 95) continue;
    const value = entryValue(entry);
    if (value != UNBOUND && !moduleSet(target, name, value)) release(value);
  }
  return true;
}

/** `all`: a list or tuple of strs, owned. */
function importListed(module: u32, all: i64, target: u32): bool {
  const isTuple = isOfType(all, TYPE_TUPLE);
  let done = true;
  for (let i: u32 = 0; done; i++) {
    const count = isTuple ? tupleLength(refOf(all)) : listLength(refOf(all));
    if (i >= count) break;
    const name = isTuple ? refOf(tupleItem(refOf(all), i)) : refOf(list_item(refOf(all), i));
    const value = moduleGet(module, name);
    done = value != UNBOUND;
    if (!done) raiseNoMember(module, name);
    else if (!moduleSet(target, name, value)) release(value);
    if (!isTuple) release(boxRef(name));
  }
  release(all);
  return done;
}

/** Raises what constant b says: the name of its class, and the message. */
export function op_import_missing(fp: u32, ip: u32): u32 {
  const pair = refOf(constant(fieldB(ip)));
  const mark = begin();
  str(refOf(tupleItem(pair, 1)));
  raiseBuilt(stringIs(refOf(tupleItem(pair, 0)), "ImportError") ? EXC_ImportError : EXC_ModuleNotFoundError, mark);
  noteField(FIELD_MSG, tupleItem(pair, 1));
  if (tupleLength(pair) > 2) noteField(FIELD_NAME, tupleItem(pair, 2));
  return STATUS_RAISED;
}
