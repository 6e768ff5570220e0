/** The panes of generated code: flat WAT, bytes with patched holes, V8's machine code, the stitchers side by side. */
import { machineCode } from "../machine-code.js";
import type { Tier } from "../machine-listing.js";
import { type SideBySide, sideBySide } from "../side-by-side.js";
import type { StitcherTimes } from "../stitcher-times.js";
import { compareStitchers } from "../stitchers.js";
import { annotate, TIER_NAMES } from "../views/asm.js";
import { byteRuns } from "../views/hex.js";
import { STITCHER_HEAD, STITCHER_NUMBERS, stitcherCaption, stitcherRow } from "../views/stitchers.js";
import { flatLines } from "../views/wat.js";
import { escapeHtml, htmlTable, linkAttributes, pieceLink, row } from "./links.js";
import type { Pane, PaneInput } from "./panes.js";

const NOT_SPLICE =
  "Of the code that splice makes of the plan; the run used another stitcher, whose code keeps no stencils apart.";

const spliceNote = ({ inspection }: PaneInput, note: string): string =>
  inspection.run.options.stitcher === "splice" ? note : NOT_SPLICE;

export async function watPane(input: PaneInput): Promise<Pane> {
  const { inspection, version } = input;
  const lines = await flatLines(inspection, version);
  const rows = lines.map(({ text, piece, first }) => {
    const head = first && piece.stencil ? `<div class="c">;; ${escapeHtml(piece.stencil)}</div>` : "";
    return head + row(pieceLink(piece, version.observation.lines), escapeHtml(text));
  });
  return {
    key: "wat",
    title: "WAT",
    note: spliceNote(input, "WebAssembly, one instruction a line; comments name the stencils."),
    html: rows.join("\n"),
  };
}

export function bytesPane(input: PaneInput): Pane {
  const { version, spliced } = input;
  const rows = spliced.pieces.map((piece) => {
    const runs = byteRuns(spliced.bytes, piece).map(({ bytes, hole, kind }) =>
      hole === undefined ? bytes : `<mark class="${kind}" title="${escapeHtml(hole)}">${bytes}</mark>`,
    );
    return row(pieceLink(piece, version.observation.lines), `<b>${piece.from}</b> ${runs.join(" ")}`);
  });
  return {
    key: "bytes",
    title: "Bytes",
    note: spliceNote(
      input,
      "Copied from the library; marked: holes that were patched (point at one to see with what).",
    ),
    html: rows.join("\n"),
  };
}

export async function asmPane({ inspection, version }: PaneInput, tier: Tier): Promise<Pane> {
  const title = TIER_NAMES[tier];
  try {
    const [code] = await machineCode([version.bytes], tier, true);
    if (!code) throw new RangeError("one module in, no code out");
    const lines = annotate(inspection, version, code);
    const rows = lines.map(({ offset, text, piece, exit }) => {
      const link = piece ? pieceLink(piece, version.observation.lines) : {};
      const note = exit ? ` <span class="c">; ${escapeHtml(exit)}</span>` : "";
      return row(link, `<b>+${offset.toString(16)}</b> ${escapeHtml(text)}${note}`);
    });
    const linked = lines.some(({ piece }) => piece !== undefined);
    return {
      key: tier,
      title,
      note: `${code.sizeBytes} bytes of ${process.arch} code by V8 ${process.versions.v8}. ${linked ? "Linked by TurboFan's own trace." : "V8 does not say which WebAssembly instruction these come from; exits are known by the code that they load."}`,
      html: rows.join("\n"),
    };
  } catch (error) {
    return { key: tier, title, note: `Not to be had: ${(error as Error).message}`, html: "" };
  }
}

export async function stitchersPane(input: PaneInput, times: StitcherTimes): Promise<Pane> {
  const { inspection, loop, version } = input;
  const compared = await compareStitchers(inspection, loop, version, times);
  const figures = htmlTable(
    STITCHER_HEAD,
    compared.map((one) => ({ cells: stitcherRow(one, compared[0]).map(escapeHtml) })),
    STITCHER_NUMBERS,
  );
  return {
    key: "stitchers",
    title: "Stitchers",
    note: `${stitcherCaption(times)} Below, the code of each, a line of the plan a row; an empty cell: nothing was left of it, or it went elsewhere.`,
    html: `<div class="figures">${figures}</div>\n${sideBySideTable(await sideBySide(inspection, version), version.observation.lines)}`,
  };
}

function sideBySideTable({ stitchers, rows }: SideBySide, lines: readonly number[]): string {
  const shown = rows.map(({ title, pc, planLine, cells }) => ({
    attributes: planLine === undefined ? "" : linkAttributes({ line: pc && lines[pc], pc, plan: planLine }),
    cells: [escapeHtml(title), ...cells.map((cell) => (cell ? escapeHtml(cell.lines.join("\n")) : ""))],
  }));
  return htmlTable(["plan", ...stitchers], shown);
}
