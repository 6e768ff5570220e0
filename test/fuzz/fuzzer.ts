/**
 * Random programs in CPython and in cells: what differs. Programs go in batches, one run of a cell for many; what
 * differs in a batch runs again alone, and shrinks alone.
 */
import type { Cell } from "../support/cells.js";
import type { CellOutcome } from "../support/compare.js";
import { batchProgram, moduleName, type Printed, splitOutcome } from "./batch.js";
import { CellsProcess, OracleProcess } from "./processes.js";

/** Small heap, loops hot after a few turns. */
const COMMON = { memoryBytes: 2 ** 27, hotThreshold: 12 } as const;

export interface FuzzCell extends Cell {
  /** This cell takes part in every n-th batch. */
  readonly every?: number;
  /** The guard that always fails is another one in each batch. */
  readonly exits?: boolean;
}

export const FUZZ_CELLS: readonly FuzzCell[] = [
  { name: "interpreter, free", options: { ...COMMON, jit: false, gil: false } },
  { name: "splice, GIL", options: { ...COMMON, jit: true, gil: true, stitcher: "splice" } },
  { name: "splice, free, at once", options: { ...COMMON, jit: true, gil: false, stress: { jitAtOnce: true } } },
  { name: "splice, free, exits", options: { ...COMMON, jit: true, gil: false }, exits: true, every: 2 },
  { name: "binaryen, free", options: { ...COMMON, jit: true, gil: false, stitcher: "binaryen" }, every: 4 },
];

/** One program in one cell that is not as CPython has it. */
export interface Difference {
  readonly cell: FuzzCell;
  /** Its place in the batch; undefined when the batch as a whole went wrong and no program alone does. */
  readonly at: number | undefined;
  readonly kind: string;
  readonly text: string;
}

/**
 * Output that says nothing: limits of memory and of recursion are CPython's own, and what it does not compile stops a whole
 * batch here, where modules are compiled before anything runs.
 */
const MEANINGLESS =
  /RecursionError|MemoryError|index-sized integer| at 0x[0-9a-f]+>|SyntaxError: assignment expression/;

/** What the oracle's C library words otherwise than Linux's. */
const linux = (text: string): string =>
  text.replaceAll("(68, 'Result not representable')", "(34, 'Numerical result out of range')");

export class Fuzzer {
  readonly #oracle = new OracleProcess();
  readonly #vm = new CellsProcess();
  /** Programs that CPython did not finish, or whose output says nothing. */
  skipped = 0;
  compiledLoops = 0;
  /** Runs of a program in a cell. */
  runs = 0;

  constructor(readonly cells: readonly FuzzCell[]) {}

  stop(): void {
    this.#oracle.stop();
    this.#vm.stop();
  }

  /** Runs the programs in all cells whose turn it is in batch number `turn`. */
  async batch(sources: readonly string[], turn: number): Promise<Difference[]> {
    const truth = await this.#truth(sources);
    const kept = sources.flatMap((source, at) => (truth[at] ? [{ source, at, truth: truth[at] as Printed }] : []));
    this.skipped += sources.length - kept.length;
    if (kept.length === 0) return [];
    const cells = this.cells.filter(({ every = 1 }) => turn % every === 0);
    const outcomes = await this.#run(
      cells,
      kept.map(({ source }) => source),
      turn,
    );
    const found: Difference[] = [];
    for (const [i, cell] of cells.entries()) {
      const outcome = outcomes[i] as CellOutcome;
      this.runs += kept.length;
      if (outcome.kind === "ran") this.compiledLoops += outcome.compiledLoops;
      const printed = splitOutcome(outcome, kept.length);
      if (!printed) found.push(...(await this.#oneByOne(cell, kept, turn, outcome)));
      for (const [j, { at, truth }] of kept.entries()) {
        const text = printed && different(truth, printed[j] as Printed);
        if (text !== undefined) found.push({ cell, at, kind: "differs", text });
      }
    }
    return found;
  }

  /** What is wrong with a program alone; undefined when nothing is, or when CPython says nothing of it. */
  async alone(source: string, cell: FuzzCell, turn: number): Promise<Difference | undefined> {
    const [truth] = await this.#truth([source]);
    if (!truth) return undefined;
    const outcome = (await this.#run([cell], [source], turn))[0] as CellOutcome;
    const printed = splitOutcome(outcome, 1)?.[0];
    const text = printed ? different(truth, printed) : JSON.stringify(outcome, null, 1);
    return text === undefined ? undefined : { cell, at: 0, kind: printed ? "differs" : kindOf(outcome), text };
  }

  async #oneByOne(
    cell: FuzzCell,
    kept: readonly { source: string; at: number }[],
    turn: number,
    whole: CellOutcome,
  ): Promise<Difference[]> {
    const found: Difference[] = [];
    for (const { source, at } of kept) {
      const difference = await this.alone(source, cell, turn);
      if (difference) found.push({ ...difference, at });
    }
    return found.length > 0
      ? found
      : [{ cell, at: undefined, kind: `batch ${kindOf(whole)}`, text: JSON.stringify(whole).slice(0, 3000) }];
  }

  #run(cells: readonly FuzzCell[], sources: readonly string[], turn: number): Promise<CellOutcome[]> {
    const options = cells.map((cell) => ({ ...cell.options, ...(cell.exits && { stress: { exitAt: turn % 40 } }) }));
    return this.#vm.run(batchProgram(sources), options);
  }

  /** What CPython prints for each program; undefined where that says nothing. */
  async #truth(sources: readonly string[]): Promise<(Printed | undefined)[]> {
    const programs = sources.map((source, at) => ({ file: `${moduleName(at)}.py`, source }));
    const outcomes = await this.#oracle.run(programs);
    if (!outcomes) return sources.length === 1 ? [undefined] : this.#truthOneByOne(sources);
    return outcomes.map(({ stdout, stderr }) =>
      MEANINGLESS.test(stdout + stderr) ? undefined : { stdout: linux(stdout), stderr: linux(stderr) },
    );
  }

  async #truthOneByOne(sources: readonly string[]): Promise<(Printed | undefined)[]> {
    const all: (Printed | undefined)[] = [];
    for (const source of sources) {
      const [truth] = await this.#truth([source]);
      // The file's name is in its traceback.
      all.push(
        truth && { ...truth, stderr: truth.stderr.replaceAll(`${moduleName(0)}.py`, `${moduleName(all.length)}.py`) },
      );
    }
    return all;
  }
}

const kindOf = (outcome: CellOutcome): string =>
  outcome.kind === "ran"
    ? "ended early"
    : outcome.kind === "threw"
      ? `threw ${outcome.detail.split("\n")[0]}`
      : outcome.kind;

function different(expected: Printed, got: Printed): string | undefined {
  const texts = (["stdout", "stderr"] as const).map((stream) => {
    const left = fileless(expected[stream]).split("\n");
    const right = fileless(got[stream]).split("\n");
    const at = Math.max(left.length, right.length);
    const line = Array.from({ length: at }, (_, i) => i).find((i) => left[i] !== right[i]);
    if (line === undefined) return undefined;
    const before = left.slice(Math.max(0, line - 2), line).map((text) => `    ${text}`);
    return [
      `${stream}, line ${line + 1}:`,
      ...before,
      `  - ${left[line] ?? "(end)"}`,
      `  + ${right[line] ?? "(end)"}`,
    ].join("\n");
  });
  const found = texts.filter((text) => text !== undefined);
  return found.length > 0 ? found.join("\n") : undefined;
}

/** Batches number their files anew when some programs are left out. */
const fileless = (text: string): string => text.replace(/fuzz\d+\.py/g, "fuzz.py");
