/** What the observed runs of a program showed: where each thread's time went, and when it did what. */
import type { CellProfile } from "../../artefacts.js";
import { digits } from "../../format.js";
import { MOST_SHOWN, partsOf } from "../../profile/parts.js";
import { isColdLook, profileTable, type Table, threadTable } from "../../tables.js";
import { folded, paragraph, picture, section, table } from "../html.js";
import { breakdownPlot, partLegend } from "../plots/breakdown.js";
import { timelinePlot } from "../plots/timeline.js";
import { TIER_LEGEND } from "../plots/warm-up.js";
import { profileName } from "../svg.js";

export function observedSection(id: string, profiles: readonly CellProfile[]): string {
  const seen = profiles.filter(({ threads }) => threads.length > 0);
  if (seen.length === 0) return "";
  const parts = partsOf(seen);
  const most = Math.max(...seen.map((profile) => profile.parts));
  const cold = isColdLook(seen);
  return section(
    id,
    3,
    cold ? "Where the time goes in a short, cold run" : "Where the time goes",
    paragraph(
      `One further process of each cell, observed closely and therefore not part of the samples${cold ? COLD : "."}`,
    ),
    picture({
      svg: breakdownPlot(seen),
      legend: partLegend(parts),
      caption: `The life of each thread; what it took stands behind the bar. Waiting for the GIL and for locks is time in which the thread could have run.${leftOut(seen)}`,
      numbers: profileTable(seen),
    }),
    folded(
      "The threads of each cell",
      seen.map((profile) => table(threadTable(profile, parts), profileName(profile))).join("\n"),
    ),
    ...timelines(seen.filter((profile) => profile.parts === most && profile.timeline.length > 0)),
  );
}

const COLD =
  ": it begins cold and is short, where the times above are those of the steady state. What is done once, such as compiling, has a larger share of it.";

const leftOut = (profiles: readonly CellProfile[]): string =>
  profiles.some(({ threads }) => threads.length > MOST_SHOWN)
    ? ` Of more than ${MOST_SHOWN} threads the longest are shown, the main thread first.`
    : "";

/** The legend stands over the first one. */
function timelines(profiles: readonly CellProfile[]): string[] {
  return profiles.map((profile, index) => {
    const dropped = profile.dropped > 0 ? ` ${profile.dropped} shorter spans are left out.` : "";
    const name = profileName(profile);
    return picture({
      svg: timelinePlot(profile),
      legend: index === 0 ? [...partLegend(partsOf(profiles)), ...TIER_LEGEND] : [],
      caption: `${name}: what each thread did when.${dropped}`,
      numbers: tierTable(profile),
    });
  });
}

const TITLES = { stitched: "JIT, stitched and installed", liftoff: "V8, Liftoff", turbofan: "V8, TurboFan" } as const;

const tierTable = ({ tiers }: CellProfile): Table => ({
  head: ["code was ready", "at", "what"],
  rows: tiers.map(({ kind, ms, what }) => [TITLES[kind], `${digits(ms)} ms`, what]),
  words: [0, 2],
});
