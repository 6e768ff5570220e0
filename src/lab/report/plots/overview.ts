/** All programs of a suite in one picture: what each bet gives, and whether they multiply. */
import * as Plot from "@observablehq/plot";
import type { SuiteMean } from "../../artefacts.js";
import type { EffectName, Effects } from "../../effects.js";
import { logAxis, svg, X_AXIS } from "../svg.js";
import { EFFECT_NAMES } from "./effects.js";

const COLOURS = ["var(--jit)", "var(--interpreter)", "var(--accent)"];
export const OVERVIEW_LEGEND = EFFECT_NAMES.map((name, index) => ({ name, colour: COLOURS[index] ?? "" }));
const MEAN = "geometric mean";

interface Row {
  readonly program: string;
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly colour: string;
  readonly offset: number;
  /** Rests on a cell without a steady state; drawn as a ring. */
  readonly doubtful?: readonly string[];
}

const isKnown = ({ low, high }: Row): boolean => Number.isFinite(low) && Number.isFinite(high);

/** Effects at one number of threads, one a program; means of the same number. */
export function overviewPlot(effects: readonly Effects[], means: readonly SuiteMean[]): string {
  const kinds = ["jit", "free", "combined"] as const;
  const rows = kinds.flatMap((kind, index): Row[] => {
    const style = { colour: COLOURS[index] ?? "", offset: (index - 1) * 6 };
    const programs = effects.map((effect) => ({ ...rowOf(effect, kind), ...style }));
    return [
      ...programs,
      ...means
        .filter(({ effect }) => effect === kind)
        .map(({ mean }) => ({ program: MEAN, ...intervalOf(mean), ...style })),
    ];
  });
  return intervals("Speed-ups of every program", "times faster than the interpreter with the GIL", rows);
}

export function interactionsPlot(effects: readonly Effects[], means: readonly SuiteMean[]): string {
  const style = { colour: "var(--accent)", offset: 0 };
  const rows: Row[] = effects.map((effect) => ({ ...rowOf(effect, "interaction"), ...style }));
  for (const { effect, mean } of means)
    if (effect === "interaction") rows.push({ program: MEAN, ...intervalOf(mean), ...style });
  return intervals(
    "Interaction of every program: above 1 more than the product, below 1 less",
    "both ÷ (JIT × free threading)",
    rows,
  );
}

const intervalOf = ({ value, ci95: [low, high] }: SuiteMean["mean"]) => ({ value, low, high });

const rowOf = ({ program, doubtful, ...effect }: Effects, kind: EffectName) => ({
  program,
  ...intervalOf(effect[kind]),
  ...(doubtful && { doubtful }),
});

function intervals(alt: string, label: string, rows: readonly Row[]): string {
  const programs = [...new Set(rows.map(({ program }) => program))];
  const offsets = [...new Set(rows.map(({ offset }) => offset))];
  const each = (dy: number) => rows.filter(({ offset }) => offset === dy);
  return svg(alt, {
    marginLeft: 150,
    marginRight: 30,
    height: 60 + (offsets.length > 1 ? 30 : 20) * programs.length,
    x: { ...X_AXIS, ...logAxis([1, ...rows.flatMap(({ value, low, high }) => [value, low, high])], "×"), label },
    y: { label: null, domain: programs, grid: true },
    marks: [
      Plot.ruleX([1], { stroke: "currentColor" }),
      ...offsets.flatMap((dy) => [
        Plot.ruleY(each(dy).filter(isKnown), {
          x1: "low",
          x2: "high",
          y: "program",
          stroke: "colour",
          strokeWidth: 2,
          dy,
        }),
        Plot.dot(each(dy), {
          x: "value",
          y: "program",
          fill: ({ doubtful, colour }: Row) => (doubtful ? "var(--paper)" : colour),
          stroke: "colour",
          r: 4,
          dy,
        }),
      ]),
    ],
  });
}
