/** One program: its four cells, its effects, scaling, warm-up, where its time goes, what was compiled. */
import type { CellSteadiness } from "../../artefacts.js";
import { titleOf } from "../../axes.js";
import type { Effects } from "../../effects.js";
import { belongsTo, furtherLevels } from "../../levels.js";
import type { CellJson, ResultsFile } from "../../results-file.js";
import { measured } from "../../summary.js";
import { cellTable, compiledLoops, compiledTable, effectTable, type Table } from "../../tables.js";
import { verdict } from "../../verdict.js";
import { anchor, escapeHtml, folded, paragraph, picture, section, table } from "../html.js";
import { cellsPlot } from "../plots/cells.js";
import { effectsPlot, interactionPlot, isSteady } from "../plots/effects.js";
import { TIER_LEGEND, warmUpPlot } from "../plots/warm-up.js";
import { cellName, ENGINE_LEGEND, profileName, threadsText } from "../svg.js";
import { fourCells } from "./four-cells.js";
import { listing } from "./listing.js";
import { observedSection } from "./observed.js";
import { packed } from "./packed.js";
import { scalingSection } from "./scaling.js";

/** What the inspector made of the program, as HTML. */
export interface ProgramInspection {
  readonly html: string;
  readonly unfolded: boolean;
  /** Whose code it is. */
  readonly cell?: string | undefined;
}

export function programSection(file: ResultsFile, program: string, inspection?: ProgramInspection): string {
  const own = <T extends { readonly program: string }>(items: readonly T[] = []): T[] =>
    items.filter((item) => item.program === program);
  const all = own(file.results);
  const cells = all.filter(({ samplesMs }) => samplesMs.length > 0);
  const effects = own(file.effects);
  const id = anchor("program", program);
  const cores = file.environment.cores;
  const content = [
    ...verdicts(effects, cores),
    ...own(file.advice).map(({ sentence }) => paragraph(sentence, "advice")),
    mainCells(effects, cells),
    cellsPart(all, cells),
    effectsSection(`${id}-effects`, effects, cells),
    scalingSection(`${id}-scaling`, own(file.scaling), own(file.fits), own(file.unfitted), own(file.simulations)),
    warmUpSection(`${id}-warm-up`, file, cells),
    observedSection(`${id}-observed`, own(file.profiles)),
    compiledSection(`${id}-compiled`, file, program, cells),
    inspectedSection(`${id}-inspected`, program, inspection),
  ];
  return `<div class="program">${section(id, 2, program, ...content)}</div>`;
}

/** The one with the most threads is the answer; the others are for comparison. */
function verdicts(effects: readonly Effects[], cores: number): string[] {
  const most = Math.max(...effects.map(({ threads }) => threads));
  const ordered = [...effects].sort((left, right) => right.threads - left.threads);
  return ordered.map((effect) =>
    effect.threads === most
      ? paragraph(verdict(effect, cores), "verdict")
      : paragraph(`With ${threadsText(effect.threads)}: ${verdict(effect, cores)}`, "muted"),
  );
}

/** The picture of two by two, for the most threads; one for each combination of further axes, beside each other. */
function mainCells(effects: readonly Effects[], cells: readonly CellJson[]): string {
  const most = Math.max(...effects.map(({ threads }) => threads));
  const shown = effects.filter(({ threads }) => threads === most);
  if (shown.length === 0) return "";
  const caption = `Median times with ${threadsText(most)}, and how many times faster than the interpreter with the GIL, with 95 % intervals`;
  const pictures = shown.map((effect) => {
    const name = combinationName(effect.levels);
    const four = fourCells(effect, cellsOf(effect, cells), name ? `${name}: ${caption}` : caption);
    return name ? `<div>${paragraph(name, "combination")}${four}</div>` : four;
  });
  const all = pictures.length > 1 ? `<div class="multiples">${pictures.join("")}</div>` : pictures.join("");
  return `${all}${paragraph(`${caption}. The frame marks the fastest median, which need not be settled to be faster.`, "muted")}`;
}

/** `stitcher: splice, threshold: 500`; empty where there is no further axis. */
const combinationName = (levels: Effects["levels"]): string =>
  Object.entries(levels)
    .map(([axis, level]) => `${axis}: ${titleOf(axis, level)}`)
    .join(", ");

const cellsOf = (effect: Effects, cells: readonly CellJson[]): CellJson[] =>
  cells.filter(
    ({ threads, levels }) =>
      levels.lock !== undefined && threads === effect.threads && belongsTo(furtherLevels(levels), effect.levels),
  );

