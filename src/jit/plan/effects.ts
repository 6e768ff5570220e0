/**
 * What stencils do to memory that others read: which of their results stay what they are until something else happens, and what
 * each puts an end to. Holds for one thread alone: with others about only what is pure is kept.
 */

/**
 * What a fact depends on besides its operands: nothing, lengths and storages of lists, their items, that those of them which were
 * no references still are none, globals, other threads.
 */
export type Kind =
  | "pure"
  | "shape"
  | "items"
  | "slots"
  | "globals"
  | "threads"
  /** Shapes of instances, what is in their slots, and that no class has changed. */
  | "shapes"
  | "attributes"
  | "classes";
export const KINDS: readonly Kind[] = [
  ...(["pure", "shape", "items", "slots", "globals", "threads", "shapes", "attributes", "classes"] as const),
];

/** Facts that a store of what is no reference into a list ends, and those that its growing does. */
export const OF_ITEMS: readonly Kind[] = ["items"];
export const OF_LISTS: readonly Kind[] = ["items", "shape"];
/** What whatever runs other code ends. */
export const ALL: readonly Kind[] = KINDS.filter((kind) => kind !== "pure");

/** Stencils whose result is the same for the same operands until something ends it; guards hold on. */
const CACHED: Readonly<Record<string, Kind>> = {
  unbox_int: "pure",
  unbox_float: "pure",
  unbox_bool: "pure",
  unbox_list: "pure",
  unbox_tuple: "pure",
  unbox_str: "pure",
  guard_same: "pure",
  guard_builtin: "pure",
  guard_bound: "pure",
  guard_nonref: "pure",
  guard_plain: "pure",
  int_to_float: "pure",
  tuple_len: "pure",
  running: "pure",
  str_len: "pure",
  list_len: "shape",
  list_storage: "shape",
  item_place: "pure",
  guard_index: "pure",
  guard_span: "pure",
  guard_nonnegative: "pure",
  item_load: "items",
  item_int: "items",
  item_float: "items",
  // Stores of what is no reference replace none.
  item_list: "slots",
  item_tuple: "slots",
  peek_global: "globals",
  one_thread: "threads",
  guard_classes: "classes",
  guard_shape: "shapes",
  slot_item: "attributes",
  guard_among_2: "shapes",
  guard_among_3: "shapes",
  guard_among_4: "shapes",
  method_among_2: "shapes",
  method_among_3: "shapes",
  method_among_4: "shapes",
};

export const kindOf = (stencil: string): Kind | undefined => CACHED[stencil];

/** Results that are worth a local of their own: what reads them again may come when the register is another's. */
export const KEPT_APART: ReadonlySet<string> = new Set([
  ...["unbox_list", "unbox_tuple", "unbox_str", "list_len", "list_storage", "item_place", "item_load", "peek_global"],
  ...["slot_item", "method_among_2", "method_among_3", "method_among_4"],
]);

const ARITHMETIC = /_(int|float|bool|fits|wide)$/;

/** Stencils that neither store into lists and globals nor run other code. */
const HARMLESS = new Set([
  ...[
    "guard_same",
    "guard_code",
    "guard_defaults",
    "is_code",
    "guard_bound",
    "guard_room",
    "guard_nonref",
    "guard_plain",
    "guard_builtin",
    "is_builtin",
    "guard_zero",
    "float_or_zero",
    "float_lost",
    "as_bool",
    "is_none",
  ],
  ...["is_same", "is_other", "truth_sized", "share_value", "keep_value", "keep_ref", "box_ref", "one_thread"],
  ...[
    "range_more",
    "range_next",
    "range_from",
    "range_by",
    "peek_global",
    "load_global",
    "slot_get",
    "slot_peek",
    "slot_look",
    "item_place",
    "guard_index",
    "guard_span",
  ],
  ...["list_len", "list_get", "list_peek", "list_more", "list_next", "list_next_peek", "list_storage", "item_load"],
  ...["item_int", "item_float", "item_list", "item_tuple"],
  ...["tuple_len", "tuple_get", "tuple_peek", "tuple_more", "tuple_next", "unpack_pair", "unpack_triple"],
  ...["str_len", "str_get", "str_more", "str_next", "eq_str", "ne_str", "unbox_list", "unbox_tuple", "unbox_str"],
  // What is made here is known to nobody else, and dicts and sets find without asking a key.
  ...["make_instance", "class_get", "slot_noted", "method_noted", "python_method", "is_instance", "builtin_method"],
  ...["dict_item", "dict_get_none", "dict_get_or", "dict_contains", "dict_lacks", "set_contains", "set_lacks"],
  ...["lt_str", "le_str", "gt_str", "ge_str", "running", "closure_cell", "cell_get", "character_is"],
  ...["int_to_float", "float_to_int", "known_int", "known_float", "guard_nonnegative", "guard_number", "item_double"],
]);
const ENDS: Readonly<Record<string, readonly Kind[]>> = {
  item_put: OF_ITEMS,
  item_overwrite: OF_ITEMS,
  list_add: OF_LISTS,
  list_append: OF_LISTS,
};

/** The facts that a stencil ends; `calm`: what the runtime is asked for changes nothing that is there. What releases may run any code: the last owner's end does. */
export function endsOf(stencil: string, calm = false): readonly Kind[] {
  if (stencil.startsWith("quiet_")) return calm ? [] : ALL;
  if (HARMLESS.has(stencil) || ARITHMETIC.test(stencil)) return [];
  return ENDS[stencil] ?? ALL;
}
