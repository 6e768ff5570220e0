/**
 * Code objects: the module, functions, lambdas; their definition with defaults, closure and decorators; return.
 */
import type { CodeObject, Position, Signature } from "../../bytecode/code.js";
import { annotationsOfFunction, FORMAT } from "../annotations.js";
import { TooLargeError } from "../emitter.js";
import { isText } from "../literals.js";
import { rangeOf } from "../positions.js";
import { capturedBy, type Scope, type ScopeOwner } from "../scopes.js";
import type { Expression, Located, Module, Node, Parameters, Statement } from "../syntax.js";
import { type ProgramState, Unit } from "../unit.js";
import { annotateBody, annotateInto, beginConditional } from "./annotations.js";
import { storeName } from "./assignments.js";
import { leaveBlocks, leavingRuns, reenterBlocks } from "./blocks.js";
import { cleanDoc } from "./docstring.js";

export function defineFunction(unit: Unit, node: Node<"FunctionDef">): void {
  const register = unit.top;
  decorated(unit, node.decorator_list, () => {
    functionInto(unit, node, node.args, unit.top, rangeOf(node), (inner) => inner.body(node.body), docOf(unit, node));
  });
  unit.top = register + 1;
  storeName(unit, node.name, register, rangeOf(node));
}

export function lambda(unit: Unit, node: Node<"Lambda">, dest: number): void {
  const { top } = unit;
  const register = unit.isTemporary(dest) ? dest : top;
  functionInto(unit, node, node.args, register, unit.position(node), (inner) => returnValue(inner, node.body));
  if (register !== dest) unit.emitter.emit("TAKE", unit.position(node), dest, register);
  unit.top = top;
}

/**
 * Evaluates decorators, lets `make` put what they decorate in the first free register, and calls them, the last one
 * first; the result is in the register that was free at first.
 */
export function decorated(unit: Unit, decorators: readonly Expression[], make: () => void): void {
  const { emitter } = unit;
  const first = unit.top;
  for (const decorator of decorators) {
    const callee = unit.top;
    unit.into(decorator, callee);
    unit.top = callee + 2;
  }
  make();
  for (const decorator of [...decorators].reverse()) {
    unit.top -= 2;
    emitter.emit("CALL", unit.position(decorator), unit.top, unit.top + 2, 1);
  }
  unit.top = first;
}

/** Makes the function whose scope is that of `owner` in a temporary; `emitBody` compiles what it does. */
export function functionInto(
  unit: Unit,
  owner: ScopeOwner & Located,
  parameters: Parameters | undefined,
  register: number,
  position: Position,
  emitBody: (unit: Unit) => void,
  doc?: string,
): void {
  const { emitter, program } = unit;
  const { top } = unit;
  const scope = program.scopes.of.get(owner) as Scope;
  const parts: [part: number, register: number][] = [];
  const part = (kind: number, emit: () => boolean): void => {
    const at = unit.top;
    if (!emit()) return;
    unit.top = at + 1;
    parts.push([kind, at]);
  };
  unit.top = Math.max(top, register + 1);
  part(0, () => defaultsInto(unit, parameters, position));
  part(1, () => keywordDefaultsInto(unit, parameters, position));
  part(2, () => closureInto(unit, scope, position));
  part(3, () => "args" in owner && annotatesFunction(unit, owner));
  const code = compileFunction(program, scope, owner, signatureOf(parameters), emitBody, doc);
  emitter.emit("MAKE_FUNCTION", position, register, code, unit.runsOnce && unit.names === unit.scope ? 1 : 0);
  for (const [kind, at] of parts) emitter.emit("SET_FUNCTION", position, register, at, kind);
  unit.top = top;
}

/** The function that evaluates a function's annotations. */
function annotatesFunction(unit: Unit, node: ScopeOwner & Located): boolean {
  if (!("nodeType" in node) || node.nodeType !== "FunctionDef") return false;
  return annotateInto(unit, node.args, node, unit.top, annotationsOfFunction(node), codeInto);
}

/** Makes the function of a scope, with nothing but a closure, in a temporary. */
export function codeInto(
  unit: Unit,
  scope: Scope,
  place: Located,
  signature: Signature,
  register: number,
  position: Position,
  emitBody: (unit: Unit) => void,
): void {
  const { emitter, top } = unit;
  const closure = Math.max(top, register + 1);
  unit.top = closure;
  const hasClosure = closureInto(unit, scope, position);
  const code = compileFunction(unit.program, scope, place, signature, emitBody, undefined);
  emitter.emit("MAKE_FUNCTION", position, register, code, unit.runsOnce && unit.names === unit.scope ? 1 : 0);
  if (hasClosure) emitter.emit("SET_FUNCTION", position, register, closure, 2);
  unit.top = top;
}

/** The tuple of the defaults, evaluated at the definition from left to right. */
function defaultsInto(unit: Unit, parameters: Parameters | undefined, position: Position): boolean {
  const defaults = parameters?.defaults ?? [];
  if (defaults.length === 0) return false;
  const place = { lineno: position.line, col_offset: position.column };
  unit.into({ ...place, nodeType: "Tuple", elts: defaults, ctx: { nodeType: "Load" } } as Expression, unit.top);
  return true;
}

/** The tuple of names and values of the keyword-only parameters that have defaults. */
function keywordDefaultsInto(unit: Unit, parameters: Parameters | undefined, position: Position): boolean {
  const register = unit.top;
  parameters?.kw_defaults.forEach((value, index) => {
    if (!value) return;
    const name = { kind: "str", value: parameters.kwonlyargs[index]?.arg as string } as const;
    unit.emitter.emit("LOAD_CONST", position, unit.top++, unit.emitter.constant(name));
    unit.temporary(value);
  });
  const count = unit.top - register;
  if (count > 0) unit.emitter.emit("BUILD_TUPLE", position, register, register, count);
  return count > 0;
}

