/**
 * The registry of views: a view is one entry here and one file in views/. Each turns an inspection and the loops that were
 * chosen into text.
 */
import { PatchworkError } from "../base/errors.js";
import { type InspectedLoop, type Inspection, isIdleLibrary, type LoopVersion, newest } from "./inspection.js";
import type { Tier } from "./machine-listing.js";
import { loopTitle } from "./text.js";
import { bytecodeView } from "./views/bytecode.js";
import { type GraphFormat, regionsView } from "./views/regions.js";
import { nothingCompiled, summaryView, untried } from "./views/summary.js";

/** What is to be shown of an inspection, and how. */
export interface ViewRequest {
  readonly inspection: Inspection;
  /** Undefined: no loop was named. */
  readonly chosen?: { readonly loop: InspectedLoop; readonly version?: LoopVersion };
  readonly format: GraphFormat;
  readonly flat: boolean;
  readonly tiers: readonly Tier[];
  /** Further runs of the program by each stitcher, for the times of its code. Default: a few, where it is short. */
  readonly runs?: number | undefined;
  /** Of the terminal, in characters. Default: room for all. */
  readonly width?: number | undefined;
  /** The page: compare the stitchers. */
  readonly compare: boolean;
  /** Bytecode: that of library modules too. Default: false. */
  readonly library?: boolean;
}

/** A request to text; HTML and JSON are text too. */
export type View = (request: ViewRequest) => Promise<string>;

/** The name of a view, as `patchwork inspect --view` takes it. */
export type ViewName =
  | "summary"
  | "bytecode"
  | "regions"
  | "plan"
  | "stencils"
  | "wat"
  | "hex"
  | "asm"
  | "stitchers"
  | "html"
  | "json";

/** Each view turns a request into text: one entry a view, which loads what it needs when it is asked. */
export const VIEWS: Readonly<Record<ViewName, View>> = {
  summary: async ({ inspection }) => summaryView(inspection),
  bytecode: async ({ inspection, chosen, library }) => bytecodeView(inspection, chosen && [chosen.loop], library),
  regions: async (request) => regionsView(request.inspection, loopsOf(request), versionsOf(request), request.format),
  plan: eachVersion(async ({ inspection }, loop, version) =>
    (await import("./views/plan.js")).planView(inspection, loop, version),
  ),
  stencils: eachVersion(async ({ inspection }, loop, version) =>
    (await import("./views/stencils.js")).stencilsView(inspection, loop, version),
  ),
  wat: eachVersion(async ({ inspection, flat }, loop, version) =>
    (await import("./views/wat.js")).watView(inspection, loop, version, flat),
  ),
  hex: eachVersion(async ({ inspection }, loop, version) =>
    (await import("./views/hex.js")).hexView(inspection, loop, version),
  ),
  asm: eachVersion(async ({ inspection, tiers }, loop, version) =>
    (await import("./views/asm.js")).asmView(inspection, loop, version, tiers),
  ),
  stitchers: async (request) => {
    const [{ stitchersView }, { stitcherTimes }] = await Promise.all([
      import("./views/stitchers.js"),
      import("./stitcher-times.js"),
    ]);
    const times = await stitcherTimes(request.inspection, request.runs);
    const show: EachVersion = ({ inspection, width = Number.POSITIVE_INFINITY }, loop, version) =>
      stitchersView(inspection, loop, version, times, width);
    return eachVersion(show)(request);
  },
  html: async (request) => {
    const { inspectionPage } = await import("./html/page.js");
    const { inspection, runs, compare } = request;
    return inspectionPage(inspection, { loops: loopsOf(request), runs, compare });
  },
  json: async (request) => (await import("./json.js")).inspectionJson(request.inspection, loopsOf(request)),
};

export const VIEW_NAMES = Object.keys(VIEWS) as readonly ViewName[];

/** The loop that was named, or all. */
const loopsOf = ({ inspection, chosen }: ViewRequest): readonly InspectedLoop[] =>
  chosen ? [chosen.loop] : inspection.loops;

/** The version that was named, or every one of the loop. */
const versionsOf =
  ({ chosen }: ViewRequest) =>
  (loop: InspectedLoop): readonly LoopVersion[] =>
    chosen?.version ? [chosen.version] : loop.versions;

type EachVersion = (request: ViewRequest, loop: InspectedLoop, version: LoopVersion) => Promise<string>;

/** A view of compiled code: the version that was named, else the newest of each loop; says so when there is none. */
function eachVersion(show: EachVersion): View {
  return async (request) => {
    const { inspection, chosen } = request;
    const texts: string[] = [];
    for (const loop of loopsOf(request)) {
      const version = chosen?.version ?? newest(loop);
      if (version) texts.push(await show(request, loop, version));
      else if (chosen) texts.push(`${loopTitle(loop)} was not compiled: ${whyNot(inspection, loop)}\n`);
    }
    if (texts.length > 0) return texts.join("\n");
    return [
      ...["nothing was compiled", ...nothingCompiled(inspection)],
      ...inspection.loops
        .filter((loop) => !isIdleLibrary(loop))
        .map((loop) => `${loopTitle(loop)}: ${whyNot(inspection, loop)}`),
      "",
    ].join("\n");
  };
}

const whyNot = (inspection: Inspection, loop: InspectedLoop): string =>
  [...new Set(loop.refusals.map(({ reason }) => reason))].join("; ") || untried(inspection, loop);

/** The loop and version of `--loop 3` or `--loop 3.2`. Throws PatchworkError that lists what there is. */
export function chooseLoop(inspection: Inspection, text: string): NonNullable<ViewRequest["chosen"]> {
  const [, id, number] = /^(\d+)(?:\.(\d+))?$/.exec(text) ?? [];
  const loop = inspection.loops.find((candidate) => candidate.id === Number(id));
  if (!loop) {
    const known = inspection.loops
      .filter((loop) => !isIdleLibrary(loop))
      .map(loopTitle)
      .join("; ");
    throw new PatchworkError(
      `there is no loop ${text}; ${known ? `the loops are: ${known}` : "the program has no loops"}`,
    );
  }
  if (number === undefined) return { loop };
  const version = loop.versions.find((candidate) => candidate.version === Number(number));
  if (!version) {
    const known = loop.versions.map((candidate) => candidate.version).join(", ");
    throw new PatchworkError(
      `loop ${id} has no version ${number}; ${known ? `it has ${known}` : `it was not compiled: ${whyNot(inspection, loop)}`}`,
    );
  }
  return { loop, version };
}
