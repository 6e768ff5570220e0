/**
 * The plan: everything a stitcher needs, as a structured tree of plain nodes. A stitcher decides nothing; it only
 * writes the nodes down, as bytes or as text. Serialisable; the inspector prints it (print.ts).
 *
 * Wasm locals 0, 1 and 2 are the parameters of stitched code (fp, thread, loop); `Plan.locals` follow.
 */
import type { Representation, WasmType } from "../../bytecode/stencils.js";
import type { Known } from "./known.js";

/** Index of the parameters of every stitched function. */
export const FP = 0;
export const THREAD = 1;
export const PARAMETERS = 3;
/** In a function that stitched code calls directly the third parameter is the depth of its frame. */
export const DEPTH = 2;

/** A wasm local or an immediate. i64 immediates are exact as numbers: ints, and boxed values seen as signed. */
export type Operand =
  | { readonly kind: "local"; readonly local: number }
  | { readonly kind: "const"; readonly type: WasmType; readonly value: number };

/** A stencil applied: operands in, results into locals (none of them given: it stays on the stack, in a condition). */
export interface Apply {
  readonly kind: "apply";
  /** The bytecode instruction that it works for. */
  readonly pc: number;
  readonly stencil: string;
  readonly operands: readonly Operand[];
  readonly results: readonly number[];
  /** Index in Plan.exits; absent when the stencil cannot leave. */
  readonly exit?: number;
}

/**
 * An application as one literal: V8 11.3 gives nearly each object of `{ ...apply, exit }` a hidden class of its own, and reading a
 * plan of a hundred of those costs planner and stitchers half as much again.
 */
export function application(
  pc: number,
  stencil: string,
  operands: readonly Operand[],
  results: readonly number[],
  exit?: number,
): Apply {
  return exit === undefined
    ? { kind: "apply", pc, stencil, operands, results }
    : { kind: "apply", pc, stencil, operands, results, exit };
}

/** The same with other parts. */
export function withParts(
  { pc, stencil, operands, results, exit }: Apply,
  to: { readonly stencil?: string; readonly operands?: readonly Operand[]; readonly exit?: number },
): Apply {
  return application(pc, to.stencil ?? stencil, to.operands ?? operands, results, to.exit ?? exit);
}

/** The structured node with another body; one literal, as in `application`. */
export function withBody<N extends Extract<Node, { readonly body: readonly Node[] }>>(
  node: N,
  body: readonly Node[],
): N;
export function withBody(node: Extract<Node, { readonly body: readonly Node[] }>, body: readonly Node[]): Node {
  return node.kind === "if"
    ? { kind: "if", condition: node.condition, body }
    : { kind: node.kind, label: node.label, body };
}

/** What a branch tests; `negate` turns it round. */
export type Condition = { readonly negate: boolean } & (
  | { readonly kind: "apply"; readonly apply: Apply }
  | { readonly kind: "local"; readonly local: number }
  | { readonly kind: "equals"; readonly local: number; readonly value: number }
);

/** A register's slot in the frame = operand, boxed by the stencil `box` when its representation needs it. */
export interface Store {
  readonly kind: "store";
  readonly register: number;
  readonly from: Operand;
  readonly box?: string;
}

/** The address of a register of the loop's frame. */
export interface FrameAddress {
  readonly kind: "frame";
  readonly register: number;
}

/** A call of a runtime function, for frames of inlined calls. */
export interface RuntimeCall {
  readonly kind: "runtime";
  readonly name: "inline_frame" | "inline_back" | "direct_frame";
  readonly operands: readonly (Operand | FrameAddress)[];
}

/**
 * Local `result` = the plan's function of itself, on the frame whose r0 is register `base`, `deeper` frames above `depth`.
 * Local `status` is 1 when it left instead.
 */
export interface DirectCallNode {
  readonly kind: "direct";
  readonly pc: number;
  readonly base: number;
  readonly depth: Operand;
  readonly deeper: number;
  readonly operands: readonly Operand[];
  readonly result: number;
  readonly status: number;
  readonly known: Known;
}

