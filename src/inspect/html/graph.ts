/** A region graph as SVG: laid out in layers by dagre, every instruction a linked line of text. */
import dagre from "@dagrejs/dagre";
import type { GraphEdge, GraphNode, RegionGraph } from "../views/regions.js";
import { escapeHtml, linkAttributes } from "./links.js";

const LINE_PX = 15;
const CHARACTER_PX = 6.7;
const PADDING_PX = 8;

/** `lines` is the source line by instruction; `id` makes the markers' ids unique in the page. */
export function graphSvg(graph: RegionGraph, lines: readonly number[], id: string, title: string): string {
  const layout = new dagre.graphlib.Graph({ multigraph: true });
  layout.setGraph({ rankdir: "TB", nodesep: 30, ranksep: 36, marginx: 8, marginy: 8 });
  for (const node of graph.nodes) layout.setNode(node.id, sizeOf(node));
  for (const [index, { from, to }] of graph.edges.entries())
    layout.setEdge(from, to, { width: 30, height: 12, labelpos: "r" }, String(index));
  dagre.layout(layout);
  const { width = 100, height = 100 } = layout.graph();
  const edges = graph.edges.map((edge, index) => edgeSvg(edge, layout.edge(edge.from, edge.to, String(index)), id));
  const nodes = graph.nodes.map((node) => nodeSvg(node, layout.node(node.id), lines));
  return `<svg role="img" aria-label="${escapeHtml(title)}" viewBox="0 0 ${round(width)} ${round(height)}" width="${round(width)}" height="${round(height)}">
<defs><marker id="${id}-arrow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="7" markerHeight="7" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>
${edges.join("\n")}
${nodes.join("\n")}
</svg>`;
}

const sizeOf = ({ lines }: GraphNode) => ({
  width: Math.max(...lines.map((line) => line.length)) * CHARACTER_PX + 2 * PADDING_PX,
  height: lines.length * LINE_PX + 2 * PADDING_PX,
});

interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

function nodeSvg(
  { kind, lines: text, start }: GraphNode,
  { x, y, width, height }: Box,
  lines: readonly number[],
): string {
  const left = x - width / 2;
  const top = y - height / 2;
  const round0 = kind === "exit" || kind === "cold" ? height / 2.5 : 3;
  const texts = text.map((one, index) => {
    const pc = kind === "exit" || kind === "cold" ? start : start + index;
    const at = `x="${round(left + PADDING_PX)}" y="${round(top + PADDING_PX + LINE_PX * index + 11)}"`;
    return `<text ${at}${linkAttributes({ line: lines[pc], pc })}>${escapeHtml(one)}</text>`;
  });
  return `<g class="node ${kind}"><rect x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}" rx="${round(round0)}"/>${texts.join("")}</g>`;
}

interface Route {
  readonly points: readonly { readonly x: number; readonly y: number }[];
  readonly x?: number;
  readonly y?: number;
}

function edgeSvg({ kind, label }: GraphEdge, { points, x, y }: Route, id: string): string {
  const path = points.map((point, index) => `${index === 0 ? "M" : "L"}${round(point.x)} ${round(point.y)}`).join("");
  const text =
    label && x !== undefined && y !== undefined
      ? `<text class="edge" x="${round(x)}" y="${round(y)}">${label}</text>`
      : "";
  return `<path class="edge ${kind}" d="${path}" marker-end="url(#${id}-arrow)"/>${text}`;
}

const round = (value: number): number => Math.round(value * 10) / 10;
