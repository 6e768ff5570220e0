/**
 * The trail: what the interpreter of a thread dispatched last, read in retrospect. The statistics build keeps a ring of
 * addresses and frames (THREAD_TRAIL), so that a loop needs no recording mode: when it is hot, its last turns are already there.
 * For the region policy `trace` (region/trace.ts); other policies run on the build that writes none.
 */
import { LAYOUT } from "../base/layout.js";
import type { JitVm } from "./vm-interface.js";

/** An instruction that was dispatched. Plain data; a list of them does not depend on what is inlined where. */
export interface Step {
  /** Code object and instruction index in it. */
  readonly code: number;
  readonly pc: number;
  /** The r0 of its frame, counted in registers from that of the loop's frame: 0 for the loop's own. */
  readonly base: number;
}

/** Instructions in the order in which they were dispatched. */
export type Steps = readonly Step[];

/** A path that was recorded: a whole turn from header to header, or a bridge from an exit to the header. */
export interface TracePath {
  readonly steps: Steps;
  /** From which exit it leads back: the instruction in the observation of its time, with its line. Absent: a whole turn. */
  readonly bridge?: { readonly pc: number; readonly line: number; readonly exits: number };
  /** So many of the recorded turns went this way, */
  readonly turns: number;
  /** of so many. */
  readonly of: number;
}

/** The paths of a trace, the oldest first; the newest version's are behind those of the version before. */
export interface Trace {
  readonly paths: readonly TracePath[];
  /** Those of the version before. */
  readonly before: number;
  /** What was recorded when it was made: turns, and ways back from exits. */
  readonly recorded: number;
  /** The share of it that stays on the trace. */
  readonly fitness: number;
}

/**
 * Whether an instruction is on any of the paths. A call that is on none is not inlined: the trace does not come there, and
 * the code that it can hold is better spent on others.
 */
export function placesIn({
  trail,
  paths,
  nested,
}: {
  readonly trail: Steps;
  readonly paths: readonly TracePath[];
  readonly nested: Readonly<Record<number, readonly Steps[]>>;
}): (code: number, pc: number) => boolean {
  const places = new Map<number, Set<number>>();
  for (const steps of [trail, ...paths.map(({ steps }) => steps), ...Object.values(nested).flat()]) {
    for (const { code, pc } of steps) {
      const here = places.get(code);
      if (here) here.add(pc);
      else places.set(code, new Set([pc]));
    }
  }
  return (code, pc) => places.get(code)?.has(pc) ?? false;
}

/** Bytes of an entry of the ring. */
const ENTRY = 8;

/** Instructions that the trail holds. */
export const TRAIL_STEPS = LAYOUT.TRAIL_BYTES / ENTRY;

/** Which code object an address belongs to. */
interface Extent {
  readonly id: number;
  readonly first: number;
  /** Beyond the last instruction. */
  readonly end: number;
}

/** Reads a thread's trail. The program's code objects stay where the loader put them. */
export class TrailReader {
  #extents: Extent[] | undefined;

  constructor(private readonly vm: JitVm) {}

  /** The last instructions, oldest first, as seen from the frame at fp. What is not the program's own code is left out. */
  read(fp: number): Step[] {
    const view = new DataView(this.vm.memory.buffer);
    const next = view.getUint32(this.vm.thread + LAYOUT.THREAD_TRAIL, true);
    const ring = next & -LAYOUT.TRAIL_BYTES;
    const steps: Step[] = [];
    for (let offset = 0; offset < LAYOUT.TRAIL_BYTES; offset += ENTRY) {
      const at = ring + ((next + offset) & (LAYOUT.TRAIL_BYTES - 1));
      const address = view.getUint32(at, true);
      const extent = this.#extentOf(address);
      if (!extent) continue;
      const pc = (address - extent.first) / LAYOUT.INSTRUCTION_SIZE;
      steps.push({ code: extent.id, pc, base: (view.getUint32(at + 4, true) - fp) / 8 });
    }
    return steps;
  }

  #extentOf(address: number): Extent | undefined {
    this.#extents ??= this.#readExtents();
    let [low, high] = [0, this.#extents.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#extents[middle] as Extent).end <= address) low = middle + 1;
      else high = middle;
    }
    const found = this.#extents[low];
    return found && found.first <= address ? found : undefined;
  }

  #readExtents(): Extent[] {
    const view = new DataView(this.vm.memory.buffer);
    const word = (address: number) => view.getUint32(address, true);
    const list = word(LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_CODE_LIST);
    return this.vm.program.codes
      .map((_, id) => {
        const code = word(list + 4 * id);
        const first = word(code + LAYOUT.CODE_INSTRUCTIONS);
        return { id, first, end: first + LAYOUT.INSTRUCTION_SIZE * word(code + LAYOUT.CODE_COUNT) };
      })
      .sort((left, right) => left.first - right.first);
  }
}
