/**
 * A function as a whole: its signature by repeated inference, and the way into it from the interpreter, which has made its
 * frame in memory: arguments are taken out of the frame, the result goes into r0, from which the interpreter returns it.
 */
import { LAYOUT } from "../../base/layout.js";
import { TUNABLES } from "../../base/tunables.js";
import { BOX, UNBOX, WASM_TYPE } from "../../bytecode/stencils.js";
import type { FlowGraph } from "../analysis/dominators.js";
import { loopRecord } from "../observe.js";
import type { Refusal } from "../region/region.js";
import type { Context, Inputs } from "./context.js";
import { SPARE_REGISTERS } from "./entry.js";
import { type BlockStates, inferStates } from "./infer.js";
import { isUnboxed, type Known, representationOf, type State } from "./known.js";
import {
  application,
  type Called,
  constant,
  type EntryRegister,
  FP,
  local,
  type Node,
  type Operand,
  PARAMETERS,
  type PlanLocal,
  THREAD,
  UNBOUND_BITS,
} from "./plan.js";
import { firstSignature, resultType, type Signature, widened } from "./signature.js";

const MOST_ROUNDS = 12;

/** Inference until calls take and returns give what it assumed. */
export function inferWhole(inputs: Inputs, flow: FlowGraph): { inputs: Inputs; states: BlockStates } | Refusal {
  let signature = firstSignature(inputs.observation);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const assumed = { ...inputs, signature };
    const states = inferStates(assumed, flow);
    const next = widened(signature);
    if (next === signature && signature.result !== undefined) return { inputs: assumed, states };
    if (next.result === undefined && next.widened.size === 0 && signature.widened.size === 0) break;
    signature = next;
  }
  return { refused: "no executed path leads to a return without calling it again", passing: true };
}

export const parametersOf = (context: Context, header: State): EntryRegister[] =>
  header.slice(0, context.inputs.observation.parameters).map((known, register) => ({
    register,
    name: context.nameOf(register),
    known,
    home: "local",
  }));

/** Bytes of native stack that stitched functions may take by calling each other. */
const levelsOf = (locals: number): number => Math.floor(TUNABLES.NATIVE_STACK_BYTES / (NATIVE_FRAME + 8 * locals));
const NATIVE_FRAME = 96;

export function calledOf(context: Context): Called {
  const { observation, signature } = context.inputs as Inputs & { readonly signature: Signature };
  const result = signature.result as Known;
  return {
    parameters: signature.parameters.length,
    result,
    entrance: entranceOf(context, signature, result, observation.own),
  };
}

function entranceOf(context: Context, { parameters }: Signature, result: Known, count: number) {
  const { observation } = context.inputs;
  const locals: PlanLocal[] = [];
  const add = (name: string, type: PlanLocal["type"]) => PARAMETERS + locals.push({ name, type }) - 1;
  const body: Node[] = [];
  const apply = (stencil: string, operands: readonly Operand[], results: readonly number[] = [], exit?: number) =>
    body.push(application(0, stencil, operands, results, exit));
  const failed = 0;
  const room = [local(FP), local(THREAD), constant("i32", 8 * (observation.registers + SPARE_REGISTERS))];
  if (context.deepest > 0) apply("guard_room", [...room, constant("i32", context.deepest)], [], failed);
  const given = parameters.map((known, register): Operand => {
    const boxed = add(`r${register}`, "i64");
    body.push({ kind: "load", register, to: boxed });
    if (!isUnboxed(known)) return local(boxed);
    const unboxed = add(`r${register}.${known}`, WASM_TYPE[representationOf(known)]);
    apply(UNBOX[representationOf(known)] as string, [local(boxed)], [unboxed], failed);
    return local(unboxed);
  });
  // Now nothing fails any more.
  for (const [register, known] of parameters.entries())
    if (!isUnboxed(known)) body.push({ kind: "store", register, from: UNBOUND_BITS });
  const [depth, before, calls, status] = ["depth", "before", "calls", "status"].map((name) => add(name, "i32")) as [
    number,
    number,
    number,
    number,
  ];
  const made = add("result", resultType(result));
  const thread = local(THREAD);
  apply("depth_now", [thread], [depth]);
  apply("calls_now", [thread], [calls]);
  apply("direct_begin", [thread, constant("i32", levelsOf(context.locals.locals.length))], [before]);
  body.push({
    kind: "direct",
    pc: 0,
    base: 0,
    depth: local(depth),
    deeper: 0,
    operands: given,
    result: made,
    status,
    known: result,
  });
  apply("direct_end", [thread, local(before)]);
  apply("add_calls", [thread, local(calls), constant("i32", loopRecord(observation.loop) + LAYOUT.LOOP_TURNS)]);
  body.push({
    kind: "if",
    condition: { kind: "local", local: status, negate: false },
    body: [
      { kind: "apply", pc: 0, stencil: "left_how", operands: [thread], results: [status] },
      {
        kind: "if",
        condition: { kind: "equals", local: status, value: LAYOUT.EXIT_FRAME_RAISED, negate: false },
        body: [{ kind: "exit", exit: 2 }],
      },
      { kind: "exit", exit: 1 },
    ],
  });
  const box = BOX[representationOf(result)];
  body.push({ kind: "store", register: 0, from: local(made), ...(box && { box }) });
  body.push({ kind: "exit", exit: 3 });
  const codeLocal = add("code", "i32");
  return {
    locals,
    codeLocal,
    body,
    groups: [{ label: "leave", writes: [] }],
    exits: [
      { pc: 0, code: LAYOUT.EXIT_ENTRY, group: 0 },
      { pc: count, code: count * 8 + LAYOUT.EXIT_FRAME, group: 0 },
      { pc: count, code: count * 8 + LAYOUT.EXIT_FRAME_RAISED, group: 0 },
      { pc: count + 1, code: (count + 1) * 8 + LAYOUT.EXIT_END, group: 0 },
    ],
  };
}