/** A step of a plan: straight-line work, or structured control flow over further steps. */
export type Node =
  | { readonly kind: "block" | "loop"; readonly label: string; readonly body: readonly Node[] }
  | { readonly kind: "if"; readonly condition: Condition; readonly body: readonly Node[] }
  | { readonly kind: "br"; readonly label: string }
  | { readonly kind: "br_if"; readonly label: string; readonly condition: Condition }
  | Apply
  /** `pc`: the instruction that it works for, where it is one. */
  | { readonly kind: "copy"; readonly from: Operand; readonly to: number; readonly pc?: number }
  | { readonly kind: "load"; readonly register: number; readonly to: number }
  | Store
  /** Local `status` = rt.generic(fp, ip): the instruction in its generic form, on the frame in memory. */
  | {
      readonly kind: "generic";
      readonly pc: number;
      readonly ip: number;
      readonly status: number;
      /** The frame that it works on, as the register of the loop's frame that is its r0. */
      readonly base: number;
      /** It may push a frame, which runs to its end (rt.generic_call). */
      readonly calls: boolean;
    }
  | RuntimeCall
  | DirectCallNode
  /** Returns from a function that stitched code calls. */
  | { readonly kind: "return"; readonly from: Operand }
  /** The depth of the frame goes into the thread's record, before anything there looks at it. */
  | { readonly kind: "depth" }
  | { readonly kind: "exit"; readonly exit: number }
  /** So many turns more: local + turns. */
  | { readonly kind: "count"; readonly local: number; readonly turns: number }
  /** Leaves when a request waits for the thread. */
  | { readonly kind: "safepoint"; readonly exit: number };

/** A WebAssembly local of the stitched function. */
export interface PlanLocal {
  readonly name: string;
  readonly type: WasmType;
}

/** One way out. `code` is what stitched code returns (pc * 8 | EXIT_*). */
export interface PlanExit {
  readonly pc: number;
  readonly code: number;
  readonly group: number;
}

/** Exits that write the same registers back share one block that takes the code. */
export interface ExitGroup {
  readonly label: string;
  readonly writes: readonly Store[];
  /** Exits within an inlined call. */
  readonly inlined?: InlinedExit;
  /** How a function that stitched code calls leaves. */
  readonly direct?: DirectExit;
}

/** A way out of a function that stitched code calls: what comes into being in memory, and what the thread's record is told. */
export interface DirectExit {
  /** The depth of the function's own frame goes into the record. */
  readonly depth: boolean;
  readonly frames: readonly RuntimeCall[];
  /** Where it leaves itself; absent when its callee has. */
  readonly own?: { readonly base: number; readonly code: number };
}

/** Frames to be made in memory, and where the interpreter goes on: in which code, at which r0, for which outermost call. */
export interface InlinedExit {
  readonly frames: readonly RuntimeCall[];
  readonly base: number;
  readonly code: number;
  /** The outermost call's pc * 8. */
  readonly call: number;
}

/** What a register is at the header, and how entering makes it so. */
export interface EntryRegister {
  readonly register: number;
  readonly name: string;
  readonly known: string;
  readonly home: "local" | "invariant";
}

/** What makes one WebAssembly function. */
export interface FunctionPlan {
  readonly locals: readonly PlanLocal[];
  readonly codeLocal: number;
  readonly turns?: { readonly local: number; readonly address: number };
  readonly body: readonly Node[];
  readonly groups: readonly ExitGroup[];
  readonly exits: readonly PlanExit[];
}

/** The signature of a function that stitched code calls: its first locals are its parameters. */
export interface Called {
  readonly parameters: number;
  readonly result: Known;
  readonly entrance: FunctionPlan;
}

/** What a stitcher makes code of: the stencils in order, the locals, the guards left and what each exit writes back. */
export interface Plan {
  readonly name: string;
  readonly loop: number;
  readonly code: string;
  readonly line: number;
  readonly policy: string;
  readonly header: number;
  /** Bytecode instructions covered. */
  readonly instructions: number;
  readonly locals: readonly PlanLocal[];
  /** Local that carries the code of an exit while its group writes back. */
  readonly codeLocal: number;
  /** Where turns are counted: local, and the address of the word to which every exit adds them. */
  readonly turns?: { readonly local: number; readonly address: number };
  readonly body: readonly Node[];
  readonly groups: readonly ExitGroup[];
  readonly exits: readonly PlanExit[];
  readonly entry: readonly EntryRegister[];
  /** The body is a function that stitched code calls: what it takes and gives, and the way into it from the interpreter. */
  readonly called?: Called;
  /** For people: which guards and conversions are left, and why. */
  readonly notes: readonly string[];
}

export const local = (index: number): Operand => ({ kind: "local", local: index });
export const constant = (type: WasmType, value: number): Operand => ({ kind: "const", type, value });

/** The signed 64-bit pattern of UNBOUND. */
export const UNBOUND_BITS = constant("i64", -1);

export type { Representation };
