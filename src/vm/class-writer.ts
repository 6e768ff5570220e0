/**
 * Writes the built-in classes: class data with name, bases, order of method resolution, and a namespace that holds
 * the built-in methods. The runtime makes user classes in the same layout (wasm/class.ts).
 */
import { LAYOUT, VALUE } from "../base/layout.js";
import { BUILTIN_LIST, BUILTIN_STRIDE, BUILTINS_BASE } from "../bytecode/builtins/index.js";
import { CLASS_BASES, FINAL_CLASSES, METHOD_OWNERS, TYPE_CLASSES } from "../bytecode/builtins/types.js";
import { type ObjectWriter, reference } from "./object-writer.js";

/** Writes all classes and the table of them by type. */
export function writeClasses(writer: ObjectWriter, singletons: number): void {
  const objects = new Map<string, number>();
  for (const { id, name, kind } of BUILTIN_LIST) {
    if (kind === "class") objects.set(name, BUILTINS_BASE + id * BUILTIN_STRIDE);
  }
  for (const [, name] of TYPE_CLASSES) {
    if (objects.has(name)) continue;
    const at = writer.object(LAYOUT.TYPE_CLASS, LAYOUT.BUILTIN_SIZE);
    writer.u32(at + LAYOUT.BUILTIN_ID, LAYOUT.NO_BUILTIN);
    objects.set(name, at);
  }
  const methods = methodsByOwner();
  for (const [name, at] of objects) writeClass(writer, { name, at, methods: methods.get(name) ?? [] }, objects);
  for (const [type, name] of TYPE_CLASSES) {
    writer.u32(singletons + 4 * (LAYOUT.SINGLETON_TYPE_CLASSES + type), objects.get(name) as number);
  }
}

/** An attribute of a class: name and value. */
type Entry = readonly [name: string, value: bigint];

interface BuiltinClass {
  readonly name: string;
  readonly at: number;
  readonly methods: readonly Entry[];
}

function writeClass(
  writer: ObjectWriter,
  { name, at, methods }: BuiltinClass,
  objects: ReadonlyMap<string, number>,
): void {
  const data = writer.block(LAYOUT.CLASSDATA_SIZE);
  const field = (offset: number, value: number) => writer.u32(data + offset, value);
  const [module, shown] = shownAs(name);
  const order = resolutionOf(name).map((item) => reference(objects.get(item) as number));
  writer.u32(at + LAYOUT.CLASS_DATA, data);
  field(LAYOUT.CLASSDATA_OBJECT, at);
  field(LAYOUT.CLASSDATA_NAME, writer.string(shown));
  field(LAYOUT.CLASSDATA_QUALNAME, writer.string(shown));
  field(LAYOUT.CLASSDATA_MODULE, writer.string(module));
  field(LAYOUT.CLASSDATA_BASES, writer.tuple(order.slice(1, 2)));
  field(LAYOUT.CLASSDATA_MRO, writer.tuple(order));
  field(LAYOUT.CLASSDATA_NAMESPACE, writeNamespace(writer, methods));
  field(LAYOUT.CLASSDATA_FLAGS, FINAL_CLASSES.has(name) ? LAYOUT.CLASS_FLAG_FINAL : 0);
  if (name === "object") {
    field(LAYOUT.CLASSDATA_SHAPE, writeShape(writer, at, data));
    field(LAYOUT.CLASSDATA_SLOTS, writer.tuple([]));
  } else field(LAYOUT.CLASSDATA_NATIVE, at);
}

function shownAs(name: string): readonly [module: string, name: string] {
  const dot = name.lastIndexOf(".");
  return dot < 0 ? ["builtins", name] : [name.slice(0, dot), name.slice(dot + 1)];
}

function resolutionOf(name: string): string[] {
  if (name === "object") return [name];
  return [name, ...resolutionOf(CLASS_BASES[name] ?? "object")];
}

/** Plain instances of object itself have no attributes: the shape has neither names nor room for them. */
function writeShape(writer: ObjectWriter, object: number, data: number): number {
  const shape = writer.block(LAYOUT.SHAPE_SIZE);
  writer.u32(shape + LAYOUT.SHAPE_CLASS, object);
  writer.u32(shape + LAYOUT.SHAPE_DATA, data);
  return shape;
}

/** The built-ins that are a class's own attributes, by the class's name; in one pass, as every start pays for it. */
function methodsByOwner(): ReadonlyMap<string, readonly Entry[]> {
  const methods = new Map<string, Entry[]>();
  for (const { id, name, kind } of BUILTIN_LIST) {
    const dot = name.lastIndexOf(".");
    if (dot < 0 || kind === "class") continue;
    const prefix = name.slice(0, dot);
    const owner = METHOD_OWNERS[prefix] ?? prefix;
    const entry: Entry = [name.slice(dot + 1), reference(BUILTINS_BASE + id * BUILTIN_STRIDE)];
    const own = methods.get(owner);
    if (own) own.push(entry);
    else methods.set(owner, [entry]);
  }
  return methods;
}

function writeNamespace(writer: ObjectWriter, entries: readonly Entry[]): number {
  const at = writer.block(LAYOUT.NAMESPACE_ENTRIES + LAYOUT.ATTRIBUTE_SIZE * Math.max(1, entries.length));
  writer.u32(at + LAYOUT.NAMESPACE_COUNT, entries.length);
  writer.u32(at + LAYOUT.NAMESPACE_CAPACITY, entries.length);
  for (const [index, [name, value]] of entries.entries()) {
    const entry = at + LAYOUT.NAMESPACE_ENTRIES + LAYOUT.ATTRIBUTE_SIZE * index;
    writer.u32(entry + LAYOUT.ATTRIBUTE_NAME, writer.string(name));
    writer.value(entry + LAYOUT.ATTRIBUTE_VALUE, value);
  }
  if (entries.length === 0) writer.value(at + LAYOUT.NAMESPACE_ENTRIES + LAYOUT.ATTRIBUTE_VALUE, VALUE.UNBOUND);
  return at;
}
