/** Where the time goes: a stacked bar for each thread of each observed cell. */
import * as Plot from "@observablehq/plot";
import type { CellProfile } from "../../artefacts.js";
import { formatMs } from "../../format.js";
import { PARTS, type Part, shownThreads } from "../../profile/parts.js";
import { profileName, svg, X_AXIS } from "../svg.js";

const COLOURS: Readonly<Record<Part["key"], string>> = {
  interpretingMs: "var(--interpreting)",
  stitchedMs: "var(--stitched)",
  compilingMs: "var(--compiling)",
  gilWaitMs: "var(--gil)",
  lockWaitMs: "var(--lock)",
  blockedMs: "var(--blocked)",
  collectingMs: "var(--collecting)",
};
export const partColour = (key: Part["key"]): string => COLOURS[key];

export const partLegend = (parts: readonly Part[]) =>
  parts.map(({ key, title }) => ({ name: title, colour: COLOURS[key] }));

/** Shares of the thread's life, whose length stands behind the bar: cells differ too much for one scale of time. */
export function breakdownPlot(profiles: readonly CellProfile[]): string {
  const bars = profiles.flatMap((profile) =>
    shownThreads(profile).flatMap((times) =>
      PARTS.filter(({ key }) => times[key] > 0).map(({ key }) => ({
        row: rowOf(profile, times.name),
        colour: COLOURS[key],
        share: (100 * times[key]) / times.totalMs,
      })),
    ),
  );
  const totals = profiles.flatMap((profile) =>
    shownThreads(profile).map(({ name, totalMs }) => ({ row: rowOf(profile, name), totalMs })),
  );
  // Rows of one axis instead of facets, which would all have the threads of every cell.
  const rows = profiles.flatMap((profile) => [
    rowOf(profile),
    ...shownThreads(profile)
      .map(({ name }) => name)
      .sort(byName)
      .map((name) => rowOf(profile, name)),
  ]);
  return svg("Where the time of each thread went, a panel for each cell", {
    marginLeft: 150,
    marginRight: 70,
    marginTop: 8,
    height: 54 + 18 * rows.length,
    x: { ...X_AXIS, label: "share of the thread's life", domain: [0, 100], tickFormat: (tick: number) => `${tick} %` },
    y: { label: null, domain: rows, tickSize: 0, tickFormat: (row: string) => row.split(BETWEEN)[1] ?? "" },
    marks: [
      Plot.barX(bars, { x: "share", y: "row", fill: "colour", insetTop: 1.5, insetBottom: 1.5 }),
      Plot.text(totals, {
        x: 100,
        y: "row",
        text: ({ totalMs }) => formatMs(totalMs),
        textAnchor: "start",
        dx: 6,
        fill: "currentColor",
      }),
      Plot.text(profiles, {
        x: 0,
        y: (profile: CellProfile) => rowOf(profile),
        text: profileName,
        textAnchor: "start",
        fontWeight: 600,
        fill: "currentColor",
      }),
    ],
  });
}

const BETWEEN = "\n";

/** A thread's row of the picture, or that of the cell's name above its threads. */
const rowOf = (profile: CellProfile, thread?: string): string =>
  thread === undefined ? profileName(profile) : `${profileName(profile)}${BETWEEN}${thread}`;

/** The main thread first, then by number. */
const byName = (left: string, right: string): number => left.localeCompare(right, "en", { numeric: true });
