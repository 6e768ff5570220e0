/**
 * Figures over whole suites of programs, one thread under the GIL: interpreter and JIT against CPython in wasm, JIT
 * against the interpreter, as geometric means, and the program that comes out worst.
 */
import { type Cell, cellsOf, ENGINE, LOCK } from "../axes.js";
import type { ExperimentResult } from "../experiment.js";
import { limitCells } from "../limits.js";
import { type BenchProgram, findPrograms } from "../programs.js";
import { type Figure, figure, type Target } from "./figure.js";
import { counted, meanOf, pairsOf, ratiosOf } from "./pairs.js";

/** A suite of the bundled programs (their `# suites:` line) and what its means are to reach. */
interface SuiteTargets {
  readonly suite: string;
  readonly interpreter: number;
  readonly jit: number;
  readonly jitOverPyodide: number;
}

export const SUITES: readonly SuiteTargets[] = [
  { suite: "numeric", interpreter: 5, jit: 6.5, jitOverPyodide: 40 },
  { suite: "objects", interpreter: 3.5, jit: 3, jitOverPyodide: 12 },
];

/** No program is to be slower over Pyodide than this, and none slower with the JIT than without by more than 5 %. */
const LEAST: Readonly<Record<"interpreter" | "jit", Target>> = {
  interpreter: { atLeast: 1.5 },
  jit: { atLeast: 0.95 },
};

export interface PlannedSuiteProgram {
  readonly program: BenchProgram;
  readonly cells: readonly Cell[];
}

/** The programs of all suites, each in its cells; `peers` and, where there is one, the program's limit run beside them. */
export function suitePlan(peers: readonly Cell[]): PlannedSuiteProgram[] {
  const lock = { ...LOCK, levels: LOCK.levels.filter(({ name }) => name === "gil") };
  const cells = [...peers, ...cellsOf([ENGINE, lock], [1])];
  return SUITES.flatMap(({ suite }) =>
    findPrograms(suite).map((program) => ({ program, cells: [...limitCells(program.name), ...cells] })),
  );
}

/** `missing`: why there is no Pyodide. `results`: those of `suitePlan`, in any order. */
export function suiteFigures(results: readonly ExperimentResult[], missing: string | undefined): Figure[] {
  return [
    ...SUITES.flatMap((targets) => figuresOf(targets, results, missing)),
    least(
      "interp-least",
      "interpreter over Pyodide, worst program",
      results,
      PAIRS.interpreter,
      LEAST.interpreter,
      missing,
    ),
    least("jit-least", "JIT over interpreter, steady state, worst program", results, PAIRS.jit, LEAST.jit),
  ];
}

const NONE = "no program with a steady state";

type Pair = readonly [before: string, after: string];

const PAIRS = {
  interpreter: ["pyodide", "interp·gil·1t"],
  jit: ["interp·gil·1t", "jit·gil·1t"],
  jitOverPyodide: ["pyodide", "jit·gil·1t"],
} as const satisfies Readonly<Record<string, Pair>>;

function figuresOf(targets: SuiteTargets, results: readonly ExperimentResult[], missing: string | undefined): Figure[] {
  const { suite } = targets;
  const names = new Set(findPrograms(suite).map(({ name }) => name));
  const own = results.filter(({ program }) => names.has(program.name));
  const row = (id: string, title: string, [before, after]: Pair, atLeast: number, absent?: string): Figure => {
    const pairs = pairsOf(own, before, after);
    const kind = `${suite} programs`;
    const what = `${title}, ${absent === undefined ? counted(pairs, kind) : `${own.length} ${kind}`}`;
    return figure(`${id}-${suite}`, what, "×", absent ?? meanOf(pairs) ?? NONE, { atLeast });
  };
  return [
    row("interp", "interpreter over Pyodide", PAIRS.interpreter, targets.interpreter, missing),
    row("jit", "JIT over interpreter", PAIRS.jit, targets.jit),
    row("jit-pyodide", "JIT over Pyodide", PAIRS.jitOverPyodide, targets.jitOverPyodide, missing),
  ];
}

/** The least ratio of any program in a steady state, which the title names. */
function least(
  id: string,
  title: string,
  results: readonly ExperimentResult[],
  [before, after]: Pair,
  target: Target,
  missing?: string,
): Figure {
  const worst = ratiosOf(pairsOf(results, before, after))[0];
  if (missing !== undefined || worst === undefined) return figure(id, title, "×", missing ?? NONE, target);
  return figure(id, `${title} (${worst.name})`, "×", worst.ratio, target);
}
