/** A plan as text, for people and for tests: entry, locals used by name, the tree, what each exit writes back. */
import type { Apply, Condition, Node, Operand, Plan, Store } from "./plan.js";
import { PARAMETERS } from "./plan.js";

/** The plan as text for people, an instruction a line. */
export function printPlan(plan: Plan): string {
  const printer = new PlanPrinter(plan);
  const entry = plan.entry.map(
    ({ name, known, home }) => `  ${name}: ${known}${home === "invariant" ? ", invariant" : ""}`,
  );
  const groups = plan.groups.map(
    ({ label, writes }) =>
      `  ${label}: ${writes.map((store) => printer.store(store)).join(", ") || "nothing to write"}`,
  );
  const { name, instructions } = plan;
  return [
    `plan ${name}, ${instructions} instructions`,
    "entry",
    ...entry,
    "code",
    ...printer.nodes(plan.body, 1),
    "exits",
    ...groups,
    "",
  ].join("\n");
}

class PlanPrinter {
  constructor(private readonly plan: Plan) {}

  nodes(nodes: readonly Node[], level: number): string[] {
    return nodes.flatMap((node) => this.node(node, level));
  }

  node(node: Node, level: number): string[] {
    const pad = "  ".repeat(level);
    const nested = (head: string, body: readonly Node[]) => [pad + head, ...this.nodes(body, level + 1)];
    switch (node.kind) {
      case "block":
      case "loop":
        return nested(`${node.kind} ${node.label}`, node.body);
      case "if":
        return nested(`if ${this.condition(node.condition)}`, node.body);
      case "br":
        return [`${pad}br ${node.label}`];
      case "br_if":
        return [`${pad}br ${node.label} if ${this.condition(node.condition)}`];
      case "apply":
        return [pad + this.apply(node)];
      case "copy":
        return [`${pad}${this.local(node.to)} = ${this.operand(node.from)}`];
      case "load":
        return [`${pad}${this.local(node.to)} = frame[${node.register}]`];
      case "store":
        return [pad + this.store(node)];
      case "generic":
        return [`${pad}${this.local(node.status)} = generic ${node.pc}`];
      case "exit":
      case "safepoint":
        return [`${pad}${node.kind} ${this.exit(node.exit)}`];
    }
  }

  store({ register, from, box }: Store): string {
    return `frame[${register}] = ${box ? `${box}(${this.operand(from)})` : this.operand(from)}`;
  }

  apply({ pc, stencil, operands, results, exit }: Apply): string {
    const left = results.length > 0 ? `${results.map((result) => this.local(result)).join(", ")} = ` : "";
    const call = `${left}${stencil}(${operands.map((operand) => this.operand(operand)).join(", ")})`;
    return exit === undefined ? `${call}  ;${pc}` : `${call}  ;${pc}, exit ${this.exit(exit)}`;
  }

  condition(condition: Condition): string {
    const not = condition.negate ? "not " : "";
    if (condition.kind === "apply") return `${not}${this.apply(condition.apply)}`;
    const tested = this.local(condition.local);
    return condition.kind === "local" ? not + tested : `${tested} ${condition.negate ? "!=" : "=="} ${condition.value}`;
  }

  exit(index: number): string {
    const exit = this.plan.exits[index];
    return `${this.plan.groups[exit?.group ?? 0]?.label} pc ${exit?.pc}${KINDS[(exit?.code ?? 0) & 7]}`;
  }

  operand(operand: Operand): string {
    return operand.kind === "local" ? this.local(operand.local) : `${operand.value}:${operand.type}`;
  }

  local(index: number): string {
    return this.plan.locals[index - PARAMETERS]?.name ?? `parameter ${index}`;
  }
}

const KINDS = ["", " raised", " entry"];
