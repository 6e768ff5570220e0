/**
 * The plans of all loops of a program that become hot: runs it on one thread, in this process, and plans each loop
 * where the JIT would, without installing anything. For measuring stitchers over the same input.
 */
import { LAYOUT } from "../../base/layout.js";
import { loadLibrary } from "../../bytecode/library.js";
import type { StencilLibrary } from "../../bytecode/stencils.js";
import { observe } from "../../jit/observe.js";
import { makePlan } from "../../jit/plan/make.js";
import type { Plan } from "../../jit/plan/plan.js";
import { loopRegion } from "../../jit/region/loop.js";
import { isRefusal } from "../../jit/region/region.js";
import { compileProgram } from "../../language/index.js";
import { createProgramMemory } from "../../vm/loader.js";
import { loadInterpreter } from "../../vm/modules.js";
import { createVm, type Vm } from "../../vm/vm.js";

const MEMORY_BYTES = 2 ** 27;
/** A loop is planned once. */
const NEVER_AGAIN = 0x7fff_ffff;

export const collectPlans = (source: string, file: string, library: StencilLibrary = loadLibrary()): Plan[] =>
  collect(source, file, library).plans;

/** The plans, and the thread that ran the program, in which their code could be installed. */
export function collect(source: string, file: string, library: StencilLibrary): { plans: Plan[]; vm: Vm } {
  const settings = { memoryBytes: MEMORY_BYTES, gil: true, jit: true, switchIntervalMs: 5 };
  const shared = createProgramMemory(compileProgram(source, file), settings);
  const plans: Plan[] = [];
  const vm: Vm = createVm(loadInterpreter({ refcount: "plain", counting: false }), shared, 0, {
    hot(loop, fp) {
      const view = new DataView(shared.memory.buffer);
      view.setInt32(LAYOUT.LOOPS_BASE + loop * LAYOUT.LOOP_SIZE + LAYOUT.LOOP_COUNTER, NEVER_AGAIN, true);
      const observation = observe(vm, loop, fp);
      const region = loopRegion(observation);
      const plan = isRefusal(region) ? region : makePlan(observation, region, library);
      if (!isRefusal(plan)) plans.push(plan);
    },
    install() {},
    threadStart: () => 0,
    event() {},
  });
  interpret(vm);
  return { plans, vm };
}

function interpret({ exports }: Vm): void {
  const { threadEnter, threadFinish } = exports as unknown as Record<"threadEnter" | "threadFinish", () => number>;
  if (threadEnter() === LAYOUT.STATUS_FRAME) while (exports.run() === LAYOUT.LEFT_REENTER);
  threadFinish();
}
