/** The timeline of one observed run: a lane a thread, and when V8 and the JIT had better code. */
import * as Plot from "@observablehq/plot";
import type { CellProfile } from "../../artefacts.js";
import { PARTS, shownThreads } from "../../profile/parts.js";
import { profileName, svg, WIDTH, X_AXIS } from "../svg.js";
import { partColour } from "./breakdown.js";
import { lanesOf } from "./lanes.js";
import { TIER_RULE, tierColour, tierOpacity } from "./warm-up.js";

const MARGIN_LEFT = 150;
const BAR = 16;
/** Two pixels a column. */
const COLUMNS = (WIDTH - MARGIN_LEFT) / 2;

/** The rows of the threads that are shown: the thread's own and its GIL's. */
function shownTimeline(profile: CellProfile): CellProfile["timeline"] {
  const names = new Set(shownThreads(profile).map(({ name }) => name));
  const rows = new Set(
    profile.timeline.filter(({ ph, args }) => ph === "M" && names.has(String(args?.name))).map(({ tid }) => tid),
  );
  return profile.timeline.filter(({ tid }) => rows.has(tid - (tid % 2)));
}

export function timelinePlot(profile: CellProfile): string {
  const pieces = lanesOf(shownTimeline(profile), COLUMNS);
  const lanes = [...new Set(pieces.map(({ lane }) => lane))];
  const endMs = Math.max(...pieces.map(({ toMs }) => toMs));
  const tiers = profile.tiers
    .filter(({ ms }) => ms <= endMs)
    .map((tier) => ({ ms: tier.ms, colour: tierColour(tier.kind), opacity: tierOpacity(tier) }));
  return svg(`What each thread did when: ${profileName(profile)}`, {
    marginLeft: MARGIN_LEFT,
    marginTop: 8,
    height: 64 + 20 * lanes.length,
    x: { ...X_AXIS, label: "time since the program began, ms", domain: [0, endMs] },
    y: { type: "point", label: null, domain: lanes, padding: 0.5 },
    marks: [
      // One path a colour with a gap behind each piece: a rectangle each would be three times as much text.
      ...PARTS.map(({ key }) =>
        Plot.line(
          pieces
            .filter((piece) => piece.key === key)
            .flatMap(({ lane, fromMs, toMs }) => [
              { lane, ms: fromMs },
              { lane, ms: toMs },
              { lane, ms: Number.NaN },
            ]),
          { x: "ms", y: "lane", z: null, stroke: partColour(key), strokeWidth: BAR, strokeLinecap: "butt" },
        ),
      ),
      Plot.ruleX(tiers, { x: "ms", stroke: "colour", strokeOpacity: "opacity", ...TIER_RULE }),
    ],
  });
}
