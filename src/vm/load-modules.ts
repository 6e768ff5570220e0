/**
 * Writes a program's modules into the shared memory: the module objects, their tables from name to slot, and what the
 * slots hold before anything runs.
 */
import { LAYOUT, VALUE } from "../base/layout.js";
import {
  BUILTIN_CONSTANTS,
  BUILTIN_IDS,
  BUILTIN_STRIDE,
  BUILTINS_BASE,
  globalBuiltin,
  MODULE_CONSTANTS,
} from "../bytecode/builtins/index.js";
import { type ModuleInfo, modulesOf, type Program } from "../bytecode/code.js";
import { type ObjectWriter, reference } from "./object-writer.js";

/** Returns the block of pointers to the modules; every code object learns its module. */
export function writeModules(writer: ObjectWriter, program: Program, codes: readonly number[]): number {
  const infos = modulesOf(program);
  const modules = infos.map((info) => writeModule(writer, info, codes));
  for (const index of infos.keys()) linkModule(writer, infos, modules, index);
  for (const [id, code] of program.codes.entries())
    writer.u32((codes[id] as number) + LAYOUT.CODE_MODULE, modules[code.module ?? 0] as number);
  const list = writer.block(4 * (modules.length + 1));
  for (const [index, module] of modules.entries()) writer.u32(list + 4 * index, module);
  return list;
}

function writeModule(writer: ObjectWriter, info: ModuleInfo, codes: readonly number[]): number {
  const at = writer.object(LAYOUT.TYPE_MODULE, LAYOUT.MODULE_SIZE);
  const field = (offset: number, value: number) => writer.u32(at + offset, value);
  const init = builtinNumber(`${info.name}.__init__`);
  field(LAYOUT.MODULE_NAME, writer.string(info.name));
  field(LAYOUT.MODULE_CODE, info.code === undefined ? 0 : (codes[info.code] as number));
  field(LAYOUT.MODULE_PATH, info.path === undefined ? 0 : writer.string(info.path));
  field(LAYOUT.MODULE_INIT, info.code === undefined && init !== undefined ? 1 + init : 0);
  field(LAYOUT.MODULE_FLAGS, info.isLibrary ? LAYOUT.MODULE_IS_LIBRARY : 0);
  field(LAYOUT.MODULE_STATE, info.name === "__main__" ? LAYOUT.MODULE_READY : LAYOUT.MODULE_NEW);
  field(LAYOUT.MODULE_LOCK, writer.object(LAYOUT.TYPE_LOCK, LAYOUT.LOCK_SIZE));
  writeTable(writer, at, info);
  return at;
}

function linkModule(
  writer: ObjectWriter,
  infos: readonly ModuleInfo[],
  modules: readonly number[],
  index: number,
): void {
  const info = infos[index] as ModuleInfo;
  if (info.parent === undefined) return;
  const at = modules[index] as number;
  const parent = modules[info.parent] as number;
  writer.u32(at + LAYOUT.MODULE_PARENT, parent);
  writer.u32(at + LAYOUT.MODULE_SHORT_NAME, writer.string(info.name.slice(info.name.lastIndexOf(".") + 1)));
  const slot = infos[info.parent]?.globals.find(([name]) => info.name.endsWith(`.${name}`))?.[1];
  if (info.code === undefined && slot !== undefined) writer.value(LAYOUT.GLOBALS_BASE + 8 * slot, reference(at));
  else {
    const flags = writer.view.getUint32(parent + LAYOUT.MODULE_FLAGS, true);
    writer.u32(parent + LAYOUT.MODULE_FLAGS, flags | LAYOUT.MODULE_IS_PACKAGE);
  }
}

/** At most half of the entries are used, so that a search ends soon. */
function writeTable(writer: ObjectWriter, module: number, info: ModuleInfo): void {
  let size = 4;
  while (size < 2 * info.globals.length) size *= 2;
  const table = writer.block(LAYOUT.ENTRY_SIZE * size);
  writer.u32(module + LAYOUT.MODULE_TABLE, table);
  writer.u32(module + LAYOUT.MODULE_MASK, size - 1);
  for (const [name, slot] of info.globals) {
    const text = writer.string(name);
    let at = (text >>> 4) & (size - 1);
    while (writer.view.getUint32(table + LAYOUT.ENTRY_SIZE * at, true) !== 0) at = (at + 1) & (size - 1);
    const entry = table + LAYOUT.ENTRY_SIZE * at;
    const builtin = info.code === undefined ? undefined : builtinValue(name);
    const own = ownValue(writer, info, name);
    writer.u32(entry + LAYOUT.ENTRY_NAME, text);
    writer.u32(entry + LAYOUT.ENTRY_SLOT, slot);
    writer.value(entry + LAYOUT.ENTRY_BUILTIN, builtin ?? VALUE.UNBOUND);
    writer.value(LAYOUT.GLOBALS_BASE + 8 * slot, own ?? builtin ?? VALUE.UNBOUND);
  }
}

const builtinNumber = (name: string): number | undefined => (BUILTIN_IDS as Readonly<Record<string, number>>)[name];
const numbered = (id: number): bigint => reference(BUILTINS_BASE + id * BUILTIN_STRIDE);

/** A global that names a built-in starts as that built-in; assignment shadows it. */
function builtinValue(name: string): bigint | undefined {
  const id = globalBuiltin(name)?.id;
  return id === undefined ? BUILTIN_CONSTANTS[name] : numbered(id);
}

/** What a name of a module holds before its code runs. */
function ownValue(writer: ObjectWriter, info: ModuleInfo, name: string): bigint | undefined {
  const text = (value: string | undefined) => (value === undefined ? VALUE.NONE : reference(writer.string(value)));
  if (info.code === undefined) {
    const id = builtinNumber(`${info.name}.${name}`);
    const constant = MODULE_CONSTANTS[info.name]?.[name];
    if (name === "__name__") return text(info.name);
    if (id !== undefined) return numbered(id);
    return constant && writer.constant(constant);
  }
  switch (name) {
    case "__name__":
      return text(info.name);
    case "__file__":
      return info.path === undefined ? undefined : text(info.path);
    case "__doc__":
      return text(info.doc);
    case "__package__":
      return packageOf(writer, info);
    default:
      return undefined;
  }
}

function packageOf(writer: ObjectWriter, { name, path = "" }: ModuleInfo): bigint {
  if (name === "__main__") return VALUE.NONE;
  if (/__init__\.py$/.test(path)) return reference(writer.string(name));
  return reference(writer.string(name.slice(0, Math.max(0, name.lastIndexOf(".")))));
}
