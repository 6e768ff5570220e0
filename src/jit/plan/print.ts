/** A plan as text, for people and for tests: entry, locals used by name, the tree, what each exit writes back. */
import type { Apply, Condition, Node, Operand, Plan, Store } from "./plan.js";
import { PARAMETERS } from "./plan.js";

/** One line of a printed plan, with what it stands for. */
export interface PlanLine {
  readonly level: number;
  readonly text: string;
  readonly node?: Node;
  /** Index of the exit group that the line says the writes of. */
  readonly group?: number;
}

/** The plan as text for people, an instruction a line. */
export function printPlan(plan: Plan): string {
  return `${planLines(plan)
    .map(({ level, text }) => "  ".repeat(level) + text)
    .join("\n")}\n`;
}

export function planLines(plan: Plan): PlanLine[] {
  const printer = new PlanPrinter(plan);
  const head = (text: string): PlanLine => ({ level: 0, text });
  const entry = plan.entry.map(({ name, known, home }) => ({
    level: 1,
    text: `${name}: ${known}${home === "invariant" ? ", invariant" : ""}`,
  }));
  const groups = plan.groups.map(({ label, writes }, group) => ({
    level: 1,
    text: `${label}: ${writes.map((store) => printer.store(store)).join(", ") || "nothing to write"}`,
    group,
  }));
  return [
    head(`plan ${plan.name}, ${plan.instructions} instructions`),
    head("entry"),
    ...entry,
    head("code"),
    ...printer.nodes(plan.body, 1),
    head("exits"),
    ...groups,
  ];
}

class PlanPrinter {
  constructor(private readonly plan: Plan) {}

  nodes(nodes: readonly Node[], level: number): PlanLine[] {
    return nodes.flatMap((node) => [
      { level, text: this.node(node), node },
      ...("body" in node ? this.nodes(node.body, level + 1) : []),
    ]);
  }

  /** The node's own line. */
  node(node: Node): string {
    switch (node.kind) {
      case "block":
      case "loop":
        return `${node.kind} ${node.label}`;
      case "if":
        return `if ${this.condition(node.condition)}`;
      case "br":
        return `br ${node.label}`;
      case "br_if":
        return `br ${node.label} if ${this.condition(node.condition)}`;
      case "apply":
        return this.apply(node);
      case "copy":
        return `${this.local(node.to)} = ${this.operand(node.from)}`;
      case "load":
        return `${this.local(node.to)} = frame[${node.register}]`;
      case "store":
        return this.store(node);
      case "generic":
        return `${this.local(node.status)} = ${node.calls ? "call" : "generic"} ${node.pc}`;
      case "runtime":
        return `${node.name}(${node.operands.map((operand) => (operand.kind === "frame" ? `frame[${operand.register}]` : this.operand(operand))).join(", ")})`;
      case "direct":
        return `${this.local(node.result)} = itself on frame[${node.base}](${node.operands.map((operand) => this.operand(operand)).join(", ")}), ${this.local(node.status)} = it left  ;${node.pc}`;
      case "return":
        return `return ${this.operand(node.from)}`;
      case "depth":
        return "depth into the thread's record";
      case "count":
        return `count ${this.local(node.local)}${node.turns === 1 ? "" : ` + ${node.turns}`}`;
      case "exit":
      case "safepoint":
        return `${node.kind} ${this.exit(node.exit)}`;
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

const KINDS = ["", " raised", " entry", " installed", " call", " raised within a call", " end"];
