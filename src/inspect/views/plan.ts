/** The plan of a version: its text, the conversions and guards that are left and why, and its exits. */
import { BOX, UNBOX } from "../../bytecode/stencils.js";
import { printPlan } from "../../jit/plan/print.js";
import { allNodes, appliesOf, exitCount, explainExits } from "../exits.js";
import type { InspectedLoop, Inspection, LoopVersion } from "../inspection.js";
import { columns, grouped, heading, loopTitle } from "../text.js";

export function planView(inspection: Inspection, loop: InspectedLoop, version: LoopVersion): string {
  return [
    heading(`${loopTitle(loop)}, version ${version.version}`),
    printPlan(version.plan).trimEnd(),
    "",
    ...conversionLines(version),
    "",
    "why exits are there, and how often the interpreter was reached there (all versions and loops together; at N: counted with the call N that holds the code)",
    ...exitLines(inspection, loop, version).map((line) => `  ${line}`),
    "",
  ].join("\n");
}

const CONVERSIONS = new Set([...Object.values(UNBOX), ...Object.values(BOX)]);

/** Conversions that are left in the code, by stencil. */
export function keptConversions({ plan }: LoopVersion): Map<string, number> {
  const kept = new Map<string, number>();
  const count = (stencil: string) => kept.set(stencil, (kept.get(stencil) ?? 0) + 1);
  for (const node of allNodes(plan.body)) {
    for (const { stencil } of appliesOf(node)) if (CONVERSIONS.has(stencil)) count(stencil);
    if (node.kind === "store" && node.box) count(node.box);
  }
  for (const { writes } of plan.groups) for (const { box } of writes) if (box) count(box);
  return kept;
}

function conversionLines(version: LoopVersion): string[] {
  const kept = [...keptConversions(version)].map(([stencil, count]) => `${stencil} ×${count}`);
  const notes = version.plan.notes.map((note) => `  ${note}`);
  return [
    `conversions left in the code, entry and exits included: ${kept.join(", ") || "none"}`,
    notes.length > 0
      ? "guards and generic operations left inside the loop, and why"
      : "nothing inside the loop is guarded or left to the runtime",
    ...notes,
  ];
}

export function exitLines(inspection: Inspection, loop: InspectedLoop, version: LoopVersion): string[] {
  const rows = explainExits(version).map(({ pc, line, kind, group, reasons, countedAt }) => [
    String(pc),
    `line ${line}`,
    kind,
    countedAt === pc ? grouped(exitCount(inspection, loop.codeId, pc)) : `at ${countedAt}`,
    group,
    reasons.join("; "),
  ]);
  return columns([["pc", "source", "kind", "taken", "writes", "why"], ...rows], [0, 3]);
}
