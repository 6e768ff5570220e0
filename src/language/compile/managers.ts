/**
 * The with statement: WITH_ENTER, the body under a handler, WITH_EXIT. The handler stands behind the function's
 * code, so that the ordinary path has no jump: it exits the manager and raises the exception again.
 */
import type { Node, Statement } from "../syntax.js";
import type { Unit } from "../unit.js";
import { store } from "./assignments.js";
import { endProtection, openManagers, type WithBlock } from "./blocks.js";

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
  const entered = unit.top;
  emitter.emit("WITH_ENTER", position, entered, manager);
  const target = emitter.label();
  const block: WithBlock = { kind: "with", manager, position, target, start: emitter.pc };
  emitter.reach(target);
  unit.blocks.push(block);
  if (item.optional_vars) {
    unit.top = entered + 1;
    store(unit, item.optional_vars, entered);
    unit.top = entered;
  }
  enter(unit, rest, body);
  unit.blocks.pop();
  endProtection(unit, block);
  emitter.emit("WITH_EXIT", position, manager);
  deferHandler(unit, block);
}

function deferHandler(unit: Unit, { target, manager, position }: WithBlock): void {
  const outside = openManagers(unit);
  unit.deferred.push(() => {
    const { emitter } = unit;
    const start = emitter.pc;
    emitter.place(target);
    emitter.emit("WITH_EXIT", position, manager);
    emitter.emit("RERAISE", position, manager + 1);
    emitter.stop();
    for (const block of outside) emitter.protect(start, emitter.pc, block.target, block.manager + 1);
  });
}
