/**
 * What a stencil is once the build has made it: bytes with holes, and its text. Plain data, read from
 * dist/wasm/stencils.json by the stitchers and the inspector. The meaning stands in stencils/*.wat alone.
 */

/**
 * How a stencil sees an operand or result. value: i64, NaN-boxed. int: i64, the number (48 bits).
 * float: f64. bool: i32, 0 or 1. list, tuple, str: i32, pointer to an object known to be of that type.
 * storage: i32, pointer to the items of a list. imm: i32, an immediate of the opcode row.
 */
export const REPRESENTATIONS = ["value", "int", "float", "bool", "list", "tuple", "str", "storage", "imm"] as const;
/** How an operand is held: boxed (`value`), or unboxed as an int, float, truth value or pointer. */
export type Representation = (typeof REPRESENTATIONS)[number];
/** A value type of WebAssembly. */
export type WasmType = "i32" | "i64" | "f64";

export const WASM_TYPE: Readonly<Record<Representation, WasmType>> = {
  value: "i64",
  int: "i64",
  float: "f64",
  bool: "i32",
  list: "i32",
  tuple: "i32",
  str: "i32",
  storage: "i32",
  imm: "i32",
};

/** value → representation, or exit; and back. `share`, `drop` and `move` of steps.ts are not conversions. */
export const UNBOX: Readonly<Partial<Record<Representation, string>>> = {
  int: "unbox_int",
  float: "unbox_float",
  bool: "unbox_bool",
  list: "unbox_list",
  tuple: "unbox_tuple",
  str: "unbox_str",
};
export const BOX: Readonly<Partial<Record<Representation, string>>> = {
  int: "box_int",
  float: "box_float",
  bool: "box_bool",
  list: "box_ref",
  tuple: "box_ref",
  str: "box_ref",
};

/**
 * A place in a stencil's bytes that the stitcher fills.
 * local: a local index as a padded 2-byte LEB (also inside local.set and local.tee). `param` n is the operand n,
 *   patched straight to the local that holds it (a stencil never writes its parameters); `scratch` n is the
 *   stencil's own local n, of type Stencil.scratch[n], taken from a pool a type.
 * exit: 7 bytes, to become `i32.const pc` (3-byte padded LEB) and `br depth` (2-byte padded LEB); in the stencil it
 *   is followed by `unreachable`. `depth` is how many labels of the stencil itself are open there.
 * call: a function index as a padded 2-byte LEB, of the runtime function `name` (see RUNTIME_FUNCTIONS).
 */
export type Hole =
  | { readonly offset: number; readonly kind: "param"; readonly index: number }
  | { readonly offset: number; readonly kind: "scratch"; readonly index: number }
  | { readonly offset: number; readonly kind: "exit"; readonly depth: number }
  | { readonly offset: number; readonly kind: "call"; readonly name: string };

/**
 * One operation as WebAssembly bytes with holes, as the build extracted it.
 * Method: Xu and Kjolstad, "Copy-and-patch compilation" (OOPSLA 2021).
 */
export interface Stencil {
  readonly name: string;
  readonly params: readonly Representation[];
  readonly results: readonly Representation[];
  /** Types of the stencil's own locals. Each is written before it is read (the build checks). */
  readonly scratch: readonly WasmType[];
  /** The instructions, without locals declaration and final `end`; leaves the results on the wasm stack in order. */
  readonly bytes: Uint8Array;
  readonly holes: readonly Hole[];
  /** True when the stencil can leave. */
  readonly exits: boolean;
  /** The function as WAT, as written, constants of the layout filled in: for the binaryen stitcher and for people. */
  readonly wat: string;
  /** The file of stencils/ that defines it. */
  readonly file: string;
}

/** Stencils by name. */
export type StencilLibrary = ReadonlyMap<string, Stencil>;

/**
 * Functions of the runtime that stencils and stitched code may call, in the order in which every stitched module
 * imports them (from "rt"), with their wasm types. `generic` performs the generic form of the instruction at ip
 * on the frame in memory: (fp, ip) → STATUS_*.
 */