/** The tuple of the cells that the function finds its free variables in. */
function closureInto(unit: Unit, { free }: Scope, position: Position): boolean {
  if (free.length === 0) return false;
  const { emitter } = unit;
  const register = unit.top;
  for (const name of free) {
    const variable = capturedBy(unit.names, name);
    if (variable.kind === "local") emitter.emit("COPY", position, unit.top++, variable.register);
    else if (variable.kind === "free") emitter.emit("LOAD_CLOSURE", position, unit.top++, variable.index);
  }
  emitter.emit("BUILD_TUPLE", position, register, register, free.length);
  return true;
}

/** How many parameters are of which special kind; undefined when none is. */
function signatureOf(parameters: Parameters | undefined): Signature | undefined {
  if (!parameters) return undefined;
  const { posonlyargs, kwonlyargs, vararg, kwarg } = parameters;
  if (posonlyargs.length + kwonlyargs.length === 0 && !vararg && !kwarg) return undefined;
  return {
    positionalOnly: posonlyargs.length,
    keywordOnly: kwonlyargs.length,
    varArgs: vararg !== undefined,
    varKeywords: kwarg !== undefined,
  };
}

/** Compiles a function and returns the number of its code object. */
function compileFunction(
  program: ProgramState,
  scope: Scope,
  node: Located,
  signature: Signature | undefined,
  emitBody: (unit: Unit) => void,
  doc: string | undefined,
): number {
  const id = program.codes.push(undefined) - 1;
  program.codes[id] = compileBody(new Unit(program, scope), node, emitBody, signature, doc);
  return id;
}

/** Compiles a module and returns the number of its code object. `stars`: names that its star imports may bind. */
export function compileModule(program: ProgramState, module: Module, stars: readonly string[]): number {
  const id = program.codes.push(undefined) - 1;
  const unit = new Unit(program, program.scopes.module, true);
  for (const name of stars) unit.globalSlot(name);
  program.codes[id] = compileBody(unit, undefined, () => {
    beginConditional(unit, START);
    annotateBody(unit, module.body, START, "__annotate__", codeInto);
    unit.body(module.body);
  });
  return id;
}

const START: Located = { lineno: 1, col_offset: 0, end_lineno: 1, end_col_offset: 0 };

function compileBody(
  unit: Unit,
  node: Located | undefined,
  emitBody: (unit: Unit) => void,
  signature?: Signature,
  doc?: string,
): CodeObject {
  const { emitter, scope, program } = unit;
  const firstLine = node?.lineno ?? 1;
  try {
    // Where an exception is raised that is thrown into a generator before it runs: outside of every try.
    if (scope.isGenerator) emitter.emit("NOP", startOf(firstLine));
    for (const register of scope.cells) emitter.emit("MAKE_CELL", startOf(firstLine), register);
    emitBody(unit);
    const position = emitter.lastPosition ?? startOf(firstLine);
    returnConstant(unit, emitter.constant({ kind: "none" }), position);
    const { name, qualifiedName, parameters: args, free } = scope;
    const localNames = scope.locals.map((local) => (local === FORMAT ? "format" : local));
    const { number: module } = program.module;
    return emitter.finish({
      name,
      qualifiedName,
      firstLine,
      args,
      localNames,
      ...(signature ? { signature } : {}),
      ...(free.length > 0 ? { free } : {}),
      ...(scope.isGenerator ? { generator: true } : {}),
      ...(module === 0 ? {} : { module }),
      ...(doc === undefined ? {} : { doc }),
    });
  } catch (error) {
    if (error instanceof TooLargeError) throw program.tooLarge(scope.name, node);
    throw error;
  }
}

const startOf = (line: number): Position => ({ line, endLine: line, column: 0, endColumn: 0 });

/** The documentation string of a function, as CPython cleans it. */
export function docOf(unit: Unit, { body }: { readonly body: readonly Statement[] }): string | undefined {
  const [first] = body;
  if (first?.nodeType !== "Expr" || first.value.nodeType !== "Constant" || !isText(first.value)) return undefined;
  const constant = unit.constant(first.value);
  return constant?.kind === "str" ? cleanDoc(constant.value) : undefined;
}

/** What is returned, in a register that leaving the open blocks does not change. */
function returned(unit: Unit, value: Expression): number {
  return leavingRuns(unit) ? unit.temporary(value) : unit.register(value);
}

export function returnStatement(unit: Unit, node: Node<"Return">): void {
  returnFrom(unit, node.value, rangeOf(node));
}

function returnValue(unit: Unit, node: Expression): void {
  returnFrom(unit, node, rangeOf(node));
}

/** The value first, then what leaving the open blocks does, then the return. */
function returnFrom(unit: Unit, value: Expression | undefined, position: Position): void {
  const { emitter } = unit;
  const constant = value ? unit.constantIndex(value) : emitter.constant({ kind: "none" });
  const register = constant === undefined ? returned(unit, value as Expression) : undefined;
  const left = leaveBlocks(unit, 0, register === undefined ? undefined : { kind: "value", register, position });
  if (register === undefined) returnConstant(unit, constant as number, position);
  else emitter.emit(unit.scope.isGenerator ? "RETURN_GENERATOR" : "RETURN", position, register);
  emitter.stop();
  reenterBlocks(unit, left);
}

function returnConstant({ emitter, scope, top }: Unit, constant: number, position: Position): void {
  if (scope.isGenerator) {
    emitter.emit("LOAD_CONST", position, top, constant);
    emitter.emit("RETURN_GENERATOR", position, top);
  } else {
    emitter.emit("RETURN_CONST", position, constant);
  }
  emitter.stop();
}
