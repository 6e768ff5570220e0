/**
 * locals(), and vars() and dir() without an object, in a function: its variables are registers, so that the call is compiled
 * to instructions that gather them. At the outermost level these are calls of built-ins (wasm/namespaces.ts).
 */
import { FRAME_NAMES } from "../rewrite-nodes.js";
import type { Scope, Variable } from "../scopes.js";
import type { Node } from "../syntax.js";
import type { Unit } from "../unit.js";

const OF_FRAME: ReadonlySet<string> = new Set(["locals", "vars", "dir"]);

/** True for a call that asks for the names of the function that it stands in. */
export function asksForNames(unit: Unit, { func, args, keywords }: Node<"Call">): boolean {
  if (func.nodeType === "Name" && func.id === FRAME_NAMES) return true;
  if (func.nodeType !== "Name" || !OF_FRAME.has(func.id) || args.length + keywords.length > 0) return false;
  const { scopes } = unit.program;
  return (
    unit.scope.kind === "function" &&
    unit.variable(func.id).kind === "global" &&
    !scopes.assignedGlobals.has(func.id) &&
    unit.names === unit.scope
  );
}

/** The dict of the function's variables that have a value, or the sorted list of their names, into a register. */
export function frameNames(unit: Unit, node: Node<"Call">, dest: number): void {
  const { emitter, top } = unit;
  const position = unit.position(node);
  if (unit.names.kind === "module") {
    emitter.emit("LOAD_CONST", position, dest, emitter.constant({ kind: "none" }));
    return;
  }
  for (const [name, variable] of namesInOrder(unit)) {
    emitter.emit("LOAD_CONST", position, unit.top++, emitter.constant({ kind: "str", value: name }));
    if (variable.kind === "free") emitter.emit("MAYBE_FREE", position, unit.top++, variable.index);
    else if (variable.kind === "local")
      emitter.emit("MAYBE_LOCAL", position, unit.top++, variable.register, variable.cell ? 1 : 0);
  }
  const wantsList = node.func.nodeType === "Name" && node.func.id === "dir";
  emitter.emit("NAMES_DICT", position, wantsList ? top : dest, top, unit.top - top);
  if (wantsList) emitter.emit("SORTED_NAMES", position, dest, top);
  unit.top = top;
}

/** As CPython lists them: parameters and plain variables, then those that inner functions share, then the closure's. */
function namesInOrder(unit: Unit): [string, Variable][] {
  const { scope } = unit;
  const rank = (variable: Variable): number =>
    variable.kind === "free"
      ? 2
      : variable.kind === "local" && variable.cell && variable.register >= scope.parameters
        ? 1
        : 0;
  const byName = (a: string, b: string): number => (a < b ? -1 : 1);
  return visible(unit.names)
    .filter(([, variable]) => variable.kind !== "global")
    .sort(([a, first], [b, second]) => {
      const difference = rank(first) - rank(second);
      if (difference !== 0) return difference;
      if (rank(first) > 0) return byName(a, b);
      return first.kind === "local" && second.kind === "local" ? first.register - second.register : 0;
    });
}

/** The variables of a scope, with those of the scopes that it is inlined into. */
function visible(scope: Scope): [string, Variable][] {
  const outer = scope.kind === "inlined" && scope.parent ? visible(scope.parent) : [];
  return [...new Map([...outer, ...scope.variables])];
}
