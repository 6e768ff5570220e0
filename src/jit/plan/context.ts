/**
 * What lowering shares: the inputs of the plan, its tables, and the cursor on one instruction that emits nodes.
 * The cursor keeps the state before the instruction, because that is what every exit of it restores.
 */
import { decode, type Instruction } from "../../bytecode/operands.js";
import { BOX, type Stencil, type StencilLibrary, WASM_TYPE } from "../../bytecode/stencils.js";
import type { Liveness } from "../analysis/liveness.js";
import { addressOf, callPath, isTemporaryAt, reachedCalls } from "../frames.js";
import type { Observation } from "../observe.js";
import type { Region, RegionEdge } from "../region/region.js";
import type { Home } from "./homes.js";
import { isUnboxed, type Known, mayOwn, representationOf, type State } from "./known.js";
import {
  type Apply,
  application,
  type Condition,
  local,
  type Node,
  type Operand,
  type Representation,
} from "./plan.js";
import { type Loans, settle } from "./settle.js";
import type { Signature } from "./signature.js";
import { ExitTable, LocalTable } from "./tables.js";

export interface Inputs {
  readonly observation: Observation;
  readonly region: Region;
  readonly library: StencilLibrary;
  readonly liveness: Liveness;
  readonly homes: readonly Home[];
  /** Of a whole function. */
  readonly signature?: Signature;
}

/** A test inside a block whose jump is structured later. */
export interface BranchItem {
  readonly kind: "branch";
  readonly condition: Condition;
  readonly edge: RegionEdge;
  readonly state: State;
}
export type Item = Node | BranchItem;

/** Tables of one lowering of the region. */
export class Context {
  readonly locals: LocalTable;
  readonly exits: ExitTable;
  readonly notes: string[] = [];
  /** Instructions for which the runtime is asked for something new, and changes nothing that is there (quiet.ts). */
  readonly calm = new Set<number>();
  /** Local in which turns are counted. */
  readonly turns: number | undefined;
  /** What is lent here beside other threads. */
  loans: Loans | undefined;
  /** Registers whose local is the slot. */
  readonly owned: readonly number[];

  constructor(readonly inputs: Inputs) {
    this.owned = inputs.homes.flatMap((home, register) => (home === "local" ? [register] : []));
    this.locals = new LocalTable(inputs.observation.names);
    for (const [register, known] of inputs.signature?.parameters.entries() ?? [])
      this.locals.of(register, representationOf(known));
    this.turns = !inputs.signature && countsTurns(inputs) ? this.locals.extra("turns", "i32") : undefined;
    this.exits = new ExitTable(
      inputs.observation,
      this.locals,
      inputs.liveness,
      this.owned,
      inputs.signature !== undefined,
    );
  }

  /** How many inlined calls are under way at most. */
  get deepest(): number {
    const { observation, region } = this.inputs;
    const reached = reachedCalls(observation, region.blocks);
    return Math.max(0, ...reached.map(({ start }) => callPath(observation, start).length));
  }

  stencil(name: string): Stencil {
    const stencil = this.inputs.library.get(name);
    if (!stencil) throw new RangeError(`the library has no stencil ${name}; run \`npm run build\``);
    return stencil;
  }

  nameOf(register: number): string {
    return this.inputs.observation.names[register] ?? `r${register}`;
  }
}

/**
 * Turns are counted where exits within them are known or to be expected: whether the code is worth anything follows from how
 * often they come: inlined calls may turn out to be others. Tight loops without any do not pay for it.
 */
function countsTurns({ observation, region }: Inputs): boolean {
  const { header, back, inlined, suspicious } = observation;
  const edges = region.blocks.flatMap(({ next, jump }) => [next, jump]);
  const staysIn = (target: number) => target >= header && target <= back;
  return (
    suspicious ||
    inlined.length > 0 ||
    edges.some((edge) => edge?.kind === "exit" && !edge.cold && staysIn(edge.target))
  );
}

/** Lowers one instruction: emits nodes, changes `state`, exits to its own pc with the state it began with. */
export class Cursor {
  readonly instruction: Instruction;
  /** The state that exits restore, unless they go back to where loans began. */
  readonly start: State;
  readonly #loans: Loans | undefined;
  /** Set when the rest of the block cannot be reached. */
  ended = false;
  /** Instructions behind this one that are done with it. */
  folded = 0;

  constructor(
    readonly context: Context,
    readonly pc: number,
    readonly state: State,
    readonly items: Item[],
    instruction?: Instruction,
  ) {
    this.instruction = instruction ?? decode(context.inputs.observation.instructions, pc);
    this.start = state.slice();
    this.#loans = context.loans;
    context.locals.release();
  }

  known(register: number): Known {
    return this.state[register] as Known;
  }

  localOf(register: number, representation: Representation = representationOf(this.known(register))): number {
    return this.context.locals.of(register, representation);
  }

  isTemporary(register: number): boolean {
    return isTemporaryAt(this.context.inputs.observation, this.pc, register);
  }

  /** The exit of this instruction: nothing of it was done, or nothing that cannot be done again. */
  exit(): number {
    const { pc, start } = this.#loans ?? this;
    return this.context.exits.leave(pc, start);
  }

  application(stencil: string, operands: readonly Operand[], results: readonly number[]): Apply {
    return application(
      this.pc,
      stencil,
      operands,
      results,
      this.context.stencil(stencil).exits ? this.exit() : undefined,
    );
  }

  apply(stencil: string, operands: readonly Operand[], results: readonly number[] = []): void {
    this.items.push(this.application(stencil, operands, results));
  }

  /** Applies a stencil of one result; returns the temporary that holds it. */
  applyToTemporary(stencil: string, operands: readonly Operand[]): Operand {
    const [result] = this.context.stencil(stencil).results;
    const to = this.context.locals.temporary(WASM_TYPE[result as Representation]);
    this.apply(stencil, operands, [to]);
    return local(to);
  }

  copy(from: Operand, to: number): void {
    if (from.kind === "local" && from.local === to) return;
    this.items.push({ kind: "copy", from, to, pc: this.pc });
  }

  /** The register's content as a boxed value; what it owns stays with it. */
  boxed(register: number): Operand {
    const known = this.known(register);
    const from = local(this.localOf(register));
    if (!isUnboxed(known)) return from;
    return this.applyToTemporary(BOX[representationOf(known)] as string, [from]);
  }

  /** Releases what the register holds. */
  drop(register: number): void {
    if (!mayOwn(this.known(register))) return;
    // What dies with it may be what something lent.
    settle(
      this.context,
      this.pc,
      this.state,
      this.items,
      () => false,
      (owner) => owner === register,
    );
    this.apply("drop_value", [this.boxed(register)]);
  }

  /** Leaves here in any case: the interpreter performs the instruction. */
  leave(reason: string): void {
    this.note(`always left to the interpreter: ${reason}`);
    this.items.push({ kind: "exit", exit: this.exit() });
    this.ended = true;
  }

  branch(condition: Condition, edge: RegionEdge): void {
    this.items.push({ kind: "branch", condition, edge, state: this.state.slice() });
  }

  note(text: string): void {
    this.context.notes.push(`${this.pc} ${this.instruction.row.name}: ${text}`);
  }

  /** Address of the instruction in shared memory. */
  get ip(): number {
    return addressOf(this.context.inputs.observation, this.pc);
  }
}
