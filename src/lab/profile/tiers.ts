/**
 * When code got better, in a run that was observed: V8's tiers from its own trace events (`--trace-event-categories
 * v8.wasm`), the JIT's work from the timeline. Pure: parsed files in, TierEvents out.
 */
import type { TraceEvent } from "../../base/trace-events.js";
import type { TierEvent } from "../artefacts.js";

/** Flags of Node for the observed process. The detailed category has a function's index. */
export const v8TraceFlags = (file: string): string[] => [
  "--trace-event-categories=v8.wasm,disabled-by-default-v8.wasm.detailed",
  `--trace-event-file-pattern=${file}`,
];

/** A WebAssembly module as tier events speak of it. */
export interface ModuleNames {
  readonly names: ReadonlyMap<number, string>;
  readonly importedFunctions: number;
}

/** What Liftoff compiles are a hundred functions at their first call: only this one is worth an event. */
const INTERPRETER = "interpreter";
const STITCHED = "stitched code";
const UNNAMED = "a WebAssembly function";

interface V8Event {
  readonly name?: unknown;
  readonly ts?: unknown;
  readonly dur?: unknown;
  readonly args?: { readonly func_index?: unknown; readonly funcIndex?: unknown };
}

/**
 * V8's events have the clock on which the run began at `startUs`. An event is when the code was ready; a compilation
 * that the end of the process cut off has no duration.
 */
export function v8Tiers(data: unknown, startUs: number, module: ModuleNames): TierEvent[] {
  const listed = (data as { traceEvents?: unknown } | null)?.traceEvents;
  const events: readonly V8Event[] = Array.isArray(listed) ? listed : [];
  const named = (name: string): V8Event[] => events.filter((event) => event.name === name && Number(event.dur) > 0);
  const detailed = named("wasm.CompileTopTier");
  // Newer V8s tell that a function was optimised, not which.
  const optimised = detailed.length > 0 ? detailed : named("wasm.TopTierCompilation");
  const tier = (kind: TierEvent["kind"], event: V8Event): TierEvent => ({
    ms: Math.max(0, (Number(event.ts) + Number(event.dur) - startUs) / 1000),
    kind,
    what: functionName(event, module),
  });
  return [
    ...named("wasm.CompileBaseline")
      .map((event) => tier("liftoff", event))
      .filter(({ what }) => what.startsWith(INTERPRETER)),
    ...optimised.map((event) => tier("turbofan", event)),
  ];
}

/** Stitched modules import so many functions that their own has an index at which the interpreter's has an import. */
function functionName({ args }: V8Event, { names, importedFunctions }: ModuleNames): string {
  const index = args?.func_index ?? args?.funcIndex;
  if (typeof index !== "number") return UNNAMED;
  return index < importedFunctions ? STITCHED : (names.get(index) ?? UNNAMED);
}

/** Ends of the timeline's `compiling …`: the loop was stitched, compiled and installed on that thread. */
export function jitTiers(timeline: readonly TraceEvent[]): TierEvent[] {
  const prefix = "compiling ";
  return timeline
    .filter(({ name, ph }) => ph === "X" && name.startsWith(prefix))
    .map(({ name, ts, dur = 0 }) => ({ ms: (ts + dur) / 1000, kind: "stitched", what: name.slice(prefix.length) }));
}
