/** The region of each version as a graph: as text, as Graphviz DOT, as Mermaid. Refused loops say why. */

import type { CodeObject } from "../../bytecode/code.js";
import { instructionParts } from "../../bytecode/disassembler.js";
import type { RegionBlock, RegionEdge } from "../../jit/region/region.js";
import { exitCount } from "../exits.js";
import type { InspectedLoop, Inspection, LoopVersion } from "../inspection.js";
import { heading, loopTitle, plural } from "../text.js";
import { nothingCompiled, untried } from "./summary.js";
import { traceNotes } from "./trace-notes.js";

export const GRAPH_FORMATS = ["text", "dot", "mermaid"] as const;
export type GraphFormat = (typeof GRAPH_FORMATS)[number];

export interface GraphNode {
  readonly id: string;
  readonly kind: "block" | "header" | "exit" | "cold";
  readonly lines: readonly string[];
  /** Instructions it holds. */
  readonly start: number;
  readonly end: number;
}
export interface GraphEdge {
  readonly from: string;
  readonly to: string;
  readonly kind: RegionEdge["kind"];
  readonly label: string;
}
export interface RegionGraph {
  readonly nodes: readonly GraphNode[];
  readonly edges: readonly GraphEdge[];
}

/** Blocks and the ways between them; every exit is a node of its own. */
export function regionGraph(inspection: Inspection, { codeId }: InspectedLoop, version: LoopVersion): RegionGraph {
  const { region, observation } = version;
  const code = inspection.program.codes[codeId] as CodeObject;
  const nodes = new Map<string, GraphNode>();
  const edges: GraphEdge[] = [];
  for (const { start, end } of region.blocks) {
    const lines = Array.from({ length: end - start }, (_, index) => {
      const { text } = instructionParts(inspection.program, code, observation.instructions, start + index);
      return `${start + index} ${text.replace(/ {2,}/, " ")}`;
    });
    nodes.set(`b${start}`, { id: `b${start}`, kind: start === region.header ? "header" : "block", lines, start, end });
  }
  const connect = (block: RegionBlock, edge: RegionEdge, label: string) => {
    const to = edge.kind === "exit" ? `x${edge.target}` : `b${edge.target}`;
    edges.push({ from: `b${block.start}`, to, kind: edge.kind, label });
    if (edge.kind !== "exit" || nodes.has(to)) return;
    const taken = exitCount(inspection, codeId, edge.target);
    const line = `line ${observation.lines[edge.target] ?? "?"}`;
    const why = edge.cold ? "never executed" : edge.off ? `off the trace, ${line}` : line;
    nodes.set(to, {
      id: to,
      kind: edge.cold ? "cold" : "exit",
      lines: [`exit to ${edge.target}`, why, `taken ${plural(taken, "time")}`],
      start: edge.target,
      end: edge.target + 1,
    });
  };
  for (const block of region.blocks) {
    if (block.jump) connect(block, block.jump, "jump");
    connect(block, block.next, block.jump ? "next" : "");
  }
  return { nodes: [...nodes.values()], edges };
}

export function regionsView(
  inspection: Inspection,
  loops: readonly InspectedLoop[],
  versionsOf: (loop: InspectedLoop) => readonly LoopVersion[],
  format: GraphFormat = "text",
): string {
  const parts = loops.flatMap((loop) => {
    const versions = versionsOf(loop).map((version) => {
      const graph = regionGraph(inspection, loop, version);
      return WRITERS[format](
        graph,
        `${loopTitle(loop)}, version ${version.version}`,
        version,
        traceNotes(inspection, loop, version),
      );
    });
    return format === "text" ? [...versions, ...refused(inspection, loop)] : versions;
  });
  if (parts.length === 0 && format === "text") parts.push(...nothingCompiled(inspection));
  return `${parts.join("\n\n")}\n`;
}

function refused(inspection: Inspection, loop: InspectedLoop): string[] {
  const reasons = loop.refusals.map(({ reason }) => `  refused: ${reason}`);
  if (reasons.length > 0) return [[heading(`${loopTitle(loop)}, attempts without code`), ...reasons].join("\n")];
  return loop.versions.length > 0 ? [] : [`${heading(loopTitle(loop))}\n  not tried: ${untried(inspection, loop)}`];
}

type Writer = (graph: RegionGraph, title: string, version: LoopVersion, notes: readonly string[]) => string;

const WRITERS: Readonly<Record<GraphFormat, Writer>> = {
  text: ({ nodes, edges }, title, { region }, notes) =>
    [
      heading(title),
      ...notes,
      `policy ${region.policy}: taken, ${plural(region.instructions, "instruction")} in ${plural(region.blocks.length, "block")}, entered at ${region.header}`,
      ...nodes
        .filter(({ kind }) => kind === "block" || kind === "header")
        .flatMap((node) => [
          `  ${node.kind} ${node.start}..${node.end - 1}`,
          ...node.lines.map((line) => `      ${line}`),
          ...edges
            .filter(({ from }) => from === node.id)
            .map((edge) => `    ${edge.label || "then"} → ${target(edge, nodes)}`),
        ]),
    ].join("\n"),
  dot: ({ nodes, edges }, title) =>
    [
      `digraph ${JSON.stringify(title)} {`,
      `  label=${JSON.stringify(title)}; labelloc=t; node [shape=box, fontname=monospace];`,
      ...nodes.map(
        ({ id, kind, lines }) =>
          `  ${id} [label=${JSON.stringify(lines.join("\n")).replaceAll("\\n", "\\l").replace(/"$/, '\\l"')}${DOT_STYLE[kind]}];`,
      ),
      ...edges.map(
        ({ from, to, label, kind }) =>
          `  ${from} -> ${to} [label=${JSON.stringify(label)}${kind === "back" ? ", style=bold" : kind === "exit" ? ", style=dashed" : ""}];`,
      ),
      "}",
    ].join("\n"),
  mermaid: ({ nodes, edges }, title) =>
    [
      `%% ${title}`,
      "flowchart TD",
      ...nodes.map(({ id, kind, lines }) => {
        const text = lines.join("\n").replaceAll("#", "#35;").replaceAll('"', "#quot;").replaceAll("\n", "<br/>");
        return kind === "block" || kind === "header" ? `  ${id}["${text}"]` : `  ${id}(["${text}"])`;
      }),
      ...edges.map(({ from, to, label, kind }) => {
        const arrow = kind === "back" ? "==>" : kind === "exit" ? "-.->" : "-->";
        return `  ${from} ${arrow}${label ? `|${label}|` : ""} ${to}`;
      }),
    ].join("\n"),
};

const DOT_STYLE: Readonly<Record<GraphNode["kind"], string>> = {
  header: ", style=bold",
  block: "",
  exit: ", shape=oval, style=dashed",
  cold: ", shape=oval, style=dotted",
};

function target({ to, kind }: GraphEdge, nodes: readonly GraphNode[]): string {
  const node = nodes.find(({ id }) => id === to);
  if (kind === "exit") return node?.lines.join(", ") ?? to;
  return `${node?.start}${kind === "back" ? " (back-edge)" : ""}`;
}
