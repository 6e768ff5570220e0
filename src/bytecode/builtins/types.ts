/** The classes of built-in types: which class a type's objects have, what a class extends, whose methods are whose. */
import { LAYOUT } from "../../base/layout.js";
import { EXCEPTION_PARENTS, EXCEPTIONS } from "./exceptions.js";

/** Class by type number: the name of a row of kind class, or of a class that only `type(x)` shows. */
export const TYPE_CLASSES: readonly (readonly [type: number, name: string])[] = [
  [LAYOUT.TYPE_STR, "str"],
  [LAYOUT.TYPE_LIST, "list"],
  [LAYOUT.TYPE_TUPLE, "tuple"],
  [LAYOUT.TYPE_RANGE, "range"],
  [LAYOUT.TYPE_FUNCTION, "function"],
  [LAYOUT.TYPE_BUILTIN, "builtin_function_or_method"],
  [LAYOUT.TYPE_MODULE, "module"],
  [LAYOUT.TYPE_CODE, "code"],
  [LAYOUT.TYPE_THREAD, "_thread._ThreadHandle"],
  [LAYOUT.TYPE_LOCK, "_thread.lock"],
  [LAYOUT.TYPE_EXCEPTION, "Exception"],
  [LAYOUT.TYPE_CLASS, "type"],
  [LAYOUT.TYPE_METHOD, "builtin_function_or_method"],
  [LAYOUT.TYPE_DICT, "dict"],
  [LAYOUT.TYPE_SET, "set"],
  [LAYOUT.TYPE_FROZENSET, "frozenset"],
  [LAYOUT.TYPE_BYTES, "bytes"],
  [LAYOUT.TYPE_BYTEARRAY, "bytearray"],
  [LAYOUT.TYPE_BIGINT, "int"],
  [LAYOUT.TYPE_SLICE, "slice"],
  [LAYOUT.TYPE_CELL, "cell"],
  [LAYOUT.TYPE_GENERATOR, "generator"],
  [LAYOUT.TYPE_ITERATOR, "iterator"],
  [LAYOUT.TYPE_DICT_VIEW, "dict_keys"],
  [LAYOUT.TYPE_BOUND, "method"],
  [LAYOUT.TYPE_PROPERTY, "property"],
  [LAYOUT.TYPE_STATICMETHOD, "staticmethod"],
  [LAYOUT.TYPE_CLASSMETHOD, "classmethod"],
  [LAYOUT.TYPE_SUPER, "super"],
  [LAYOUT.TYPE_WEAKREF, "ReferenceType"],
  [LAYOUT.TYPE_TRACEBACK, "traceback"],
  [LAYOUT.TYPE_NATIVE, "native"],
  [LAYOUT.TYPE_UNION, "typing.Union"],
  [LAYOUT.TYPE_ALIAS, "types.GenericAlias"],
  [LAYOUT.PSEUDO_INT, "int"],
  [LAYOUT.PSEUDO_FLOAT, "float"],
  [LAYOUT.PSEUDO_BOOL, "bool"],
  [LAYOUT.PSEUDO_NONE, "NoneType"],
  [LAYOUT.PSEUDO_OBJECT, "object"],
  [LAYOUT.PSEUDO_ELLIPSIS, "ellipsis"],
  [LAYOUT.PSEUDO_NOT_IMPLEMENTED, "NotImplementedType"],
];

/** What a built-in class extends; any other extends object. */
export const CLASS_BASES: Readonly<Record<string, string>> = {
  bool: "int",
  ...Object.fromEntries(
    EXCEPTIONS.slice(1).map((name, index) => [name, EXCEPTIONS[EXCEPTION_PARENTS[index + 1] ?? 0]]),
  ),
};

/** Built-in classes that cannot be extended. */
export const FINAL_CLASSES: ReadonlySet<string> = new Set([
  "bool",
  "range",
  "function",
  "NoneType",
  "builtin_function_or_method",
  "slice",
  "generator",
  "method",
  "code",
  "cell",
  "_thread.lock",
]);

/** Prefixes of methods' rows that are not the name of the class. */
export const METHOD_OWNERS: Readonly<Record<string, string>> = {
  thread: "_thread._ThreadHandle",
  lock: "_thread.lock",
  dict_view: "dict_keys",
  chain: "itertools.chain",
};
