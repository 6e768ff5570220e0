/**
 * The public library of Patchwork. Seven doors:
 *
 * - **compile**: {@link compileProgram} turns the text of a Python file into a {@link Program} of register bytecode,
 *   {@link disassemble} and {@link assemble} go to text and back.
 * - **run**: {@link runProgram} runs it in any cell, on real threads; {@link closePool} ends the workers afterwards.
 * - **profile**: {@link profileProgram} runs it under observation: where each thread's time went, what was compiled, the timeline.
 * - **inspect**: {@link inspectProgram} runs it and keeps every stage of what became of its loops.
 * - **stitch**: {@link stitchLoop} takes an {@link Observation} of a hot loop through region, plan and stitcher.
 * - **experiment**: {@link runExperiment} measures programs in all cells; the results are plain data, read, written,
 *   compared, summarised and drawn by the functions beside it.
 * - **errors**: whatever a caller can do wrong is a {@link PatchworkError}, whose message says what to do next.
 *
 * No logic here. Heavy parts load when they are asked for: the lab and its plots, and Binaryen (0.3 s, 120 MB).
 *
 * @module
 */
export { EXIT, PatchworkError, type Place, RefusedError } from "./base/errors.js";
export type { Registry } from "./base/registry.js";
export { assemble } from "./bytecode/assembler.js";
export type {
  CodeObject,
  Constant,
  Handler,
  LoopInfo,
  ModuleInfo,
  Position,
  Program,
  Signature,
} from "./bytecode/code.js";
export { type DisassembleOptions, disassemble, disassembleCode } from "./bytecode/disassembler.js";
export { loadLibrary } from "./bytecode/library.js";
export {
  type FieldKind,
  type FieldName,
  findOpcode,
  OPCODES,
  type OpcodeRow,
  opcode,
  VALUE_CLASSES,
  type ValueClass,
} from "./bytecode/opcodes.js";
export { decode, INSTRUCTION_WORDS, type Instruction, jumpTarget, readsOf, writesOf } from "./bytecode/operands.js";
export {
  type Hole,
  REPRESENTATIONS,
  type Representation,
  type Stencil,
  type StencilLibrary,
  type WasmType,
} from "./bytecode/stencils.js";
export { inspectProgram } from "./inspect/collect.js";
export type { InspectedLoop, InspectedRun, Inspection, LoopRefusal, LoopVersion } from "./inspect/inspection.js";
export { chooseLoop, VIEWS as INSPECTION_VIEWS, type View, type ViewName, type ViewRequest } from "./inspect/views.js";
export type { HotnessPolicy, LeftCode } from "./jit/hotness.js";
export type { Budget } from "./jit/ledger.js";
export type {
  Argument,
  AttributeOfSeveral,
  Binding,
  CallStub,
  Default,
  DefaultsGuard,
  DirectCall,
  InlinedCall,
  InlinedGenerator,
  InlinedOperation,
  MadeInstance,
  Observation,
  ObservedClass,
  ObservedConstant,
  Recorded,
  RememberedAttribute,
  Wait,
} from "./jit/observe.js";
export { type Compilation, type Pipeline, stitchLoop } from "./jit/pipeline.js";
export type { Known } from "./jit/plan/known.js";
export type {
  Apply,
  Called,
  Condition,
  DirectCallNode,
  DirectExit,
  EntryRegister,
  ExitGroup,
  FrameAddress,
  FunctionPlan,
  InlinedExit,
  Node,
  Operand,
  Plan,
  PlanExit,
  PlanLocal,
  RuntimeCall,
  Store,
} from "./jit/plan/plan.js";
export { printPlan } from "./jit/plan/print.js";
export { loopRegion } from "./jit/region/loop.js";
export { REGION_POLICIES } from "./jit/region/policies.js";
export {
  isRefusal,
  type Refusal,
  type Region,
  type RegionBlock,
  type RegionEdge,
  type RegionPolicy,
} from "./jit/region/region.js";
export type { Mark, Marker } from "./jit/stitch/marks.js";
export { splice } from "./jit/stitch/splice.js";
export type { Passes, Stitch } from "./jit/stitch/stitch.js";
export { loadStitcher, type Stitcher, type StitcherLoader, type StitcherSettings } from "./jit/stitch/stitcher.js";
export { type Locate, planToWat } from "./jit/stitch/wat.js";
export type { Step, Steps, Trace, TracePath } from "./jit/trail.js";
export {
  compareResults,
  defineExperiment,
  type ExperimentRequest,
  readResults,
  reportPage,
  runExperiment,
  summary,
  writeResults,
} from "./lab/api.js";
export type {
  Advice,
  CellProfile,
  CellSteadiness,
  Classification,
  ScalingFit,
  ScalingPoint,
  Segment,
  SimulatedScaling,
  SteadyKind,
  SuiteMean,
  TierEvent,
} from "./lab/artefacts.js";
export type { Cell, LeftOut } from "./lab/axes.js";
export type { CellComparison, Comparison, ComparisonVerdict } from "./lab/comparison.js";
export type { Control, ControlPoint, Trend } from "./lab/control-loop.js";
export type { ExperimentDesign } from "./lab/design.js";
export type { Phase, Repetition } from "./lab/driver.js";
export type { Effects, Scaling } from "./lab/effects.js";
export type { Environment } from "./lab/environment.js";
export type { Measure } from "./lab/experiment.js";
export type { Figure, Target } from "./lab/figures/figure.js";
export type { PlannedRun } from "./lab/plan.js";
export type { CellJson, ProgramSource, ResultsFile, Settings } from "./lab/results-file.js";
export type { Sample } from "./lab/runner.js";
export type { UnfittedLaw } from "./lab/scaling/fits.js";
export type { Estimate, Outlier } from "./lab/statistics.js";
export { compileProgram, nativeFinder, PythonSyntaxError } from "./language/index.js";
export type { FoundModule, ModuleFinder } from "./language/module-sources.js";
export type { NativeFace } from "./language/native-modules.js";
export type { ErrorRange, SyntaxErrorKind } from "./language/syntax-errors.js";
export { definePlugin, type LockDefinition, type OpcodeDefinition, type Plugin } from "./plugins/plugin.js";
export { type PluginOptions, usePlugins } from "./plugins/use.js";
export type { LiveCode, LiveLoop, RunArtefacts, ThreadAttempt } from "./threads/artefacts.js";
export {
  DEFAULT_RUN_OPTIONS,
  type LoopStats,
  REFCOUNTS,
  REGIONS,
  type RefcountName,
  type RefusedLoop,
  type RegionName,
  type RunOptions,
  type RunResult,
  type RunStats,
  STITCHERS,
  type StitcherName,
  type Stress,
  type ThreadTimes,
  type TraceEvent,
} from "./threads/options.js";
export { closePool } from "./threads/pool.js";
export { profileProgram, type RunControl, runProgram } from "./threads/run.js";
export {
  defineNative,
  type LoadedNative,
  loadNatives,
  type NativeFile,
  type NativeFunction,
  type NativeModule,
  type NativeValue,
  PythonError,
} from "./vm/native.js";
