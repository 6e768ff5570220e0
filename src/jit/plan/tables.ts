/**
 * What a plan collects while it is made: wasm locals (one for each register and representation, and a pool of
 * temporaries) and exits, grouped by what they write back.
 */
import { LAYOUT } from "../../base/layout.js";
import { BOX, WASM_TYPE, type WasmType } from "../../bytecode/stencils.js";
import type { Liveness } from "../analysis/liveness.js";
import { callPath, placeOf } from "../frames.js";
import type { Observation } from "../observe.js";
import { inlinedExit } from "./inlined-frames.js";
import { isLent, isUnboxed, type Known, mayOwn, representationOf, type State } from "./known.js";
import {
  type DirectExit,
  type ExitGroup,
  type InlinedExit,
  local,
  PARAMETERS,
  type PlanExit,
  type PlanLocal,
  type Representation,
  type RuntimeCall,
  type Store,
} from "./plan.js";
import { keeperOf } from "./settle.js";

export class LocalTable {
  readonly locals: PlanLocal[] = [];
  readonly #registers = new Map<string, number>();
  readonly #temporaries: Record<WasmType, number[]> = { i32: [], i64: [], f64: [] };
  readonly #used: Record<WasmType, number> = { i32: 0, i64: 0, f64: 0 };

  constructor(readonly names: readonly string[]) {}

  /** The local of a register in a representation. */
  of(register: number, representation: Representation): number {
    const key = `${register}:${representation}`;
    let index = this.#registers.get(key);
    if (index === undefined) {
      const name = `${this.names[register] ?? `r${register}`}.${representation}`;
      index = this.#add(name, WASM_TYPE[representation]);
      this.#registers.set(key, index);
    }
    return index;
  }

  /** A local that nothing needs beyond the instruction at hand. */
  temporary(type: WasmType): number {
    const pool = this.#temporaries[type];
    const at = this.#used[type]++;
    pool[at] ??= this.#add(`t${at}.${type}`, type);
    return pool[at];
  }

  /** The next instruction begins: all temporaries are free. */
  release(): void {
    this.#used.i32 = this.#used.i64 = this.#used.f64 = 0;
  }

  /** A local of its own with the type of another. */
  like(index: number): number {
    const { name, type } = this.locals[index - PARAMETERS] as PlanLocal;
    return this.#add(`before.${name}`, type);
  }

  /** A local of its own. */
  extra(name: string, type: WasmType): number {
    return this.#add(name, type);
  }

  #add(name: string, type: WasmType): number {
    this.locals.push({ name, type });
    return PARAMETERS + this.locals.length - 1;
  }
}

/** What is held and what is lent is written back in the same way. */
const storedAs = (known: Known): string => `${isLent(known) ? "lent " : ""}${representationOf(known)}`;

export class ExitTable {
  readonly exits: PlanExit[] = [];
  readonly groups: ExitGroup[] = [];
  readonly #groupByKey = new Map<string, number>();
  readonly #exitByKey = new Map<string, number>();

  constructor(
    private readonly observation: Observation,
    private readonly locals: LocalTable,
    private readonly liveness: Liveness,
    /** Registers that live in locals and own what they hold there. */
    private readonly owned: readonly number[],
    /** Of a function that stitched code calls. */
    private readonly direct: boolean,
  ) {}

