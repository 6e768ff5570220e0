/** Where samples are kept as they come, and found again by a run that goes on where another stopped. Types only. */
import type { Sample } from "./runner.js";

export interface RunKey {
  /** The part of a session that the experiment belongs to: `programs` or `figures`. */
  readonly part: string;
  readonly program: string;
  /** The cell's id. */
  readonly cell: string;
  readonly round: number;
}

export interface SampleStore {
  /** The sample of an earlier session of the same design. */
  find(key: RunKey): Sample | undefined;
  keep(key: RunKey, sample: Sample): void;
}
