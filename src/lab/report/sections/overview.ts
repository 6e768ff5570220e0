/** What a suite says as a whole: the geometric means, every program's effects, and which cell to choose. */
import type { Advice, SuiteMean } from "../../artefacts.js";
import type { Effects } from "../../effects.js";
import { digits, formatEstimate, markedDoubtful } from "../../format.js";
import type { ResultsFile } from "../../results-file.js";
import type { Table } from "../../tables.js";
import { anchor, escapeHtml, paragraph, picture, section } from "../html.js";
import { interactionsPlot, OVERVIEW_LEGEND, overviewPlot } from "../plots/overview.js";
import { groupName } from "../svg.js";

/** Nothing for a single program: its own section says it all. */
export function overviewSection(file: ResultsFile): string {
  const programs = new Set(file.effects.map(({ program }) => program));
  if (programs.size < 2) return "";
  const most = Math.max(...file.effects.map(({ threads }) => threads));
  const effects = mainEffects(file.effects);
  const means = (file.suite ?? []).filter(({ threads }) => threads === most);
  const numbers = effectsTable(file.effects, file.suite ?? []);
  const doubts = effects.some(({ doubtful }) => doubtful)
    ? " Rings are doubtful: a cell reached no steady state; the means leave them out."
    : "";
  return section(
    "overview",
    2,
    "All programs",
    ...means
      .filter(({ effect }) => effect === "interaction")
      .map((mean) => paragraph(suiteVerdict(mean, means), "verdict")),
    picture({
      svg: overviewPlot(effects, means),
      legend: OVERVIEW_LEGEND,
      caption: `Speed-ups over the interpreter with the GIL, each program with the most threads it was measured with. Dots are ratios of medians, lines 95 % intervals.${doubts}`,
      numbers,
    }),
    picture({
      svg: interactionsPlot(effects, means),
      caption: `The interaction: what both bets give together, divided by the product of what each gives alone. At 1 they multiply.${doubts}`,
    }),
    adviceList(file.advice ?? []),
  );
}

/** Each program once, with the most threads; without the levels of further axes, or with the first of them. */
function mainEffects(effects: readonly Effects[]): Effects[] {
  const chosen = new Map<string, Effects>();
  for (const effect of effects) {
    const known = chosen.get(effect.program);
    if (!known || effect.threads > known.threads) chosen.set(effect.program, effect);
  }
  return [...chosen.values()];
}

function suiteVerdict({ mean, programs, threads }: SuiteMean, means: readonly SuiteMean[]): string {
  const of = (effect: SuiteMean["effect"]): string => {
    const found = means.find((candidate) => candidate.effect === effect);
    return found ? formatEstimate(found.mean) : "–";
  };
  return `Over ${programs.length} programs with ${threads} thread${threads === 1 ? "" : "s"} (geometric means): JIT ${of("jit")}, free threading ${of("free")}, both ${of("combined")}; interaction ${formatEstimate(mean, digits)}.`;
}

function effectsTable(effects: readonly Effects[], suite: readonly SuiteMean[]): Table {
  const mean = (threads: number, kind: SuiteMean["effect"]): string => {
    const found = suite.find((candidate) => candidate.threads === threads && candidate.effect === kind);
    return found ? formatEstimate(found.mean, kind === "interaction" ? digits : undefined) : "–";
  };
  const threadCounts = [...new Set(suite.map(({ threads }) => threads))];
  return {
    head: ["program", "cells", "JIT alone", "free threading alone", "both", "interaction"],
    rows: [
      ...effects.map((effect) => [
        effect.program,
        groupName(effect.threads, effect.levels),
        markedDoubtful(formatEstimate(effect.jit), effect.doubtful),
        markedDoubtful(formatEstimate(effect.free), effect.doubtful),
        markedDoubtful(formatEstimate(effect.combined), effect.doubtful),
        markedDoubtful(formatEstimate(effect.interaction, digits), effect.doubtful),
      ]),
      ...threadCounts.map((threads) => [
        "geometric mean",
        groupName(threads, {}),
        ...(["jit", "free", "combined", "interaction"] as const).map((kind) => mean(threads, kind)),
      ]),
    ],
    words: [0, 1],
  };
}

function adviceList(advice: readonly Advice[]): string {
  const items = advice.map(
    ({ program, sentence }) =>
      `<li><a href="#${anchor("program", program)}">${escapeHtml(program)}</a>: ${escapeHtml(sentence)}</li>`,
  );
  return items.length > 0 ? section("advice", 3, "Should you switch?", `<ul>${items.join("")}</ul>`) : "";
}
