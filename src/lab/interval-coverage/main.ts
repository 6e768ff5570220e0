/**
 * `npm run coverage [trials]`: the table of how often the lab's intervals hold the truth. A tool for whoever changes
 * the statistics; takes some minutes.
 */
import { textTable } from "../format.js";
import { coverage, NOISES, STATISTICS } from "./simulation.js";

const trials = Number(process.argv[2] ?? 1000);
const PROCESSES = [3, 5, 7, 10];
const REPETITIONS = 7;

const rows = STATISTICS.flatMap((statistic) =>
  NOISES.map((noise) => [
    statistic,
    noise.name,
    ...PROCESSES.map((processes) => {
      const options = { processes, repetitions: REPETITIONS, trials, resamples: 400, seed: processes };
      const { held, halfWidth } = coverage(statistic, noise, options);
      return `${(held * 100).toFixed(1)} % (±${(halfWidth * 100).toFixed(1)} %)`;
    }),
  ]),
);
const head = ["statistic", "noise", ...PROCESSES.map((processes) => `${processes} processes`)];
process.stdout.write(
  `Intervals named 95 % that hold the truth, and their median half width; ${REPETITIONS} repetitions, ${trials} trials\n\n${textTable(head, rows, [0, 1])}\n`,
);
