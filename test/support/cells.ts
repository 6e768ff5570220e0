/**
 * The cells that every program runs in, and the processes that run them: one child process a cell, many programs
 * in it, so that a hang or a crash costs one program and not the table. The children load built JavaScript.
 */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { RunOptions } from "../../src/threads/options.js";
import type { CellOutcome } from "./compare.js";
import type { TestProgram } from "./programs.js";

export interface Cell {
  readonly name: string;
  readonly options: Partial<RunOptions>;
  /** What stands above them for a program. */
  readonly further?: (program: TestProgram) => Partial<RunOptions>;
  /** Which programs run here; all when absent. */
  readonly only?: (program: TestProgram) => boolean;
}

const CELL_PROCESS = fileURLToPath(new URL("./cell-process.mjs", import.meta.url));

/** A program that runs longer than this hangs; the slowest takes a second alone, and half a minute stitched at once beside other tests. */
export const HANG_MS = 120_000;

/** One child process that runs programs of one cell, one after the other; started again when it dies. */
export class CellProcess {
  #child: ChildProcess | undefined;

  constructor(
    readonly cell: Cell,
    readonly hangMs: number = HANG_MS,
  ) {}

  /** Never rejects: whatever happens to the child is an outcome. `further` stands above the cell's own options. */
  run(program: Pick<TestProgram, "name" | "source">, further: Partial<RunOptions> = {}): Promise<CellOutcome> {
    const child = this.#started();
    return new Promise((resolve) => {
      const done = (outcome: CellOutcome) => {
        clearTimeout(timer);
        child.removeAllListeners("message").removeAllListeners("exit");
        resolve(outcome);
      };
      const timer = setTimeout(() => {
        this.stop();
        done({ kind: "hung", detail: `no end within ${this.hangMs} ms` });
      }, this.hangMs);
      child.once("message", (outcome) => done(outcome as CellOutcome));
      child.once("exit", (code, signal) => {
        this.#child = undefined;
        done({ kind: "crashed", detail: `the process ended with ${signal ?? `exit code ${code}`}` });
      });
      child.send({ file: program.name, source: program.source, options: { ...this.cell.options, ...further } });
    });
  }

  stop(): void {
    this.#child?.removeAllListeners("exit");
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }

  #started(): ChildProcess {
    this.#child ??= fork(CELL_PROCESS, { stdio: ["ignore", "inherit", "inherit", "ipc"] });
    return this.#child;
  }
}

/** Outcomes by cell and program, as promises that settle while the table is read from top to bottom. */
export type Outcomes = ReadonlyMap<string, ReadonlyMap<string, Promise<CellOutcome>>>;

/** Starts all cells, `atOnce` processes at a time. */
export function startCells(cells: readonly Cell[], programs: readonly TestProgram[], atOnce = 2): Outcomes {
  const outcomes = new Map<string, Map<string, Promise<CellOutcome>>>();
  const jobs = cells.map((cell) => {
    const slots = programs.filter(cell.only ?? (() => true)).map((program) => ({ program, ...deferred() }));
    outcomes.set(cell.name, new Map(slots.map(({ program, promise }) => [program.name, promise])));
    return async () => {
      const child = new CellProcess(cell);
      for (const { program, resolve } of slots) resolve(await child.run(program, cell.further?.(program)));
      child.stop();
    };
  });
  const lane = async () => {
    for (let job = jobs.shift(); job; job = jobs.shift()) await job();
  };
  for (let i = 0; i < atOnce; i++) void lane();
  return outcomes;
}

/** Promise.withResolvers, which Node 20 does not have. */
function deferred(): { promise: Promise<CellOutcome>; resolve: (outcome: CellOutcome) => void } {
  let resolve: (outcome: CellOutcome) => void = () => {};
  const promise = new Promise<CellOutcome>((settle) => {
    resolve = settle;
  });
  return { promise, resolve };
}
