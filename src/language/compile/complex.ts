/** Complex numbers: their class is Python (src/python/_complex.py), which literals and the name complex import. */
import type { Position } from "../../bytecode/code.js";
import { COMPLEX, ENTRY, moduleOfName } from "../builtins-in-python.js";
import type { ModuleSource } from "../module-sources.js";
import { hiddenName } from "../rewrite-nodes.js";
import type { Node } from "../syntax.js";
import type { Unit } from "../unit.js";

/** A literal such as 2j: a call of what makes one. */
export function imaginary(unit: Unit, node: Node<"Constant">, dest: number): void {
  const { emitter, top } = unit;
  const { imag } = node.value as unknown as { readonly imag: number };
  const position = unit.position(node);
  unit.top = top + 2;
  member(unit, unit.program.imports.of(COMPLEX), ENTRY, top, position);
  emitter.emit("LOAD_CONST", position, unit.top++, emitter.constant({ kind: "float", value: imag }));
  emitter.emit("CALL", position, dest, top + 2, 1);
  unit.top = top;
}

/** The built-in class of a name that is Python inside; false: the name is something else. */
export function classInPython(unit: Unit, name: string, dest: number, position: Position): boolean {
  const { scopes, imports } = unit.program;
  const hidden = hiddenName(name);
  if (hidden) {
    member(unit, imports.of(hidden.module), hidden.member, dest, position);
    return true;
  }
  const behind = moduleOfName(name);
  const module = behind === undefined || scopes.assignedGlobals.has(name) ? undefined : imports.of(behind);
  if (!module || module === unit.program.module) return false;
  member(unit, module, name, dest, position);
  return true;
}

/** A name of a module of the library, by way of the first free temporary. */
function member(unit: Unit, module: ModuleSource | undefined, name: string, dest: number, position: Position): void {
  const { emitter } = unit;
  const register = Math.max(unit.top, dest + 1);
  const { top } = unit;
  unit.top = register + 1;
  emitter.emit("IMPORT", position, register, module?.number ?? 0);
  emitter.emit("IMPORT_FROM", position, dest, register, emitter.constant({ kind: "str", value: name }));
  emitter.emit("DROP", position, register);
  unit.top = top;
}
