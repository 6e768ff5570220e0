/** Scaling over threads: measured, fitted, and predicted; a prediction is never shown without that word. */

import { checkVerdict, unfittedLines } from "../../analysis-tables.js";
import type { ScalingFit, SimulatedScaling } from "../../artefacts.js";
import { titleOf } from "../../axes.js";
import type { Scaling } from "../../effects.js";
import { digits, formatEstimate, formatTimes } from "../../format.js";
import type { UnfittedLaw } from "../../scaling/fits.js";
import { scalingTable, type Table } from "../../tables.js";
import { escapeHtml, picture, section, table } from "../html.js";
import { lawTitle, PREDICTION_LEGEND, predictionPlot, scalingPlot } from "../plots/scaling.js";
import { cellName, ENGINE_LEGEND } from "../svg.js";

export function scalingSection(
  id: string,
  scaling: readonly Scaling[],
  fits: readonly ScalingFit[],
  unfitted: readonly UnfittedLaw[],
  simulations: readonly SimulatedScaling[],
): string {
  if (scaling.length === 0) return "";
  const weak = scaling.some(({ mode }) => mode === "weak");
  const sound = scaling.filter(({ doubtful }) => !doubtful);
  const meaning = weak
    ? "Weak scaling, every thread does the whole work: the work that is done in the same time, over that of one thread of the same cell"
    : "Strong scaling, the threads share the work: speed-up over one thread of the same cell";
  const doubts = sound.length < scaling.length ? " What is doubtful for want of a steady state is not drawn." : "";
  const predicts = fits.some(({ predicted }) => predicted.length > 0) || simulations.length > 0;
  return section(
    id,
    3,
    "Scaling over threads",
    sound.length > 0
      ? picture({
          svg: scalingPlot(sound),
          legend: ENGINE_LEGEND,
          caption: `${meaning}; dashed with the GIL, dotted what perfect scaling would be.${doubts}`,
          numbers: scalingTable(scaling),
        })
      : table(scalingTable(scaling), `${meaning}.`),
    fits.length > 0 ? table(fitTable(fits), "Laws fitted to the measured speed-ups") : "",
    ...unfittedLines(unfitted).map((line) => `<p class="muted">${escapeHtml(line)}</p>`),
    predicts
      ? picture({
          svg: predictionPlot(fits, simulations),
          legend: PREDICTION_LEGEND,
          caption:
            "Predicted, not measured: what the fitted laws and a simulation of the threads' scheduling say of more cores than this machine has. Bands are 95 % intervals of the fit.",
          numbers: predictionTable(fits, simulations),
        })
      : "",
    simulations.some(({ checked }) => checked.length > 0)
      ? table(checkTable(simulations), "The simulation against what was measured")
      : "",
  );
}

const fitTable = (fits: readonly ScalingFit[]): Table => ({
  head: ["cell", "law", "parameters", "predicted peak"],
  rows: fits.map(({ levels, law, parameters, peak }) => [
    cellName({ levels }),
    lawTitle(law),
    parameters.map(({ name, estimate }) => `${name} ${formatEstimate(estimate, digits)}`).join(", "),
    peak ? `${formatEstimate(peak.speedup)} at ${formatEstimate(peak.threads, digits)} threads` : "–",
  ]),
  words: [0, 1, 2, 3],
});

const predictionTable = (fits: readonly ScalingFit[], simulations: readonly SimulatedScaling[]): Table => ({
  head: ["cell", "predicted by", "threads", "times one thread"],
  rows: [
    ...fits.flatMap(({ levels, law, predicted }) =>
      predicted.map(({ threads, speedup }) => [
        cellName({ levels }),
        lawTitle(law),
        String(threads),
        formatEstimate(speedup),
      ]),
    ),
    ...simulations.flatMap(({ levels, predicted }) =>
      predicted.map(({ threads, cores, speedup }) => [
        cellName({ levels }),
        `simulation, ${cores} cores`,
        String(threads),
        formatTimes(speedup),
      ]),
    ),
  ],
  words: [0, 1, 3],
});

const checkTable = (simulations: readonly SimulatedScaling[]): Table => ({
  head: ["simulation against measurement", "lock", "threads", "measured", "simulated", ""],
  rows: simulations.flatMap(({ levels, lock, checked }) =>
    checked.map((entry) => [
      cellName({ levels }),
      titleOf("lock", lock),
      String(entry.threads),
      formatEstimate(entry.measured),
      formatTimes(entry.predicted),
      checkVerdict(entry),
    ]),
  ),
  words: [0, 1, 3, 5],
});
