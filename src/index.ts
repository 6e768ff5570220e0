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
export { decode, INSTRUCTION_WORDS, type Instruction, jumpTarget, readsOf, writesOf } from "./bytecode/operands.js";
export type { Hole, Representation, Stencil, StencilLibrary } from "./bytecode/stencils.js";
export type { HotnessPolicy, LeftCode } from "./jit/hotness.js";
export { inspectProgram } from "./inspect/collect.js";
export type { InspectedLoop, Inspection, LoopRefusal, LoopVersion } from "./inspect/inspection.js";
export { chooseLoop, VIEWS as INSPECTION_VIEWS, type ViewName, type ViewRequest } from "./inspect/views.js";
export type { Observation } from "./jit/observe.js";
export { type Compilation, type Pipeline, stitchLoop } from "./jit/pipeline.js";
export type { Plan } from "./jit/plan/plan.js";
export { printPlan } from "./jit/plan/print.js";
export { loopRegion } from "./jit/region/loop.js";
export type { Refusal, Region, RegionBlock, RegionEdge, RegionPolicy } from "./jit/region/region.js";
export { isRefusal } from "./jit/region/region.js";
export { splice } from "./jit/stitch/splice.js";
export type { Stitch } from "./jit/stitch/stitch.js";
export { loadStitcher, type Stitcher, type StitcherLoader } from "./jit/stitch/stitcher.js";
export { planToWat } from "./jit/stitch/wat.js";
export { defineExperiment, type ExperimentDesign } from "./lab/design.js";
export { compileProgram, PythonSyntaxError } from "./language/index.js";
export { definePlugin, type LockDefinition, type OpcodeDefinition, type Plugin } from "./plugins/plugin.js";
export { type PluginOptions, usePlugins } from "./plugins/use.js";
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
