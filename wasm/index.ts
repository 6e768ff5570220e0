/**
 * The runtime's entry: what the generated interpreter, stencils, stitched code and the host may call. No logic.
 */
// this instance's thread and current code object
export { attach, code, frame, pushes, setCode, thread } from "./control";
// operations whose methods are Python's
export { finishOperation } from "./operation";
// functions that stencils call (RUNTIME_FUNCTIONS of src/bytecode/stencils.ts)
export { releaseRefRunning as releaseRef, releaseRunning as release, share, take } from "./count";
export { finaliseNow, unfinalised } from "./finalise";
export { cell_store, dict_set, global_store, list_push, list_store, slot_append, slot_store } from "./borrowing";
export { entryValue as entry_load } from "./class";
export { is_instance } from "./builtin-objects";
export { iterator_ready, iterator_take, quiet } from "./quiet";
export { dict_get, dict_get_or, dict_has } from "./dict";
export { cell_load } from "./cell";
export { loadSlot as slot_load } from "./instance";
export { set_has } from "./set";
export { compareStrings as str_compare, str_equal, str_item } from "./string";
export { global_load } from "./globals";
export { list_item } from "./list";
export { alloc, free } from "./memory";
export { tuple_item } from "./tuple";
export { float_floordiv, float_mod, float_pow } from "./number";
// generic operations, op_<handler> of the opcode table
export { op_binary, op_unary } from "./arithmetic";
export { noted_method, noted_slot, op_load_attr, op_load_method } from "./attribute";
export { op_build_dict, op_build_set, op_dict_set, op_dict_update, op_set_add, op_set_update } from "./build-maps";
export { op_sum_add, op_sum_end } from "./sum-step";
export { op_build_list, op_build_tuple, op_list_append, op_list_extend, op_list_to_tuple } from "./build";
export { op_unpack, op_unpack_star } from "./destructure";
export { op_delete_cell, op_delete_free, op_delete_global, op_delete_local, op_unbind_global } from "./delete";
export { noted_store, op_delete_attr, op_store_attr } from "./set-attribute";
export { op_build_class, op_namespace } from "./class-build";
export { op_load_prepared, op_mirror_name, op_prepare_class, op_take_namespace } from "./metaclass";
export { op_load_name } from "./class-name";
export { op_maybe_free, op_maybe_local, op_names_dict, op_sorted_names } from "./namespaces";
export { op_call_class, raiseInitResult } from "./construct";
export { op_call_builtin } from "./builtins";
export { op_call } from "./call";
export { op_call_kw } from "./call-keywords";
export { op_call_ex } from "./call-spread";
export { op_dict_merge } from "./keyword-dict";
export { op_compare, op_compare_jump, op_contains, op_is } from "./compare";
export { op_build_string, op_convert, op_format } from "./format";
export { op_load_cell, op_load_closure, op_load_free, op_make_cell, op_store_cell, op_store_free, op_unbind } from "./cell";
export { op_match_class } from "./match-class";
export { op_match_mapping } from "./match-mapping";
export { op_match_sequence } from "./match";
export { op_annotated, op_annotations, op_load_class_name } from "./annotate";
export { op_make_function, op_set_function } from "./function";
export { op_import, op_import_from, op_import_missing, op_import_star } from "./import";
export { op_delete_index, op_index, op_index_slice, op_store_index } from "./item";
export { op_build_slice } from "./slice";
export { op_return_generator, op_yield } from "./generator";
export { op_for_generator, op_get_iterator, op_send } from "./generator-operations";
export { op_for_iter, op_get_iter } from "./iterate";
export { op_copy, op_load_global, op_nop, op_return_unbound, op_store_global } from "./move";
export { op_branch, op_branch_none } from "./truth";
export {
  op_catch, op_end_catch, op_match, op_raise, op_raise_again, op_raise_assertion, op_raise_assertion_message, op_raise_from,
  op_reraise, op_unbind_cell, op_unbind_free,
} from "./raising";
export { op_with_enter, op_with_enter_only, op_with_except, op_with_exit } from "./with";
// frames of calls that stitched code has inlined
export { generic_call } from "./nested";
export { direct_exit, direct_frame, inline_back, inline_exit, inline_frame, inline_new } from "./inlined";
export { generator_finish, generator_resume, generator_wait } from "./generator-inlined";
// superinstructions of plug-ins
export { split_up } from "./specialise";
// the lock under the GIL, and what a plug-in's lock may ask for
export { lock_acquire, lock_ask_holder, lock_hand_over, lock_release, lock_stopping, lock_try_acquire } from "./gil-lock";
// errors and requests
export { safepoint } from "./safepoint";
export { unwind } from "./unwind";
// threads, called by the host
export { threadEnter, threadFinish, threadShutdown } from "./thread";
export { tellExceptHook } from "./except-hook";
export { exceptionHeadline, exceptionNote, exitStatus, exitText, plainHeadline } from "./exception-report";
