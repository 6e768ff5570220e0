/**
 * What stencils do to memory that others read: which of their results stay what they are until something else happens, and what
 * each puts an end to. Holds for one thread alone: with others about only what is pure is kept.
 */

/**
 * What a fact depends on besides its operands: nothing, lengths and storages of lists, their items, that those of them which were
 * no references still are none, globals, other threads.
 */
export type Kind = "pure" | "shape" | "items" | "slots" | "globals" | "threads";
export const KINDS: readonly Kind[] = ["pure", "shape", "items", "slots", "globals", "threads"];

/** Facts that a store of what is no reference into a list ends, and those that its growing does. */
export const OF_ITEMS: readonly Kind[] = ["items"];
export const OF_LISTS: readonly Kind[] = ["items", "shape"];
/** What whatever runs other code ends. */
export const ALL: readonly Kind[] = ["shape", "items", "slots", "globals", "threads"];

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
};

export const kindOf = (stencil: string): Kind | undefined => CACHED[stencil];

/** Results that are worth a local of their own: what reads them again may come when the register is another's. */
export const KEPT_APART: ReadonlySet<string> = new Set([
  ...["unbox_list", "unbox_tuple", "unbox_str", "list_len", "list_storage", "item_place", "item_load", "peek_global"],
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
  ...["int_to_float", "float_to_int", "known_int", "known_float", "guard_nonnegative", "guard_number", "item_double"],
]);
const ENDS: Readonly<Record<string, readonly Kind[]>> = {
  item_put: OF_ITEMS,
  item_overwrite: OF_ITEMS,
  list_add: OF_LISTS,
  list_append: OF_LISTS,
};

/** The facts that a stencil ends. What releases may run any code: the last owner's end does. */
export function endsOf(stencil: string): readonly Kind[] {
  if (HARMLESS.has(stencil) || ARITHMETIC.test(stencil)) return [];
  return ENDS[stencil] ?? ALL;
}
