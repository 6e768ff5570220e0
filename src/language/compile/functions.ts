/**
 * Code objects: the module, a function, its definition as a statement, return.
 */
import type { CodeObject } from "../../bytecode/code.js";
import { TooLargeError } from "../emitter.js";
import { rangeOf } from "../positions.js";
import type { Scope } from "../scopes.js";
import type { Expression, Module, Node, Statement } from "../syntax.js";
import { type ProgramState, Unit } from "../unit.js";
import { storeName } from "./assignments.js";
import { leaveBlocks, reenterBlocks } from "./blocks.js";

export function defineFunction(unit: Unit, node: Node<"FunctionDef">): void {
  const { emitter, program } = unit;
  const position = rangeOf(node);
  const register = unit.top;
  const { defaults } = node.args;
  if (defaults.length > 0) {
    defaultsInto(unit, node, register);
    emitter.emit("MAKE_FUNCTION_DEFAULTS", position, register, compileFunction(program, node), register);
  } else {
    emitter.emit("MAKE_FUNCTION", position, register, compileFunction(program, node));
  }
  unit.top = register + 1;
  storeName(unit, node.name, register, position);
}

/** The tuple of the defaults, evaluated at the definition from left to right. */
function defaultsInto(unit: Unit, node: Node<"FunctionDef">, register: number): void {
  unit.into(
    { ...rangeNode(node), nodeType: "Tuple", elts: node.args.defaults, ctx: { nodeType: "Load" } } as Expression,
    register,
  );
}

const rangeNode = ({ lineno, col_offset, end_lineno, end_col_offset }: Statement) => ({
  lineno,
  col_offset,
  end_lineno,
  end_col_offset,
});

/** Compiles a function and returns the number of its code object. */
function compileFunction(program: ProgramState, node: Node<"FunctionDef">): number {
  const scope = program.scopes.functions.get(node) as Scope;
  const id = program.codes.push(undefined) - 1;
  program.codes[id] = compileBody(new Unit(program, scope), node.body, node);
  return id;
}

export function compileModule(program: ProgramState, module: Module): void {
  program.codes.push(undefined);
  const unit = new Unit(program, program.scopes.module);
  if (program.usesModuleName) setModuleName(unit);
  program.codes[0] = compileBody(unit, module.body, undefined);
}

function setModuleName(unit: Unit): void {
  const position = { line: 1, endLine: 1, column: 0, endColumn: 0 };
  unit.emitter.emit("LOAD_CONST", position, unit.top, unit.emitter.constant({ kind: "str", value: "__main__" }));
  unit.emitter.emit("STORE_GLOBAL", position, unit.top, unit.globalSlot("__name__"));
}

function compileBody(unit: Unit, body: readonly Statement[], node: Node<"FunctionDef"> | undefined): CodeObject {
  const { emitter, scope, program } = unit;
  const firstLine = node?.lineno ?? 1;
  try {
    unit.body(body);
    const position = emitter.lastPosition ?? { line: firstLine, endLine: firstLine, column: 0, endColumn: 0 };
    emitter.emit("RETURN_CONST", position, emitter.constant({ kind: "none" }));
    emitter.stop();
    for (const emitDeferred of unit.deferred) emitDeferred();
    const { name, qualifiedName, parameters: args, locals: localNames } = scope;
    return emitter.finish({ name, qualifiedName, firstLine, args, localNames });
  } catch (error) {
    if (error instanceof TooLargeError) throw program.tooLarge(scope.name, node);
    throw error;
  }
}

/** The value first, then what leaving the open blocks does, then the return. */
export function returnStatement(unit: Unit, node: Node<"Return">): void {
  const { emitter } = unit;
  const position = rangeOf(node);
  const constant = node.value ? unit.constantIndex(node.value) : emitter.constant({ kind: "none" });
  const register = constant === undefined ? unit.register(node.value as Expression) : undefined;
  const left = leaveBlocks(unit, 0);
  if (register === undefined) emitter.emit("RETURN_CONST", position, constant);
  else emitter.emit("RETURN", position, register);
  emitter.stop();
  reenterBlocks(unit, left);
}