function cellsPart(all: readonly CellJson[], cells: readonly CellJson[]): string {
  const problems = all.flatMap((cell) =>
    cell.problems.map((problem) => `${cellName(cell)}, ${threadsText(cell.threads)}: ${problem}`),
  );
  const told =
    problems.length > 0
      ? `<ul class="warnings">${problems.map((text) => `<li>${escapeHtml(text)}</li>`).join("")}</ul>`
      : "";
  if (cells.length === 0) return told + table(cellTable(all), "The cells");
  return (
    told +
    picture({
      svg: cellsPlot(cells),
      caption: `The ${measured(cells)}. Bars are medians, lines 95 % intervals, dots single processes; a cell without a steady state has no bar.`,
      numbers: cellTable(all),
    })
  );
}

function effectsSection(id: string, effects: readonly Effects[], cells: readonly CellJson[]): string {
  if (effects.length === 0) return "";
  const fours = effects.map((effect) => ({ effect, cells: cellsOf(effect, cells) }));
  const unsteady = fours.some((four) => !four.cells.every(isSteady));
  return section(
    id,
    3,
    "Do the two bets multiply?",
    picture({
      svg: effectsPlot(effects),
      caption:
        "Speed-up over the interpreter with the GIL. The dashed line is the product of the two single effects: both bets together reach it when they multiply.",
      numbers: effectTable(effects),
    }),
    fours.some((four) => four.cells.some(isSteady))
      ? picture({
          svg: interactionPlot(fours),
          legend: ENGINE_LEGEND,
          caption: `The same as an interaction plot: on this scale parallel lines say that the effects multiply.${unsteady ? " Cells without a steady state have no point." : ""}`,
        })
      : "",
  );
}

function warmUpSection(id: string, { profiles = [] }: ResultsFile, cells: readonly CellJson[]): string {
  const repeated = cells.filter(({ measure }) => measure === "steady");
  const [first] = repeated;
  if (!first) return "";
  const own = profiles.filter(({ program }) => program === first.program);
  const steadiness = repeated.filter(({ steadiness }) => steadiness);
  return section(
    id,
    3,
    "Warm-up",
    picture({
      svg: warmUpPlot(repeated, own),
      legend: [...ENGINE_LEGEND, ...(own.length > 0 ? TIER_LEGEND : [])],
      caption: `Every repetition of every process, a line a process: the first is cold.${own.length > 0 ? " Dashed lines say when V8 and the JIT had better code, in a further process that was observed." : ""}`,
    }),
    steadiness.length > 0
      ? folded("Steady states", table(steadyTable(steadiness), "Steady states, process by process"))
      : "",
  );
}

const steadyTable = (cells: readonly CellJson[]): Table => ({
  head: ["cell", "threads", "its processes", "one by one", "steady from repetition"],
  rows: cells.map((cell) => {
    const { kind, processes } = cell.steadiness as CellSteadiness;
    return [
      cellName(cell),
      String(cell.threads),
      kind,
      processes.map((process) => process.kind).join(", "),
      processes.map(({ steadyFrom }) => (steadyFrom === undefined ? "–" : String(steadyFrom + 1))).join(", "),
    ];
  }),
  words: [0, 2, 3, 4],
});

/** The observed run knows what was refused; without one, what a measured run compiled. */
function compiledSection(
  id: string,
  { profiles = [], sources = [] }: ResultsFile,
  program: string,
  cells: readonly CellJson[],
): string {
  const observed = profiles.filter((profile) => profile.program === program && profile.levels.engine === "jit");
  const profile = observed.findLast(({ levels }) => levels.lock === "free") ?? observed.at(-1);
  const loops = profile?.loops ?? compiledLoops(cells);
  const refused = profile?.refused ?? [];
  if (loops.length === 0 && refused.length === 0) return "";
  const source = sources.find((candidate) => candidate.program === program)?.source;
  return section(
    id,
    3,
    "The loops found and their code",
    source ? folded("The program with its loops marked", listing(source, loops, refused), true) : "",
    loops.length > 0 ? table(compiledTable(loops), "What was compiled") : paragraph("Nothing was compiled."),
    profile ? paragraph(`In the observed run of ${profileName(profile)}.`, "muted") : "",
  );
}

function inspectedSection(id: string, program: string, inspection: ProgramInspection | undefined): string {
  if (!inspection) return "";
  const { html, unfolded: open, cell } = inspection;
  const summary = `The loops of ${program} from source to machine code`;
  const instead =
    "patchwork inspect FILE.py --html FILE.html shows it, with --plugin, --stitcher and others as they were measured.";
  return section(
    id,
    3,
    `The code, stage by stage${cell === undefined ? "" : `: ${cell}`}`,
    packed({ summary, html, instead, open }),
  );
}