export const RUNTIME_FUNCTIONS: readonly {
  readonly name: string;
  readonly params: readonly WasmType[];
  readonly results: readonly WasmType[];
}[] = [
  { name: "generic", params: ["i32", "i32"], results: ["i32"] },
  /** The same for what may push a frame, which runs to its end (wasm/nested.ts). */
  { name: "generic_call", params: ["i32", "i32"], results: ["i32"] },
  /** Frames of inlined calls: made in memory; only in wasm locals again; made, and left to the interpreter (wasm/inlined.ts). */
  { name: "inline_frame", params: ["i32", "i32", "i32", "i32"], results: [] },
  { name: "inline_back", params: ["i32", "i32"], results: [] },
  { name: "inline_exit", params: ["i32", "i32", "i32", "i32"], results: ["i32"] },
  /** Stitched functions that call themselves (wasm/inlined.ts): the header of a frame; one leaves, or its operation pushed a frame. */
  { name: "direct_frame", params: ["i32", "i32", "i32"], results: [] },
  { name: "direct_exit", params: ["i32", "i32", "i32"], results: [] },
  /** A new instance of a class, with two owners; UNBOUND when memory is exhausted (nothing raised). */
  { name: "inline_new", params: ["i32"], results: ["i64"] },
  /** A generator that waits at the yield runs from now on, its registers are taken from it; 0 = it does not wait there. */
  { name: "generator_resume", params: ["i32", "i32"], results: ["i32"] },
  /** It waits at the yield, and so many registers are in it again. */
  { name: "generator_wait", params: ["i32", "i32", "i32"], results: [] },
  /** It has ended. */
  { name: "generator_finish", params: ["i32"], results: [] },
  /** A further owner of the value; returns it. */
  { name: "share", params: ["i64"], results: ["i64"] },
  /** Makes the caller an owner of what it only looked at; 0: it has died. */
  { name: "take", params: ["i64"], results: ["i32"] },
  /** Gives one ownership up; frees at the last. */
  { name: "release", params: ["i64"], results: [] },
  /** Item `index` (in bounds when asked) of a list as an owned value; UNBOUND when it is gone. Safe against writers. */
  { name: "list_item", params: ["i32", "i32"], results: ["i64"] },
  /** Item `index`, in bounds, of a tuple as an owned value. */
  { name: "tuple_item", params: ["i32", "i32"], results: ["i64"] },
  /** list[index] = shared value under the list's lock, the old item released; 0 when out of bounds by now. */
  { name: "list_store", params: ["i32", "i32", "i64"], results: ["i32"] },
  /** Appends a shared value; 0 when memory is exhausted (nothing done). */
  { name: "list_push", params: ["i32", "i64"], results: ["i32"] },
  /** Value in a slot of an instance of that shape, owned; UNBOUND when it is not so any more. Safe against writers. */
  { name: "slot_load", params: ["i32", "i32", "i32"], results: ["i64"] },
  /** Slot of an instance of that shape = shared value, under its lock; 0 when it has another shape by now. */
  { name: "slot_store", params: ["i32", "i32", "i32", "i64"], results: ["i32"] },
  /** A shared value as the last attribute of the second shape, for an instance of the first; 0 when it is not so any more. */
  { name: "slot_append", params: ["i32", "i32", "i32", "i64"], results: ["i32"] },
  /** Value of an entry of a class's namespace, owned; UNBOUND when it was deleted by now. Safe against writers. */
  { name: "entry_load", params: ["i32"], results: ["i64"] },
  /** An instance's own attribute by this thread's notes, owned; UNBOUND when they do not have it. */
  { name: "noted_slot", params: ["i32", "i32"], results: ["i64"] },
  /** A Python function of an instance's class likewise. */
  { name: "noted_method", params: ["i32", "i32"], results: ["i64"] },
  /** object.name = shared value by this thread's notes; 0: nothing done. */
  { name: "noted_store", params: ["i32", "i32", "i64"], results: ["i32"] },
  /** dict[key] for str and int keys, owned; UNBOUND when there is none, or the key is another. Safe against writers. */
  { name: "dict_get", params: ["i32", "i64"], results: ["i64"] },
  /** dict.get(key, default) for a str or int key, owned; UNBOUND: the general way must tell. */
  { name: "dict_get_or", params: ["i64", "i64", "i64"], results: ["i64"] },
  /** isinstance(value, class): 1, 0, -1 = the general way must tell. */
  { name: "is_instance", params: ["i64", "i64"], results: ["i32"] },
  /** dict[key] = shared value for str and int keys, under the dict's lock; 0: nothing done. */
  { name: "dict_set", params: ["i32", "i64", "i64"], results: ["i32"] },
  /** Whether a dict, or set, has a str or int: 1, 0, -1 = another key. */
  { name: "dict_has", params: ["i32", "i64"], results: ["i32"] },
  { name: "set_has", params: ["i32", "i64"], results: ["i32"] },
  /** Whether two strs of one length and kind are equal. */
  { name: "str_equal", params: ["i32", "i32"], results: ["i32"] },
  /** Which of two strs comes first: -1, 0, 1. */
  { name: "str_compare", params: ["i32", "i32"], results: ["i32"] },
  /** What needs no frame (QUIET_*, number of operands, the operands), owned; UNBOUND: nothing was done (wasm/quiet.ts). */
  { name: "quiet", params: ["i32", "i32", "i64", "i64", "i64", "i64"], results: ["i64"] },
  /** Takes the next item of an iterator: 1, 0 at its end, -1 = nothing was done; and that item, owned. */
  { name: "iterator_ready", params: ["i64"], results: ["i32"] },
  { name: "iterator_take", params: [], results: ["i64"] },
  /** Character of a str as a str, in bounds, owned; UNBOUND when memory is exhausted (nothing raised). */
  { name: "str_item", params: ["i32", "i32"], results: ["i64"] },
  /** The value of a global slot, owned; UNBOUND when unbound. Safe against writers. */
  { name: "global_load", params: ["i32"], results: ["i64"] },
  /** Content of a cell, owned; UNBOUND when empty. Safe against writers. */
  { name: "cell_load", params: ["i32"], results: ["i64"] },
  /** Stores a shared value in a cell, the old one released. */
  { name: "cell_store", params: ["i32", "i64"], results: [] },
  /** Stores a shared value in a global slot, the old one released. */
  { name: "global_store", params: ["i32", "i64"], results: [] },
  /** Python's float // and %, divisor not zero. */
  { name: "float_floordiv", params: ["f64", "f64"], results: ["f64"] },
  { name: "float_mod", params: ["f64", "f64"], results: ["f64"] },
  /** C's pow. */
  { name: "float_pow", params: ["f64", "f64"], results: ["f64"] },
];
