/**
 * An instruction that no stencil can do: what is in locals goes to the frame, the runtime performs the instruction
 * there, and what the locals own is taken back. While the runtime works, memory is the frame as the interpreter
 * would have it, so an error simply leaves. What pushes a frame, of a Python function or a generator, is run to its end there
 * (wasm/nested.ts), unless that would be too deep: then it leaves, too.
 */
import { LAYOUT } from "../../base/layout.js";
import { FRAME_HANDLERS, OPERATION_HANDLERS, opcode } from "../../bytecode/opcodes.js";
import { decode, type Instruction, readsOf, writesOf } from "../../bytecode/operands.js";
import { frameAt } from "../frames.js";
import type { Observation } from "../observe.js";
import type { RegionEdge } from "../region/region.js";
import type { Cursor } from "./context.js";
import { framesIn, framesOut } from "./inlined-frames.js";
import { type Known, mayOwn } from "./known.js";
import { type Node, UNBOUND_BITS } from "./plan.js";
import { settle } from "./settle.js";

const howCalled = ({ longCalls = [] }: Observation, pc: number): string =>
  longCalls.includes(pc)
    ? "called by the runtime: a call does most of its work in loops of its own"
    : "called by the runtime";

export function lowerGeneric(cursor: Cursor, jump: RegionEdge | null): void {
  const { context, items, pc, state } = cursor;
  const pushes = FRAME_HANDLERS.has(opcode(cursor.instruction.row.generic).handler ?? "");
  const calls = pushes || OPERATION_HANDLERS.has(opcode(cursor.instruction.row.generic).handler ?? "");
  cursor.note(pushes ? howCalled(context.inputs.observation, pc) : "performed by the runtime on the frame in memory");
  settle(
    context,
    pc,
    state,
    items,
    () => false,
    () => true,
  );
  items.push(...context.exits.writes(pc, state));
  const status = context.locals.temporary("i32");
  const { observation } = context.inputs;
  if (context.inputs.signature) items.push({ kind: "depth" });
  items.push(...framesIn(observation, pc));
  items.push({ kind: "generic", pc, ip: cursor.ip, status, base: frameAt(observation, pc)?.base ?? 0, calls });
  items.push(leaveUnlessDone(cursor, status, jump !== null, pushes));
  items.push(...framesOut(observation, pc));
  takeBack(cursor);
  if (jump) cursor.branch({ kind: "equals", local: status, value: LAYOUT.STATUS_JUMP, negate: false }, jump);
}

/** The built-in that the global held from which the call's callee was loaded. */
export function builtinCallee(cursor: Cursor): number | undefined {
  const origin = originOfCallee(cursor);
  return origin?.row.generic === "LOAD_GLOBAL_ANY" ? cursor.context.inputs.observation.builtins[origin.b] : undefined;
}

/** The instruction of the block that made the call's callee. */
export function originOfCallee(cursor: Cursor): Instruction | undefined {
  const { observation, region } = cursor.context.inputs;
  const callee = readsOf(cursor.instruction)[0] as number;
  const block = region.blocks.find(({ start, end }) => start <= cursor.pc && cursor.pc < end);
  for (let pc = cursor.pc - 1; pc >= (block?.start ?? cursor.pc); pc--) {
    const origin = decode(observation.instructions, pc);
    if (writesOf(origin).includes(callee)) return origin;
  }
  return undefined;
}

/** Any status but "done" leaves; memory holds everything. */
function leaveUnlessDone(cursor: Cursor, status: number, jumps: boolean, pushes: boolean): Node {
  const { exits } = cursor.context;
  const leave = (kind: number): Node => ({ kind: "exit", exit: exits.leaveAsIs(cursor.pc, kind) });
  const when = (value: number, negate: boolean, body: Node[]): Node => ({
    kind: "if",
    condition: { kind: "equals", local: status, value, negate },
    body,
  });
  const ways = [
    when(LAYOUT.STATUS_RAISED, false, [leave(LAYOUT.EXIT_RAISED)]),
    ...(pushes ? [when(LAYOUT.STATUS_FRAME, false, [{ kind: "exit", exit: exits.leaveToFrame(cursor.pc) }])] : []),
    leave(LAYOUT.EXIT_NORMAL),
  ];
  return when(LAYOUT.STATUS_NEXT, true, jumps ? [when(LAYOUT.STATUS_JUMP, true, ways)] : ways);
}

/** Locals own again what they owned; what the instruction stored comes from the frame; what it consumed is gone. */
function takeBack(cursor: Cursor): void {
  const { context, items, state } = cursor;
  const written = new Set(writesOf(cursor.instruction));
  for (const register of readsOf(cursor.instruction)) {
    if (cursor.isTemporary(register) && context.inputs.homes[register] === "local") state[register] = "dead";
  }
  for (const register of context.owned) {
    if (written.has(register)) {
      items.push({ kind: "load", register, to: context.locals.of(register, "value") });
      state[register] = "value";
    }
    if (mayOwn(state[register] as Known)) items.push({ kind: "store", register, from: UNBOUND_BITS });
  }
}
