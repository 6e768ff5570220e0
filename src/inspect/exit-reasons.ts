/**
 * Why a stencil leaves, in a reader's words. What is not listed is arithmetic or a stencil of a plug-in, and says the general
 * truth: an operand or the result is not one that it can do, or Python raises.
 */

const ALONE = "another thread runs beside this one";
const UNBOUND = "the name is unbound";
const CLASSES = "a class has changed since";
const SHAPE = "the instance has not the shape that was seen (its class and attributes)";
const CACHE = `${SHAPE}, or ${CLASSES}`;
const METHOD = "the object is of none of the classes that were seen, or a class has changed since";
const ITERATED = "the next item cannot be had at once: Python code would have to run, or it raises";

/** By the stencil's name, or by how it begins (with `_` at the end) where several do the same on different types. */
export const EXIT_REASONS: Readonly<Record<string, string>> = {
  one_thread: ALONE,
  guard_nonref: "what the register holds is a reference, whose owner would have to be asked",
  guard_plain: "the item is a reference, or unbound",
  guard_room: "the stack or the recursion limit has no room for the frames of what is inlined",
  guard_direct: "the stack or the recursion limit has no room for a further call, or a request waits",
  guard_same: "it is not the object that was seen",
  guard_code: "the callee is not the function that was seen",
  guard_defaults: "the function's defaults have been replaced",
  guard_bound: "the value is unbound",
  guard_builtin: "the name is not the built-in's any more",
  guard_zero: "the int is not zero",
  guard_none: "the value is not None",
  guard_number: "an item was no float",
  guard_index: "the index is out of range",
  guard_span: "not all indices of the range are places of the list",
  guard_nonnegative: "the int is negative",
  guard_classes: CLASSES,
  guard_shape: SHAPE,
  guard_among_: "the instance has none of the shapes that were seen",
  guard_operation: "the operand is not of the class that was seen, or the class has another method now",
  guard_unasked: "the other operand is of a class that may have a say in the operation",
  cell_get: "the variable is unbound",
  cell_set: UNBOUND,
  character_is: "the index is out of range",
  guard_answer: "the method answered NotImplemented, or nothing",
  method_: METHOD,
  python_method: METHOD,
  builtin_method: METHOD,
  make_instance: "the class or its __init__ is not the one that was seen",
  is_instance: "whether it is one cannot be told without calling Python",
  is_none: UNBOUND,
  is_same: UNBOUND,
  is_other: UNBOUND,
  share_value: UNBOUND,
  share_value_own: UNBOUND,
  peek_global: `the global is unbound, or ${ALONE}`,
  look_global: "the global is unbound",
  load_global: "the global is unbound",
  store_global: UNBOUND,
  slot_item: "the attribute is unbound",
  slot_put: UNBOUND,
  slot_new: "the instance has no room for a further attribute, or the name is unbound",
  slot_replace: "what the attribute held dies by it",
  slot_: CACHE,
  class_get: CACHE,
  generator_go_on: "the generator does not wait there any more, or others own it, too",
  iterator_ready: ITERATED,
  item_place: "the index is out of range",
  item_put: "what the item was is a reference",
  item_: "the item is not of the type that was seen",
  list_next: "the list has changed meanwhile",
  list_: "the index is out of range or, beside other threads, the list is being changed",
  tuple_: "the index is out of range",
  dict_: "the key is missing, or Python code would have to run for it",
  set_: "Python code would have to run to find the element",
  str_: "the index is out of range",
  unpack_: "there are more or fewer items than names",
  take_: "what another thread took away meanwhile has died: all of it again, with owners",
  range_: "the range has more than 2^47 items",
  quiet_: "the built-in function raises, or Python code would have to run in it",
  truth_sized: "Python is to be asked whether it is true",
};

const PREFIXES = Object.keys(EXIT_REASONS).filter((name) => name.endsWith("_"));

/** Undefined for what has no reason of its own. */
export function exitReason(stencil: string): string | undefined {
  const prefix = PREFIXES.find((candidate) => stencil.startsWith(candidate));
  return EXIT_REASONS[stencil] ?? (prefix === undefined ? undefined : EXIT_REASONS[prefix]);
}
