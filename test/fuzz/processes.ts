/** The two processes behind a fuzzer: CPython's, and that of all cells. Started when needed, again after a death. */
import { type ChildProcess, fork } from "node:child_process";
import { fileURLToPath } from "node:url";
import type { RunOptions } from "../../src/threads/options.js";
import type { CellOutcome } from "../support/compare.js";
import type { Outcome } from "../support/oracle.js";
import type { BatchProgram } from "./batch.js";

/** For one answer, of a batch in one cell: a hang is longer than that on the slowest, busiest machine. */
const HANG_MS = 90_000;
const START_MS = 180_000;

/** A child process that answers a message with a number of messages; one question after the other. */
class Answering<Answer> {
  #child: ChildProcess | undefined;
  #last: Promise<unknown> = Promise.resolve();

  constructor(readonly file: string) {}

  /** The answers that came, and why there are no more when there are fewer than `count`. */
  ask(
    message: object,
    count: number,
  ): Promise<{ answers: Answer[]; end?: { kind: "hung" | "crashed"; detail: string } }> {
    const asked = this.#last.then(() => this.#ask(message, count));
    this.#last = asked;
    return asked;
  }

  stop(): void {
    this.#child?.removeAllListeners();
    this.#child?.kill("SIGKILL");
    this.#child = undefined;
  }

  #ask(message: object, count: number): ReturnType<Answering<Answer>["ask"]> {
    const first = this.#child === undefined;
    this.#child ??= fork(fileURLToPath(new URL(this.file, import.meta.url)), { stdio: ["ignore", 2, 2, "ipc"] });
    const child = this.#child;
    const answers: Answer[] = [];
    return new Promise((resolve) => {
      const end = (kind: "hung" | "crashed", detail: string) => {
        clearTimeout(timer);
        this.stop();
        resolve({ answers, end: { kind, detail } });
      };
      const hang = (ms: number) => setTimeout(() => end("hung", `no answer within ${ms} ms`), ms);
      let timer = hang(first ? START_MS : HANG_MS);
      child.on("message", (answer) => {
        answers.push(answer as Answer);
        clearTimeout(timer);
        if (answers.length < count) {
          timer = hang(HANG_MS);
          return;
        }
        child.removeAllListeners();
        resolve({ answers });
      });
      child.once("exit", (code, signal) => end("crashed", `the process ended with ${signal ?? `exit code ${code}`}`));
      child.send(message);
    });
  }
}

export class OracleProcess {
  readonly #process = new Answering<Outcome[]>("./oracle-process.mjs");

  /** undefined when CPython does not come to an end. */
  async run(programs: readonly { file: string; source: string }[]): Promise<Outcome[] | undefined> {
    return (await this.#process.ask(programs, 1)).answers[0];
  }

  stop(): void {
    this.#process.stop();
  }
}

export class CellsProcess {
  readonly #process = new Answering<CellOutcome>("./cells-process.mjs");

  /** What each cell did; a cell that ends the process does not take the others with it. */
  async run(program: BatchProgram, cells: readonly Partial<RunOptions>[]): Promise<CellOutcome[]> {
    const all: CellOutcome[] = [];
    while (all.length < cells.length) {
      const rest = cells.slice(all.length);
      const { answers, end } = await this.#process.ask({ ...program, cells: rest }, rest.length);
      all.push(...answers, ...(end ? [end] : []));
    }
    return all;
  }

  stop(): void {
    this.#process.stop();
  }
}
