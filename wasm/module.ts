/**
 * Modules: their members are the globals of their code (or slots that the loader filled, for built-in ones), found
 * through a table from name to slot. The loader makes all modules before the program runs; the first import runs one.
 */
import { release, share } from "./count";
import {
  CODE_MODULE, CONTROL_BASE, CONTROL_MODULES, ENTRY_BUILTIN, ENTRY_NAME, ENTRY_SIZE, ENTRY_SLOT, EXC_AttributeError, EXC_NotImplementedError, MODULE_CODE, MODULE_FLAGS, MODULE_IS_LIBRARY, MODULE_INIT, MODULE_LOCK,
  MODULE_MASK, MODULE_NAME, MODULE_NEW, MODULE_OWNER, MODULE_PARENT, MODULE_READY, MODULE_RUNNING, MODULE_SHORT_NAME,
  MODULE_STATE, MODULE_TABLE, STR_DATA, STR_KIND, STR_LENGTH, THREAD_ID, UNBOUND,
} from "./generated/layout";
import { code, thread } from "./control";
import { dictSet } from "./dict";
import { callBuiltin } from "./builtins";
import { global_load, global_store } from "./globals";
import { runCode } from "./invoke";
import { begin, raiseBuilt, raiseLiteral, str, text } from "./messages";
import { moduleObject } from "./singletons";
import { stringIs } from "./arguments";
import { lockAcquire, lockRelease } from "./pylock";
import { boxRef } from "./value";

/** The module whose code is running. */
export function currentModule(): u32 {
  return load<u32>(code + CODE_MODULE);
}

/** The table's entry of a name; 0 = none. Constant strs of equal text are one object, others are compared. */
export function entryOf(module: u32, name: u32): u32 {
  const table = load<u32>(module + MODULE_TABLE);
  const mask = load<u32>(module + MODULE_MASK);
  let at = (name >> 4) & mask;
  while (true) {
    const entry = table + ENTRY_SIZE * at;
    const known = load<u32>(entry + ENTRY_NAME);
    if (known == name) return entry;
    if (known == 0) break;
    at = (at + 1) & mask;
  }
  for (let i: u32 = 0; i <= mask; i++) {
    const entry = table + ENTRY_SIZE * i;
    const known = load<u32>(entry + ENTRY_NAME);
    if (known != 0 && sameText(known, name)) return entry;
  }
  return 0;
}

function sameText(a: u32, b: u32): bool {
  const length = load<u32>(a + STR_LENGTH);
  const kind = load<u32>(a + STR_KIND);
  if (length != load<u32>(b + STR_LENGTH) || kind != load<u32>(b + STR_KIND)) return false;
  return memory.compare(a + STR_DATA, b + STR_DATA, length * kind) == 0;
}

/** The value of an entry, owned; UNBOUND where the module has no such name (now). */
export function entryValue(entry: u32): i64 {
  const value = global_load(load<u32>(entry + ENTRY_SLOT));
  if (value != load<i64>(entry + ENTRY_BUILTIN) || value == UNBOUND) return value;
  release(value);
  return UNBOUND;
}

/** The member of a module, owned; UNBOUND when it has none of the name (nothing is raised). */
export function moduleGet(module: u32, name: u32): i64 {
  const entry = entryOf(module, name);
  if (entry == 0) return UNBOUND;
  const value = entryValue(entry);
  if (value != UNBOUND || !(load<u32>(module + MODULE_FLAGS) & MODULE_IS_LIBRARY)) return value;
  // A built-in that the library has under its own name: concurrent.futures.TimeoutError.
  return global_load(load<u32>(entry + ENTRY_SLOT));
}

/** Stores an owned value as a member; UNBOUND deletes. False: there is no slot for the name (nothing is raised). */
export function moduleSet(module: u32, name: u32, value: i64): bool {
  const entry = entryOf(module, name);
  if (entry == 0) return false;
  global_store(load<u32>(entry + ENTRY_SLOT), value == UNBOUND ? load<i64>(entry + ENTRY_BUILTIN) : value);
  return true;
}

/** module.name = value, which stays the caller's; UNBOUND deletes. False = raised. */
export function changeModule(module: u32, name: u32, value: i64): bool {
  if (value == UNBOUND) {
    const old = moduleGet(module, name);
    if (old == UNBOUND) raiseNoMember(module, name);
    else moduleSet(module, name, UNBOUND);
    release(old);
    return old != UNBOUND;
  }
  if (moduleSet(module, name, share(value))) return true;
  release(value);
  raiseLiteral(EXC_NotImplementedError, "a module gets no name at run time that the program's text does not assign to it");
  return false;
}

