/**
 * The journal of a run: a line for each process, beside the results file, written as soon as the process has ended.
 * Whatever ends the run, `bench --resume` finds here what there is. A line of JSON each: the head, then samples.
 */
import { appendFileSync, readFileSync, rmSync } from "node:fs";
import { PatchworkError } from "../base/errors.js";
import type { ExperimentDesign } from "./design.js";
import type { Environment } from "./environment.js";
import { isSpecial, reasonOf, writeText } from "./files.js";
import { isRepeatable, type Sample } from "./runner.js";
import type { RunKey, SampleStore } from "./store.js";

const FORMAT = "patchwork-journal/1";

/** A program as it was when the run began. */
export interface ProgramIdentity {
  readonly name: string;
  readonly path: string;
  readonly sha256: string;
}

export interface JournalHead {
  readonly design: ExperimentDesign;
  readonly environment: Environment;
  readonly programs: readonly ProgramIdentity[];
}

export interface JournalEntry extends RunKey {
  readonly sample: Sample;
}

export interface Journal {
  readonly head: JournalHead;
  readonly entries: readonly JournalEntry[];
}

export const journalOf = (resultsFile: string): string => `${resultsFile}.journal`;

const line = (data: unknown): string => `${JSON.stringify(data)}\n`;
const nameOf = ({ part, program, cell, round }: RunKey): string => JSON.stringify([part, program, cell, round]);

/** Samples of this run and of the one that it goes on with. A disk that is full ends the keeping, not the run. */
export class JournalStore implements SampleStore {
  readonly #samples = new Map<string, Sample>();
  readonly #file: string | undefined;
  /** Why samples are no longer kept on disk. */
  problem: string | undefined;

  /** `resultsFile`: undefined or a device, and nothing is written. */
  constructor(resultsFile: string | undefined, { head, entries }: Journal) {
    for (const entry of entries) this.#samples.set(nameOf(entry), entry.sample);
    if (resultsFile === undefined || isSpecial(resultsFile)) return;
    this.#file = journalOf(resultsFile);
    this.#write(() => writeText(journalOf(resultsFile), [{ format: FORMAT, ...head }, ...entries].map(line).join("")));
  }

  /** Whether a run that is stopped now can go on later. */
  get resumable(): boolean {
    return this.#file !== undefined && this.problem === undefined;
  }

  get size(): number {
    return this.#samples.size;
  }

  find(key: RunKey): Sample | undefined {
    return this.#samples.get(nameOf(key));
  }

  keep(key: RunKey, sample: Sample): void {
    if (this.#samples.has(nameOf(key))) return;
    this.#samples.set(nameOf(key), sample);
    const file = this.#file;
    if (file !== undefined && this.problem === undefined)
      this.#write(() => appendFileSync(file, line({ ...key, sample } satisfies JournalEntry)));
  }

  /** The results file is complete and on the disk. */
  remove(): void {
    if (this.#file !== undefined) rmSync(this.#file, { force: true });
  }

  #write(write: () => void): void {
    try {
      write();
    } catch (error) {
      const why = error instanceof PatchworkError ? error.message : `cannot write ${this.#file}: ${reasonOf(error)}`;
      this.problem = `${why}. The run goes on, but could not be resumed.`;
    }
  }
}

/** What a run left. Samples that failed are taken again, so they are left out, and a last line that was cut off. Throws PatchworkError. */
export function readJournal(resultsFile: string): Journal {
  const file = journalOf(resultsFile);
  const [first = "", ...rest] = readLines(file, resultsFile);
  const head = parsed(first) as ({ format?: unknown } & JournalHead) | undefined;
  if (head?.format !== FORMAT) throw new PatchworkError(`${file} is not a journal of this version of patchwork bench`);
  const entries = rest.flatMap((text) => {
    const entry = parsed(text) as JournalEntry | undefined;
    return entry?.sample && !isRepeatable(entry.sample) ? [entry] : [];
  });
  const { design, environment, programs } = head;
  return { head: { design, environment, programs }, entries };
}

function readLines(file: string, resultsFile: string): string[] {
  try {
    return readFileSync(file, "utf8").split("\n");
  } catch (error) {
    const none = (error as NodeJS.ErrnoException).code === "ENOENT";
    throw new PatchworkError(
      none
        ? `there is nothing to resume: ${file} is not there; a run with --json ${resultsFile} keeps it until it is complete`
        : `cannot read ${file}: ${(error as Error).message}`,
    );
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** What differs between the journal's run and now, in words; empty when the run may simply go on. */
export function differences(
  then: JournalHead,
  now: { readonly environment: Environment; readonly programs: readonly ProgramIdentity[] },
): string[] {
  const fields = ["cpu", "cores", "system", "node", "patchwork", "commit"] as const;
  const environment = fields.flatMap((field) =>
    then.environment[field] === now.environment[field]
      ? []
      : [`${field} was ${then.environment[field] ?? "unknown"} and is ${now.environment[field] ?? "unknown"}`],
  );
  const programs = then.programs.flatMap(({ path, sha256 }) =>
    now.programs.some((program) => program.path === path && program.sha256 === sha256) ? [] : [`${path} has changed`],
  );
  return [...environment, ...programs];
}
