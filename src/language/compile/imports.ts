/**
 * Import statements. Modules are known by number when the program is compiled; what is nowhere raises where its import
 * stands.
 */
import type { Position } from "../../bytecode/code.js";
import { absoluteName } from "../import-statements.js";
import type { ModuleSource } from "../module-sources.js";
import { rangeOf } from "../positions.js";
import type { Node } from "../syntax.js";
import type { Unit } from "../unit.js";
import { storeName } from "./assignments.js";

export function importModules(unit: Unit, node: Node<"Import">): void {
  const position = rangeOf(node);
  for (const { name, asname } of node.names) {
    const register = unit.top;
    importInto(unit, name, register, position);
    const [top = name] = name.split(".");
    if (asname === undefined && top !== name) importInto(unit, top, register, position);
    storeName(unit, asname ?? top, register, position);
  }
}

export function importNames(unit: Unit, node: Node<"ImportFrom">): void {
  const { emitter } = unit;
  if (node.module === "__future__" && !node.level) return;
  const position = rangeOf(node);
  const module = unit.top;
  importFromInto(unit, node, module, position);
  if (node.names[0]?.name === "*") {
    emitter.emit("IMPORT_STAR", position, module);
    return;
  }
  unit.top = module + 2;
  for (const alias of node.names) {
    emitter.emit("IMPORT_FROM", position, module + 1, module, emitter.constant({ kind: "str", value: alias.name }));
    storeName(unit, alias.asname ?? alias.name, module + 1, position);
  }
  emitter.emit("DROP", position, module);
}

function importFromInto(unit: Unit, node: Node<"ImportFrom">, register: number, position: Position): void {
  const name = absoluteName(unit.program.module, node);
  if (name !== undefined) {
    importInto(unit, name, register, position);
    return;
  }
  const isTop = !unit.program.module.name.includes(".") && !unit.program.module.isPackage;
  const message = isTop
    ? "attempted relative import with no known parent package"
    : "attempted relative import beyond top-level package";
  missing(unit, "ImportError", message, register, position);
}

/** The module of an absolute name, its packages imported first. */
function importInto(unit: Unit, name: string, register: number, position: Position): void {
  const { imports } = unit.program;
  const found = imports.of(name);
  if (found) {
    unit.emitter.emit("IMPORT", position, register, found.number);
    return;
  }
  const parts = name.split(".");
  let last: ModuleSource | undefined;
  let known = 0;
  while (known < parts.length - 1) {
    const module = imports.of(parts.slice(0, known + 1).join("."));
    if (!module) break;
    last = module;
    known++;
  }
  const lost = parts.slice(0, known + 1).join(".");
  if (last) unit.emitter.emit("IMPORT", position, register, last.number);
  const why = last && !isPackage(last) ? `; '${last.name}' is not a package` : "";
  missing(unit, "ModuleNotFoundError", `No module named '${lost}'${why}`, register, position, lost);
}

/** Our os is one, because os.path is a module of ours; CPython's is none. */
const isPackage = ({ isPackage, isLibrary, name }: ModuleSource): boolean => isPackage && !(isLibrary && name === "os");

/** `name`: of the module, where the exception knows it. */
function missing(unit: Unit, kind: string, message: string, register: number, position: Position, name?: string): void {
  const items = [kind, message, ...(name === undefined ? [] : [name])].map(
    (value) => ({ kind: "str", value }) as const,
  );
  unit.emitter.emit("IMPORT_MISSING", position, register, unit.emitter.constant({ kind: "tuple", items }));
}
