/** Names in the body of a class: what the body bound, else what the name means outside. */
import { raiseNameError } from "./error";
import { MODULE_NAME, NAME_NAME, STATUS_NEXT, STATUS_RAISED, TYPE_STR, UNBOUND } from "./generated/layout";
import { release, share } from "./count";
import { intern } from "./intern";
import { currentModule, moduleGet } from "./module";
import { singleton } from "./singletons";
import { isOfType, refOf } from "./value";
import { global_load } from "./globals";
import { fieldA, fieldB, fieldC, slotOf, storeRegister } from "./operand";

/** What `__name__` says in the module whose code runs, as an immortal str: the `__module__` of its classes. */
export function currentModuleName(): u32 {
  return nameInModule(currentModule());
}

/** What `__name__` says in a module now, as an immortal str. */
export function nameInModule(module: u32): u32 {
  const value = moduleGet(module, singleton(NAME_NAME));
  const name = isOfType(value, TYPE_STR) ? intern(refOf(value)) : 0;
  if (value != UNBOUND) release(value);
  return name == 0 ? load<u32>(module + MODULE_NAME) : name;
}

/** a = local b, or global c when that is unbound. */
export function op_load_name(fp: u32, ip: u32): u32 {
  const local = load<i64>(slotOf(fp, fieldB(ip)));
  const value = local == UNBOUND ? global_load(fieldC(ip)) : share(local);
  if (value == UNBOUND) {
    raiseNameError(fieldC(ip));
    return STATUS_RAISED;
  }
  storeRegister(fp, fieldA(ip), value);
  return STATUS_NEXT;
}
