/** What is to be said of cells whose processes reached no steady state. */
import { cellSteadiness, type ExperimentResult } from "../experiment.js";
import { lacksSteadyState } from "./cell.js";

export function steadinessWarnings(results: readonly ExperimentResult[]): string[] {
  const [lacking, partly]: [string[], string[]] = [[], []];
  for (const { program, cells } of results) {
    for (const result of cells) {
      const steadiness = cellSteadiness(result);
      const none = steadiness?.processes.filter(({ kind }) => kind === "none").length ?? 0;
      const name = `${program.name} ${result.cell.id}`;
      if (lacksSteadyState(steadiness)) lacking.push(name);
      else if (none > 0) partly.push(`${name} (${none} of ${steadiness?.processes.length})`);
    }
  }
  return [
    ...said(
      lacking,
      "No steady state was reached, so no median is shown, effects and scaling are doubtful, suite means leave the program out and no cell is advised",
    ),
    ...said(partly, "Some processes reached no steady state, their times are in the median all the same"),
  ];
}

const said = (cells: readonly string[], what: string): string[] =>
  cells.length > 0 ? [`${what}: ${cells.join(", ")}.`] : [];
