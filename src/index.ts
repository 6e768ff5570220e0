/**
 * The public library: compile a program, run it in a cell, read and write its bytecode, look into the JIT's stages.
 * No logic. Heavy parts (binaryen) load when they are asked for.
 */
export { EXIT, PatchworkError, type Place, RefusedError } from "./base/errors.js";
export { assemble } from "./bytecode/assembler.js";
export type { CodeObject, Constant, Handler, LoopInfo, Position, Program } from "./bytecode/code.js";
export { disassemble, disassembleCode } from "./bytecode/disassembler.js";
export { loadLibrary } from "./bytecode/library.js";
export { findOpcode, OPCODES, type OpcodeRow, opcode } from "./bytecode/opcodes.js";
export type { Hole, Representation, Stencil, StencilLibrary } from "./bytecode/stencils.js";
export { inspectProgram } from "./inspect/collect.js";
export type { InspectedLoop, Inspection, LoopRefusal, LoopVersion } from "./inspect/inspection.js";
export { chooseLoop, VIEWS as INSPECTION_VIEWS, type ViewName, type ViewRequest } from "./inspect/views.js";
export type { Observation } from "./jit/observe.js";
export { type Compilation, type Pipeline, stitchLoop } from "./jit/pipeline.js";
export type { Plan } from "./jit/plan/plan.js";
export { printPlan } from "./jit/plan/print.js";
export { REGION_POLICIES, type RegionPolicyName } from "./jit/region/policies.js";
export type { Refusal, Region } from "./jit/region/region.js";
export { loadStitcher, type Stitcher } from "./jit/stitch/stitcher.js";
export { planToWat } from "./jit/stitch/wat.js";
export { defineExperiment, type ExperimentDesign } from "./lab/design.js";
export { compileProgram, PythonSyntaxError } from "./language/index.js";
export {
  DEFAULT_RUN_OPTIONS,
  type LoopStats,
  type RunOptions,
  type RunResult,
  type RunStats,
  type Stress,
  type TraceEvent,
} from "./threads/options.js";
export { closePool } from "./threads/pool.js";
export { runProgram } from "./threads/run.js";
