/**
 * The with statement: WITH_ENTER, the body under a handler, WITH_EXIT. The handler asks the manager about the exception:
 * what it does not deal with is raised again.
 */
import type { Node, Statement } from "../syntax.js";
import type { Unit } from "../unit.js";
import { store } from "./assignments.js";
import { protect, unprotect } from "./blocks.js";
import { handle, reraise } from "./tries.js";

export function withStatement(unit: Unit, { items, body }: Node<"With">): void {
  enter(unit, items, body);
}

/** `with a, b` is `with a` around `with b`. */
function enter(unit: Unit, [item, ...rest]: Node<"With">["items"], body: readonly Statement[]): void {
  if (!item) {
    unit.body(body);
    return;
  }
  const { emitter } = unit;
  const position = unit.position(item.context_expr);
  const manager = unit.temporary(item.context_expr);
  const caught = unit.top;
  if (item.optional_vars) emitter.emit("WITH_ENTER", position, caught, manager);
  else emitter.emit("WITH_ENTER_ONLY", position, manager);
  const exit = () => emitter.emit("WITH_EXIT", position, manager);
  const block = protect(unit, caught, exit);
  if (item.optional_vars) {
    unit.top = caught + 1;
    store(unit, item.optional_vars, caught);
    unit.top = caught;
  }
  enter(unit, rest, body);
  unprotect(unit, block);
  exit();
  const end = emitter.label();
  emitter.jump(end, position);
  const suppressed = emitter.label();
  emitter.place(block.target);
  const cleanup = handle(unit, caught, position);
  emitter.emit("WITH_EXCEPT", position, suppressed, manager);
  reraise(unit, cleanup, position, () => emitter.emit("DROP", position, manager));
  emitter.place(suppressed);
  emitter.emit("END_CATCH", position, caught);
  emitter.emit("DROP", position, manager);
  emitter.place(end);
}
