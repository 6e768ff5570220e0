/**
 * Runs the stages once on a small loop, so that the first hot loop of a program does not pay for cold JavaScript
 * (some milliseconds in a fresh worker). For idle workers, before they get a thread to run.
 */
import { VALUE } from "../base/layout.js";
import { loadLibrary } from "../bytecode/library.js";
import { opcode } from "../bytecode/opcodes.js";
import type { Observation } from "./observe.js";
import { stitchLoop } from "./pipeline.js";
import { loopRegion } from "./region/loop.js";
import { BUILT_IN_STITCHERS, loadStitcher, type StitcherSettings } from "./stitch/stitcher.js";

const row = (name: string, a: number, b = 0, c = 0): number[] => [opcode(name).code, a, b, c];

/** while i < n: total += items[i]; i += 1 */
const SAMPLE: Observation = {
  loop: 0,
  code: "sample",
  codeId: 0,
  header: 0,
  back: 4,
  locals: 4,
  names: ["n", "i", "total", "items"],
  registers: 5,
  caches: 0,
  instructions: Uint16Array.from([
    ...row("JUMP_IF_NOT_LT_INT", 4, 1, 0),
    ...row("INDEX_LIST", 4, 3, 1),
    ...row("ADD_INT", 2, 2, 4),
    ...row("ADD_INT_K", 1, 1, 0),
    ...row("JUMP_BACK", 0, 4),
    ...row("RETURN", 2),
  ]),
  address: 0,
  adaptive: new Uint8Array(6),
  exitCounts: new Uint32Array(6),
  stormy: [],
  refusals: 0,
  suspicious: false,
  multi: false,
  constants: [{ constant: { kind: "int", value: 1 }, boxed: Number(BigInt.asIntN(64, VALUE.INT_BIAS + 1n)) }],
  builtins: {},
  entry: ["int", "int", "int", "list", "unbound"],
  countsUp: false,
  plainItems: [false, false, false, true, false],
  handlers: [],
  loops: [{ id: 0, header: 0, back: 4 }],
  lines: [1, 2, 2, 3, 3, 4],
  pointer: 0,
  inlined: [],
  stubs: [],
  own: 6,
  whole: false,
  callable: false,
  closes: false,
  parameters: 0,
  direct: [],
  classes: 0,
  attributes: {},
  several: {},
};

/** Loads the stitcher and runs every stage. A plug-in's stitcher is loaded only: it shall see the program's loops alone. */
export async function warmJit(name: string, settings: StitcherSettings = {}): Promise<void> {
  const chosen = await loadStitcher(name, settings);
  const stitcher = BUILT_IN_STITCHERS.includes(name) ? chosen : await loadStitcher("splice");
  stitchLoop(SAMPLE, { policy: loopRegion, stitcher, library: loadLibrary() });
}