/** True while the module's own code runs for the first time. */
export function isInitialising(module: u32): bool {
  return load<u32>(module + MODULE_STATE) == MODULE_RUNNING;
}

export function raiseNoMember(module: u32, name: u32): void {
  const mark = begin();
  const partial = isInitialising(module);
  text(partial ? "partially initialized module '" : "module '");
  str(load<u32>(module + MODULE_NAME));
  text("' has no attribute '");
  str(name);
  text("'");
  if (partial) text(" (most likely due to a circular import)");
  raiseBuilt(EXC_AttributeError, mark);
}

/** Runs a module that never ran, its packages first; false = raised. Immortal: nothing is to be released. */
export function importModule(module: u32): bool {
  const state = atomic.load<u32>(module + MODULE_STATE);
  if (state == MODULE_READY) return true;
  const parent = load<u32>(module + MODULE_PARENT);
  if (parent != 0 && !importModule(parent)) return false;
  const self = load<u32>(thread + THREAD_ID) + 1;
  if (atomic.load<u32>(module + MODULE_OWNER) == self) return true;
  const lock = load<u32>(module + MODULE_LOCK);
  if (lockAcquire(lock, true, -1) != 1) return false;
  atomic.store<u32>(module + MODULE_OWNER, self);
  const done = atomic.load<u32>(module + MODULE_STATE) == MODULE_READY || runModule(module);
  atomic.store<u32>(module + MODULE_OWNER, 0);
  lockRelease(lock);
  return done;
}

function runModule(module: u32): bool {
  atomic.store<u32>(module + MODULE_STATE, MODULE_RUNNING);
  noteImported(module);
  const body = load<u32>(module + MODULE_CODE);
  const init = load<u32>(module + MODULE_INIT);
  const result = body != 0 ? runCode(body) : init != 0 ? callBuiltin(init - 1, 0, 0, 0) : 0;
  release(result);
  atomic.store<u32>(module + MODULE_STATE, result == UNBOUND ? MODULE_NEW : MODULE_READY);
  if (result == UNBOUND) return false;
  const parent = load<u32>(module + MODULE_PARENT);
  if (parent != 0) moduleSet(parent, load<u32>(module + MODULE_SHORT_NAME), boxRef(module));
  return true;
}

/** Enters a module in sys.modules, if somebody can look there. */
export function noteImported(module: u32): void {
  const dict = load<u32>(CONTROL_BASE + CONTROL_MODULES);
  const isInner = load<u32>(module + MODULE_PARENT) != 0 && load<u32>(module + MODULE_CODE) == 0;
  if (dict != 0 && !isInner) dictSet(dict, boxRef(load<u32>(module + MODULE_NAME)), boxRef(module));
}

/** Stores an owned value as a member of a built-in module, for its `__init__`; the slot stands in constants.ts. */
export function setOwnMember(name: string, member: string, value: i64): void {
  const slot = ownSlot(name, member);
  if (slot >= 0) global_store(slot, value);
  else release(value);
}

/** A member of a built-in module, owned; UNBOUND when nothing imports the module. */
export function ownMember(name: string, member: string): i64 {
  const slot = ownSlot(name, member);
  return slot >= 0 ? global_load(slot) : UNBOUND;
}

/** The slot of a built-in module's member; -1: nothing imports the module. */
export function ownSlot(name: string, member: string): i32 {
  for (let number: u32 = 1; ; number++) {
    const module = moduleObject(number);
    if (module == 0) break;
    if (!stringIs(load<u32>(module + MODULE_NAME), name)) continue;
    const mask = load<u32>(module + MODULE_MASK);
    for (let i: u32 = 0; i <= mask; i++) {
      const entry = load<u32>(module + MODULE_TABLE) + ENTRY_SIZE * i;
      const known = load<u32>(entry + ENTRY_NAME);
      if (known == 0 || !stringIs(known, member)) continue;
      return load<u32>(entry + ENTRY_SLOT);
    }
  }
  return -1;
}

/** The module of a name, 0 = the program has none. */
export function moduleNamed(name: string): u32 {
  let number: u32 = 1;
  while (moduleObject(number) != 0 && !stringIs(load<u32>(moduleObject(number) + MODULE_NAME), name)) number++;
  return moduleObject(number);
}
