/** Everything that the inspector knows, as one JSON value with a version. Bytes are base64, typed arrays are lists. */

import { type CodeObject, fullName } from "../bytecode/code.js";
import { instructionParts } from "../bytecode/disassembler.js";
import { printPlan } from "../jit/plan/print.js";
import type { Trace } from "../jit/trail.js";
import { exitCount, explainExits } from "./exits.js";
import type { InspectedLoop, Inspection, LoopVersion } from "./inspection.js";
import { spliceInPieces } from "./pieces.js";
import { bytecodeLines } from "./views/bytecode.js";
import { regionGraph } from "./views/regions.js";
import { untried } from "./views/summary.js";
import { wasmFile } from "./wasm-file.js";

/** Raised whenever a field changes its meaning or goes away. */
export const INSPECTION_SCHEMA = 1;

export async function inspectionJson(inspection: Inspection, loops: readonly InspectedLoop[]): Promise<string> {
  const { program, run } = inspection;
  const value = {
    schema: INSPECTION_SCHEMA,
    kind: "patchwork-inspection",
    environment: { node: process.version, v8: process.versions.v8, arch: process.arch },
    file: program.file,
    source: program.source,
    /** Of the modules that the program imports, by name; of the library what it needs. */
    modules: Object.fromEntries(
      (program.modules ?? []).flatMap(({ name, source }) => (source === undefined ? [] : [[name, source]])),
    ),
    run,
    codes: program.codes.map((code, id) => ({
      id,
      name: fullName(program, code),
      line: code.firstLine,
      locals: code.localNames,
      registers: code.registers,
      instructions: bytecodeLines(inspection, id),
    })),
    loops: await Promise.all(loops.map((loop) => loopJson(inspection, loop))),
  };
  return `${JSON.stringify(value, plain, 1)}\n`;
}

const plain = (_: string, value: unknown): unknown =>
  value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value;

async function loopJson(inspection: Inspection, loop: InspectedLoop) {
  const { versions, refusals, ...rest } = loop;
  return {
    ...rest,
    ...(versions.length === 0 && refusals.length === 0 && { untried: untried(inspection, loop) }),
    versions: await Promise.all(versions.map((version) => versionJson(inspection, loop, version))),
    refusals: refusals.map(({ thread, reason, observation }) => ({ thread, reason, entry: observation.entry })),
  };
}

/** Steps as `code:instruction@register`: the code object's number, and where its frame lies from the loop's. */
const traceJson = ({ paths, ...rest }: Trace) => ({
  ...rest,
  paths: paths.map((path) => ({ ...path, steps: path.steps.map(({ code, pc, base }) => `${code}:${pc}@${base}`) })),
});

async function versionJson(inspection: Inspection, loop: InspectedLoop, version: LoopVersion) {
  const { observation, region, plan, bytes, planUs, stitchUs, compileUs, thread } = version;
  const code = inspection.program.codes[loop.codeId] as CodeObject;
  const pcs = region.blocks.flatMap(({ start, end }) =>
    Array.from({ length: end - start }, (_, index) => start + index),
  );
  const file = await wasmFile(inspection, loop, version);
  return {
    version: version.version,
    thread,
    planUs,
    stitchUs,
    compileUs,
    observed: { entry: observation.entry, names: observation.names, stormy: observation.stormy },
    /** As they were specialised when the version was made. */
    instructions: pcs.map((pc) => ({
      pc,
      ...instructionParts(inspection.program, code, observation.instructions, pc),
    })),
    region: {
      ...region,
      ...(region.trace && { trace: traceJson(region.trace) }),
      graph: regionGraph(inspection, loop, version),
    },
    plan,
    planText: printPlan(plan),
    exits: explainExits(version).map((exit) => ({
      ...exit,
      taken: exitCount(inspection, loop.codeId, exit.countedAt),
    })),
    /** Of the code that splice makes of the plan, whatever stitcher ran. */
    pieces: spliceInPieces(plan, inspection.library).pieces,
    wasm: bytes,
    ...(file.map && { sourceMap: JSON.parse(file.map.text) }),
  };
}