  /** What must be in memory before the interpreter goes on at pc: what it may read, and all that owns something. */
  writes(pc: number, state: State): Store[] {
    const stores: Store[] = [];
    for (const register of this.owned) {
      const known = state[register] as Known;
      if (mayOwn(known) || (known !== "dead" && this.liveness.live(pc, register))) {
        stores.push(this.#store(register, known));
      }
    }
    return stores;
  }

  /** What an exit writes back. */
  writesOf(exit: number): readonly Store[] {
    return (this.groups[(this.exits[exit] as PlanExit).group] as ExitGroup).writes;
  }

  /** The same exit, which writes back what other locals hold. */
  leaveWith(exit: number, instead: ReadonlyMap<number, number>): number {
    const { pc, code, group: alike } = this.exits[exit] as PlanExit;
    const writes = this.writesOf(exit).map((store): Store => {
      const kept = store.from.kind === "local" ? instead.get(store.from.local) : undefined;
      return kept === undefined ? store : { ...store, from: local(kept) };
    });
    // Frames that it makes are made of constants and of the depth, which no turn changes.
    const group = this.groups.push({ ...this.groups[alike], label: `exit${this.groups.length}`, writes }) - 1;
    return this.exits.push({ pc, code, group }) - 1;
  }

  /** The exit to pc with the registers as they are in `state`. */
  leave(pc: number, state: State, kind: number = LAYOUT.EXIT_NORMAL): number {
    const needed = this.owned.filter((register) => {
      const known = state[register] as Known;
      return mayOwn(known) || (known !== "dead" && this.liveness.live(pc, register));
    });
    const key = needed.map((register) => `${register}:${storedAs(state[register] as Known)}`).join(" ");
    return this.#exit(pc, kind, key, () => this.writes(pc, state), inlinedExit(this.observation, pc, true));
  }

  /** An exit when memory already holds everything: nothing was done yet, or all was written before. */
  leaveAsIs(pc: number, kind: number): number {
    return this.#exit(pc, kind, "", () => [], inlinedExit(this.observation, pc, false));
  }

  /** The runtime pushed a frame and has said where the interpreter goes on. */
  leaveToFrame(pc: number): number {
    const [outermost] = callPath(this.observation, pc);
    return this.#exit(outermost?.call ?? pc, LAYOUT.EXIT_FRAME, "", () => []);
  }

  /** The function that was called directly at pc left: its frame and the one here come into being. */
  leaveCallee(pc: number, state: State, frames: readonly RuntimeCall[]): number {
    const stores = this.writes(pc, state);
    return this.#exit(pc, LAYOUT.EXIT_FRAME, JSON.stringify(stores), () => stores, undefined, { depth: false, frames });
  }

  /** The same exit of a function that stitched code calls. */
  #directly(kind: number, inlined: InlinedExit | undefined): DirectExit {
    return {
      depth: kind !== LAYOUT.EXIT_FRAME && (inlined === undefined || inlined.frames.length > 0),
      frames: inlined?.frames ?? [],
      own: { base: inlined?.base ?? 0, code: inlined?.code ?? this.observation.pointer },
    };
  }

  #exit(
    pc: number,
    kind: number,
    written: string,
    writes: () => Store[],
    within?: InlinedExit,
    left?: DirectExit,
  ): number {
    const direct = this.direct ? (left ?? this.#directly(kind, within)) : undefined;
    const inlined = direct ? undefined : within;
    const way = inlined ?? direct;
    const key = way ? `${written} ${JSON.stringify(way)}` : written;
    let group = this.#groupByKey.get(key);
    if (group === undefined) {
      group = this.groups.length;
      this.groups.push({
        label: `exit${group}`,
        writes: writes(),
        ...(inlined && { inlined }),
        ...(direct && { direct }),
      });
      this.#groupByKey.set(key, group);
    }
    const code = placeOf(this.observation, pc) * 8 + kind;
    const exitKey = `${pc}:${code}:${group}`;
    let exit = this.#exitByKey.get(exitKey);
    if (exit === undefined) {
      exit = this.exits.push({ pc, code, group }) - 1;
      this.#exitByKey.set(exitKey, exit);
    }
    return exit;
  }

  #store(register: number, known: Known): Store {
    const from = local(this.locals.of(register, representationOf(known)));
    const box = isLent(known) ? keeperOf(known) : isUnboxed(known) ? BOX[representationOf(known)] : undefined;
    return box ? { kind: "store", register, from, box } : { kind: "store", register, from };
  }
}
