/**
 * Which nodes of a structured loop belong to its turns: an `if` that only leads out of it stands in its text, but no turn that
 * comes back goes through it.
 */
import type { Apply, Node, Operand } from "./plan.js";

/** A loop's own nodes: what they read and write, and the `if`s that are not among them. */
export interface NaturalLoop {
  readonly written: ReadonlySet<number>;
  readonly read: ReadonlySet<number>;
  readonly outside: ReadonlySet<Node>;
}

type Loop = Extract<Node, { kind: "block" | "loop" }>;

export function naturalLoop(loop: Loop): NaturalLoop {
  const written = new Set<number>();
  const read = new Set<number>();
  const outside = new Set<Node>();
  const visit = (nodes: readonly Node[], scope: ReadonlySet<string>): void => {
    for (const node of nodes) {
      if (node.kind === "if" && leadsOut(node.body, scope)) {
        outside.add(node);
        noteApply(testOf(node), read, written);
        continue;
      }
      noteApply(testOf(node), read, written);
      note(node, read, written);
      if ("body" in node) visit(node.body, node.kind === "if" ? scope : new Set([...scope, node.label]));
    }
  };
  visit(loop.body, new Set([loop.label]));
  return { written, read, outside };
}

/** The test of a branch, as far as it is a stencil's. */
export function testOf(node: Node): Apply | undefined {
  const condition = node.kind === "if" || node.kind === "br_if" ? node.condition : undefined;
  return condition?.kind === "apply" ? condition.apply : undefined;
}

function noteApply(apply: Apply | undefined, read: Set<number>, written: Set<number>): void {
  if (!apply) return;
  for (const operand of apply.operands) noteRead(operand, read);
  for (const result of apply.results) written.add(result);
}

const noteRead = (operand: Operand, read: Set<number>): void => {
  if (operand.kind === "local") read.add(operand.local);
};

function note(node: Node, read: Set<number>, written: Set<number>): void {
  switch (node.kind) {
    case "apply":
      noteApply(node, read, written);
      break;
    case "copy":
      noteRead(node.from, read);
      written.add(node.to);
      break;
    case "load":
      written.add(node.to);
      break;
    case "generic":
      written.add(node.status);
      break;
    case "direct":
      for (const operand of [node.depth, ...node.operands]) noteRead(operand, read);
      written.add(node.result);
      written.add(node.status);
      break;
    case "return":
      noteRead(node.from, read);
      break;
    case "count":
      written.add(node.local);
      break;
    case "if":
    case "br_if":
    case "block":
    case "loop":
    case "br":
    case "store":
    case "depth":
    case "runtime":
    case "exit":
    case "safepoint":
      break;
    default:
      node satisfies never;
  }
}

/** Nothing in it goes on within the scope, and it does not fall through. */
const leadsOut = (nodes: readonly Node[], scope: ReadonlySet<string>): boolean =>
  endsFlow(nodes) && !nodes.some((node) => goesTo(node, scope));

const goesTo = (node: Node, scope: ReadonlySet<string>): boolean => {
  if (node.kind === "br" || node.kind === "br_if") return scope.has(node.label);
  return "body" in node && node.body.some((inner) => goesTo(inner, scope));
};

/** Control does not come out of the end. */
export function endsFlow(nodes: readonly Node[]): boolean {
  const last = nodes.at(-1);
  if (last === undefined) return false;
  if (last.kind === "loop" || last.kind === "br" || last.kind === "exit" || last.kind === "return") return true;
  return last.kind === "block" && endsFlow(last.body) && !last.body.some((node) => goesTo(node, new Set([last.label])));
}
