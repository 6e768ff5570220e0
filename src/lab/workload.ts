/**
 * What a benchmark program says of itself, in its own file: what it measures (the docstring's first line), which kind
 * of work it stands for (`# workload: read-shared`) and which suites it belongs to (`# suites: default, quick`).
 * A program joins the lab by these lines; nothing here knows a program's name.
 */
import { PatchworkError } from "../base/errors.js";

export interface ProgramNotes {
  /** The first line of the docstring; empty when there is none. */
  readonly about: string;
  /** A registered kind; absent where the file names none. */
  readonly workload?: string;
  /** Suites by name, in the order of the file. */
  readonly suites: readonly string[];
}

const kinds = new Map<string, string>();

/** Makes a kind of work known, with what its programs have in common. Its name must be new. */
export function registerWorkload(name: string, about: string): void {
  if (kinds.has(name)) throw new RangeError(`a kind of work is already named ${name}`);
  kinds.set(name, about);
}

/** Kind → what its programs have in common, in order of registration. */
export const workloads = (): ReadonlyMap<string, string> => kinds;

const KNOWN: readonly (readonly [name: string, about: string])[] = [
  ["cpu-bound", "each thread computes for itself, nothing is shared"],
  ["read-shared", "many threads read one object, none writes it"],
  ["write-shared", "many threads write one object without a lock"],
  ["allocation-heavy", "objects are made and dropped all the time"],
  ["lock-contended", "threads want the same lock"],
  ["pipeline", "items go from thread to thread through bounded queues"],
  ["io-bound", "threads wait for something outside, and compute nothing"],
  ["mixed", "part waiting, part computing"],
];
for (const [name, about] of KNOWN) registerWorkload(name, about);

/** Names that suites cannot have: they mean something else on the command line. */
const RESERVED = ["all", "figures"];

/** Reads the notes of a program; `path` is for messages. */
export function readNotes(source: string, path: string): ProgramNotes {
  const workload = noteOf(source, "workload");
  const suites = noteOf(source, "suites");
  if (workload) requireKind(workload, path);
  const names = suites ? suites.text.split(",").map((name) => name.trim()) : [];
  for (const name of names) requireSuiteName(name, `${path}:${suites?.line}`);
  return { about: aboutOf(source), ...(workload && { workload: workload.text }), suites: names };
}

interface Note {
  readonly text: string;
  readonly line: number;
}

/** A comment line of its own, not indented: `# key: text`. */
function noteOf(source: string, key: string): Note | undefined {
  const match = new RegExp(`^# ${key}:(.*)$`, "m").exec(source);
  return match
    ? { text: (match[1] as string).trim(), line: source.slice(0, match.index).split("\n").length }
    : undefined;
}

function requireKind({ text, line }: Note, path: string): void {
  if (kinds.has(text)) return;
  const known = [...kinds.keys()].join(", ");
  throw new PatchworkError(`${path}:${line}: no kind of work is named ${text || "(empty)"}; there are ${known}`);
}

function requireSuiteName(name: string, place: string): void {
  if (!/^[a-z][a-z0-9-]*$/.test(name)) {
    throw new PatchworkError(
      `${place}: a suite cannot be named ${name || "(empty)"}; use small letters, digits and hyphens`,
    );
  }
  if (RESERVED.includes(name) || kinds.has(name)) {
    throw new PatchworkError(
      `${place}: a suite cannot be named ${name}, that name is taken; every kind of work is one`,
    );
  }
}

function aboutOf(source: string): string {
  const match = /^(?:\s|#.*\n)*(?:"""|''')\s*(.*?)\s*(?:$|"""|''')/m.exec(source);
  return match && match.index === 0 ? (match[1] as string) : "";
}
