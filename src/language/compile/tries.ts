/**
 * try, raise and assert. A handler is entered with the exception in a register of its own, r; CATCH makes it the
 * exception that is being handled and keeps the one before in r+1, END_CATCH undoes that. What is raised within a handler
 * comes to its cleanup in r+2: END_CATCH, and raise it again. A finally-suite is compiled once for every way out of the try.
 */
import type { Position } from "../../bytecode/code.js";
import { truth } from "../fold.js";
import { rangeOf } from "../positions.js";
import type { Expression, Node, Statement } from "../syntax.js";
import type { Unit } from "../unit.js";
import { storeName, unbindName } from "./assignments.js";
import { type ProtectedBlock, protect, unprotect } from "./blocks.js";
import { branch } from "./conditions.js";

export function tryStatement(unit: Unit, node: Node<"Try">): void {
  if (node.finalbody.length > 0) tryFinally(unit, node);
  else tryExcept(unit, node);
}

function tryFinally(unit: Unit, node: Node<"Try">): void {
  const { emitter } = unit;
  const position = rangeOf(node.finalbody[0] as Statement);
  const register = unit.top;
  const runFinally = () => unit.body(node.finalbody);
  const block = protect(unit, register, runFinally);
  if (node.handlers.length > 0) tryExcept(unit, node);
  else unit.body(node.body);
  unprotect(unit, block);
  runFinally();
  const end = emitter.label();
  emitter.jump(end, emitter.lastPosition ?? position);
  emitter.place(block.target);
  const cleanup = handle(unit, register, position);
  runFinally();
  reraise(unit, cleanup, position);
  unit.top = register;
  emitter.place(end);
}

function tryExcept(unit: Unit, node: Node<"Try">): void {
  const { emitter } = unit;
  const register = unit.top;
  const end = emitter.label();
  const block = protect(unit, register);
  unit.body(node.body);
  unprotect(unit, block);
  unit.body(node.orelse);
  emitter.jump(end, emitter.lastPosition ?? rangeOf(node));
  emitter.place(block.target);
  const position = rangeOf(node.handlers[0] ?? node);
  const cleanup = handle(unit, register, position);
  for (const handler of node.handlers) exceptClause(unit, handler, register, end, cleanup);
  reraise(unit, cleanup, position);
  unit.top = register;
  emitter.place(end);
}

type Handler = Node<"Try">["handlers"][number];

function exceptClause(
  unit: Unit,
  handler: Handler,
  register: number,
  end: ReturnType<Unit["emitter"]["label"]>,
  cleanup: ProtectedBlock,
): void {
  const { emitter } = unit;
  const next = emitter.label();
  const position = rangeOf(handler);
  if (handler.type) {
    const type = unit.register(handler.type as Expression);
    emitter.emit("JUMP_UNLESS_MATCH", position, next, register, type);
    unit.top = register + 2;
  }
  if (handler.name) namedBody(unit, handler, handler.name, register);
  else unit.body(handler.body);
  const { start } = cleanup;
  emitter.protect(start, emitter.pc, cleanup.target, cleanup.register);
  emitter.emit("END_CATCH", position, register);
  emitter.jump(end, position);
  cleanup.start = emitter.pc;
  emitter.place(next);
}

/** `as name`: the name is unbound at the end, whatever way it comes. */
function namedBody(unit: Unit, handler: Handler, name: string, register: number): void {
  const { emitter } = unit;
  const position = rangeOf(handler);
  const copy = unit.top;
  emitter.emit("COPY", position, copy, register);
  storeName(unit, name, copy, position);
  const unbind = () => unbindName(unit, name, position);
  const block = protect(unit, register + 2, unbind);
  unit.body(handler.body);
  unprotect(unit, block);
  unbind();
  const end = emitter.label();
  emitter.jump(end, position);
  emitter.place(block.target);
  unbind();
  emitter.emit("RERAISE", position, register + 2);
  emitter.stop();
  emitter.place(end);
}

/** Begins a handler: leaving it, or an exception in it, ends the handling. Returns the protection to end with `reraise`. */
export function handle(unit: Unit, register: number, position: Position): ProtectedBlock {
  unit.emitter.emit("CATCH", position, register);
  unit.top = register + 2;
  return protect(unit, register + 2, () => unit.emitter.emit("END_CATCH", position, register));
}

/** Ends a handler that has not dealt with its exception: that, or what was raised instead, goes on outwards. */
export function reraise(unit: Unit, cleanup: ProtectedBlock, position: Position, before?: () => void): void {
  const { emitter } = unit;
  const register = cleanup.register - 2;
  unprotect(unit, cleanup);
  emitter.emit("COPY", position, cleanup.register, register);
  emitter.place(cleanup.target);
  emitter.emit("END_CATCH", position, register);
  before?.();
  emitter.emit("RERAISE", position, cleanup.register);
  emitter.stop();
}

export function raiseStatement(unit: Unit, { exc, cause, ...node }: Node<"Raise">): void {
  const { emitter } = unit;
  const position = rangeOf(node as Statement);
  if (!exc) {
    emitter.emit("RAISE_AGAIN", position);
  } else if (!cause) {
    emitter.emit("RAISE", position, unit.register(exc));
  } else {
    const register = unit.register(exc);
    emitter.emit("RAISE_FROM", position, register, unit.register(cause));
  }
  emitter.stop();
}

export function assertStatement(unit: Unit, { test, msg }: Node<"Assert">): void {
  const { emitter } = unit;
  const constant = unit.constant(test);
  if (constant && truth(constant)) return;
  const holds = emitter.label();
  const position = unit.position(test);
  if (!constant) branch(unit, test, holds, true);
  if (msg) emitter.emit("RAISE_ASSERTION_MESSAGE", position, unit.temporary(msg));
  else emitter.emit("RAISE_ASSERTION", position);
  emitter.stop();
  emitter.place(holds);
}
