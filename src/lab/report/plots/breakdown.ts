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
        cell: profileName(profile),
        thread: times.name,
        colour: COLOURS[key],
        share: (100 * times[key]) / times.totalMs,
      })),
    ),
  );
  const totals = profiles.flatMap((profile) =>
    shownThreads(profile).map(({ name, totalMs }) => ({ cell: profileName(profile), thread: name, totalMs })),
  );
  const cells = [...new Set(totals.map(({ cell }) => cell))];
  const threads = [...new Set(totals.map(({ thread }) => thread))].sort(byName);
  return svg("Where the time of each thread went, a panel for each cell", {
    marginLeft: 150,
    marginRight: 70,
    marginTop: 24,
    height: 70 + (18 * threads.length + 30) * cells.length,
    x: { ...X_AXIS, label: "share of the thread's life", domain: [0, 100], tickFormat: (tick: number) => `${tick} %` },
    y: { label: null, domain: threads },
    fy: { axis: null, domain: cells, padding: 30 / (18 * threads.length + 30) },
    marks: [
      Plot.barX(bars, { x: "share", y: "thread", fy: "cell", fill: "colour", insetTop: 1.5, insetBottom: 1.5 }),
      Plot.text(totals, {
        x: 100,
        y: "thread",
        fy: "cell",
        text: ({ totalMs }) => formatMs(totalMs),
        textAnchor: "start",
        dx: 6,
        fill: "currentColor",
      }),
      Plot.text(cells, {
        fy: (name: string) => name,
        text: (name: string) => name,
        frameAnchor: "top-left",
        dy: -13,
        fontWeight: 600,
        fill: "currentColor",
      }),
    ],
  });
}

/** The main thread first, then by number. */
const byName = (left: string, right: string): number => left.localeCompare(right, "en", { numeric: true });
