/** Why a plan's exits are there: each reason from the node that takes the exit, with how often it was taken. */
import { LAYOUT } from "../base/layout.js";
import { decode, INSTRUCTION_WORDS } from "../bytecode/operands.js";
import { UNBOX } from "../bytecode/stencils.js";
import type { Observation } from "../jit/observe.js";
import { type Apply, type Condition, type Node, type Operand, PARAMETERS, type Plan } from "../jit/plan/plan.js";
import { exitReason } from "./exit-reasons.js";
import type { Inspection, LoopVersion } from "./inspection.js";

export interface ExplainedExit {
  /** Index in Plan.exits. */
  readonly index: number;
  readonly pc: number;
  readonly line: number;
  readonly kind: "side exit" | "raised" | "entry" | "call";
  /** What is written back, by the label of its group. */
  readonly group: string;
  readonly reasons: readonly string[];
  /** The instruction with which it is counted: for an exit of inlined code the outermost call. */
  readonly countedAt: number;
}

/** The exits of a version in the order of their instructions. */
export function explainExits(version: LoopVersion): ExplainedExit[] {
  const { plan, observation } = version;
  const reasons = new Map<number, Set<string>>();
  const add = (exit: number, reason: string) => {
    reasons.set(exit, (reasons.get(exit) ?? new Set()).add(reason));
  };
  for (const node of allNodes(plan.body)) for (const apply of appliesOf(node)) explainApply(plan, apply, add);
  explainLeaves(version, plan.body, add);
  const callOf = (group: number): number | undefined => {
    const { inlined } = plan.groups[group] ?? {};
    return inlined && inlined.call >> 3;
  };
  const calls = new Set(plan.groups.map((_, group) => callOf(group)));
  const unreached = (pc: number) =>
    calls.has(pc)
      ? "by itself never; exits of the code that is inlined here are counted here"
      : "never taken: the planner proved that its check cannot fail";
  return plan.exits
    .map(({ pc, code, group }, index) => ({
      index,
      pc,
      line: observation.lines[pc] ?? 0,
      kind: KINDS[code & LAYOUT.EXIT_MASK] ?? "side exit",
      group: plan.groups[group]?.label ?? "",
      reasons: [...(reasons.get(index) ?? [unreached(pc)])],
      countedAt: callOf(group) ?? pc,
    }))
    .sort((left, right) => left.pc - right.pc);
}

/** Exits to the instruction, of all versions of all loops together: shared memory counts them by instruction. */
export const exitCount = (inspection: Inspection, codeId: number, pc: number): number =>
  inspection.codes[codeId]?.exits[pc] ?? 0;

const KINDS: Readonly<Record<number, ExplainedExit["kind"]>> = {
  [LAYOUT.EXIT_NORMAL]: "side exit",
  [LAYOUT.EXIT_END]: "side exit",
  [LAYOUT.EXIT_RAISED]: "raised",
  [LAYOUT.EXIT_ENTRY]: "entry",
  [LAYOUT.EXIT_FRAME]: "call",
};

/** Every node, depth first, in the order of the code. */
export function* allNodes(nodes: readonly Node[]): Generator<Node> {
  for (const node of nodes) {
    yield node;
    if ("body" in node) yield* allNodes(node.body);
  }
}

/** Stencil applications of a node itself, a condition's included. */
export function appliesOf(node: Node): Apply[] {
  if (node.kind === "apply") return [node];
  const condition: Condition | undefined = "condition" in node ? node.condition : undefined;
  return condition?.kind === "apply" ? [condition.apply] : [];
}

const GUARDS = new Map(Object.entries(UNBOX).map(([representation, stencil]) => [stencil, representation]));

function explainApply(
  plan: Plan,
  { stencil, operands, results, exit }: Apply,
  add: (exit: number, reason: string) => void,
) {
  if (exit === undefined) return;
  const wanted = GUARDS.get(stencil);
  const [operand] = operands;
  const entry = plan.exits[exit]?.code;
  const guards = entry !== undefined && (entry & LAYOUT.EXIT_MASK) === LAYOUT.EXIT_ENTRY ? "entry guard" : "guard";
  if (wanted && operand) add(exit, `${guards}: ${guardedName(plan, operand, results[0])} is not ${wanted}`);
  else {
    const reason = exitReason(stencil) ?? "an operand or the result is none that it can do, or Python raises";
    add(exit, `${guards === "entry guard" ? "entry: " : ""}${stencil}: ${reason}`);
  }
}

/** The Python variable: that of the operand, or, when it waits in a temporary, that of the result. */
function guardedName(plan: Plan, operand: Operand, result: number | undefined): string {
  if (operand.kind === "const") return String(operand.value);
  const names = [operand.local, result ?? operand.local].map((local) => plan.locals[local - PARAMETERS]?.name ?? "");
  return (names.find((name) => !/^t\d+\./.test(name)) ?? "the value").replace(/\.\w+$/, "");
}

/** What the code does to which the loop is left, where that says more than that it is left. */
const LEAVING: readonly (readonly [name: string, reason: string])[] = [
  ["YIELD", "the way to a yield, which the interpreter does"],
  ["RAISE", "the way to a raise, which the interpreter does"],
  ["RERAISE", "the way to a raise, which the interpreter does"],
];

/** Looks through the straight code that follows: as far as it jumps nowhere. */
function wayOut({ instructions }: Observation, from: number): string | undefined {
  const count = instructions.length / INSTRUCTION_WORDS;
  for (let pc = from; pc < count; ) {
    const { row } = decode(instructions, pc);
    const found = LEAVING.find(([name]) => row.name.startsWith(name));
    if (found) return found[1];
    if (row.control) return undefined;
    pc += row.words;
  }
  return undefined;
}

/** Exits that nodes take without a stencil. */
function explainLeaves(version: LoopVersion, nodes: readonly Node[], add: (exit: number, reason: string) => void) {
  let generic: number | undefined;
  for (const node of nodes) {
    if (node.kind === "generic") generic = node.pc;
    if (node.kind === "safepoint") add(node.exit, "safepoint: a request waits (the GIL, re-entry, Ctrl-C, the end)");
    else if (node.kind === "exit") add(node.exit, leaveReason(version, node.exit));
    if ("body" in node) explainLeaves(version, node.body, add);
    if (node.kind === "if" && generic !== undefined) generic = undefined;
  }
}

function leaveReason({ plan, region, observation }: LoopVersion, index: number): string {
  const exit = plan.exits[index];
  if (!exit) return "unknown";
  const kind = exit.code & LAYOUT.EXIT_MASK;
  if (kind === LAYOUT.EXIT_RAISED) return "the operation raised";
  if (kind === LAYOUT.EXIT_FRAME) return "the operation called a Python function";
  const edges = region.blocks.flatMap(({ next, jump }) => (jump ? [next, jump] : [next]));
  const edge = edges.find(({ kind, target }) => kind === "exit" && target === exit.pc);
  if (edge?.cold) return "this path had never been executed when the loop was compiled";
  if (edge?.off) return "off the trace: the recorded turns went another way";
  if (edge) return wayOut(observation, exit.pc) ?? "the way out of the loop";
  const { row } = decode(observation.instructions, exit.pc);
  const left = plan.notes.find((note) => note.startsWith(`${exit.pc} `) && note.includes("always left"));
  return left ? left.slice(left.indexOf("always")) : `the runtime did not finish ${row.name} itself`;
}
