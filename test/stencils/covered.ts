/**
 * Which test file covers which stencils: coverage.test.ts compares these lists with what stencils/ exports, and
 * the test files may name only stencils of their list, so that a stencil without a test is noticed.
 */
const names = <const Names extends readonly string[]>(...list: Names) =>
  Object.fromEntries(list.map((name) => [name, true])) as Record<Names[number], true>;

export const NUMBER_STENCILS = names(
  ...([
    "add_int",
    "sub_int",
    "add_int_fits",
    "sub_int_fits",
    "mul_int",
    "truediv_int",
    "floordiv_int",
    "mod_int",
    "pow_int",
  ] as const),
  ...(["and_int", "or_int", "xor_int", "lshift_int", "rshift_int", "invert_int"] as const),
  ...(["neg_int", "abs_int", "min_int", "max_int", "truth_int", "int_to_float"] as const),
  ...(["lt_int", "le_int", "gt_int", "ge_int", "eq_int", "ne_int"] as const),
  ...(["add_float", "sub_float", "mul_float", "truediv_float", "floordiv_float", "mod_float", "pow_float"] as const),
  ...(["root_float", "square_float", "float_or_zero", "float_lost"] as const),
  ...(["neg_float", "abs_float", "min_float", "max_float", "truth_float", "float_to_int"] as const),
  ...(["lt_float", "le_float", "gt_float", "ge_float", "eq_float", "ne_float"] as const),
  ...(["as_bool", "not_bool", "range_more", "range_next", "range_from", "range_by"] as const),
  ...(["mul_wide", "lshift_wide"] as const),
);

export const VALUE_STENCILS = names(
  ...([
    "unbox_int",
    "box_int",
    "unbox_float",
    "box_float",
    "known_int",
    "known_float",
    "unbox_bool",
    "box_bool",
  ] as const),
  ...(["unbox_list", "unbox_tuple", "unbox_str", "box_ref"] as const),
  ...([
    "share_value",
    "drop_value",
    "guard_nonref",
    "guard_builtin",
    "is_builtin",
    "bool_to_int",
    "guard_zero",
    "guard_none",
    "is_none",
    "is_same",
    "is_other",
  ] as const),
  ...(["keep_value", "keep_ref", "keep_slot", "take_value", "take_ref"] as const),
);

export const MEMORY_STENCILS = names(
  ...([
    "list_len",
    "list_get",
    "list_set",
    "list_append",
    "list_add",
    "list_more",
    "list_next",
    "tuple_get",
    "truth_sized",
  ] as const),
  ...(["load_global", "store_global", "tuple_len", "tuple_more", "tuple_next"] as const),
  ...(["list_peek", "list_next_peek", "tuple_peek", "peek_global"] as const),
  ...(["list_look", "list_take", "look_global"] as const),
);

export const OBJECT_STENCILS = names(
  ...([
    "slot_get",
    "slot_peek",
    "slot_look",
    "slot_set",
    "slot_add",
    "class_get",
    "python_method",
    "builtin_method",
  ] as const),
  ...(["slot_noted", "method_noted", "slot_put_noted"] as const),
  ...(["dict_get_none", "dict_get_or", "is_instance"] as const),
  ...(["dict_item", "dict_put", "dict_contains", "dict_lacks", "set_contains", "set_lacks"] as const),
  ...(["quiet_0", "quiet_1", "quiet_2", "quiet_3", "quiet_4", "iterator_ready", "iterator_take"] as const),
  ...(["lt_str", "le_str", "gt_str", "ge_str"] as const),
  ...(["is_character", "is_no_character", "character_is"] as const),
  ...(["eq_str", "ne_str", "str_len", "str_get", "str_more", "str_next"] as const),
  ...(["unpack_pair", "unpack_triple"] as const),
);

export const ITEM_STENCILS = names(
  ...(["item_place", "guard_index", "guard_nonnegative", "guard_span", "one_thread"] as const),
  ...(["list_storage", "item_load", "guard_plain", "item_put", "item_overwrite"] as const),
  ...(["item_int", "item_float", "item_list", "item_tuple", "item_double", "guard_number"] as const),
);

export const SHAPE_STENCILS = names(
  ...(["guard_classes", "guard_shape", "guard_among_2", "guard_among_3", "guard_among_4"] as const),
  ...(["method_among_2", "method_among_3", "method_among_4"] as const),
  ...(["slot_item", "slot_put", "slot_replace", "slot_overwrite", "slot_new"] as const),
);

export const CALL_STENCILS = names(
  ...(["guard_same", "guard_code", "guard_defaults", "is_code", "guard_bound", "guard_room", "make_instance"] as const),
  ...(["guard_operation", "guard_unasked", "guard_answer"] as const),
  ...(["guard_direct", "count_call", "direct_begin", "direct_end", "calls_now", "add_calls"] as const),
  ...(["left_how", "depth_now"] as const),
);

export const GENERATOR_STENCILS = names(
  ...(["generator_at", "generator_go_on", "generator_take", "generator_give"] as const),
  ...(["generator_pause", "generator_end"] as const),
);

export const CELL_STENCILS = names(...(["running", "closure_cell", "cell_get", "cell_set"] as const));

export const OWN_STENCILS = names(
  ...(["list_set_own", "list_append_own", "list_add_own", "slot_get_own", "slot_set_own"] as const),
  ...(["drop_value_own", "keep_value_own", "share_value_own"] as const),
);
