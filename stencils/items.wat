;; Items of a list in parts, for a thread that no other runs beside: the planner (src/jit/plan/available.ts) leaves out the
;; parts that were done before, and does ahead of a loop what no turn changes.
(module
  (import "layout" "REF_FLOOR" (global $REF_FLOOR i64))
  (import "layout" "TAG_FLOOR" (global $TAG_FLOOR i64))
  (import "layout" "INT_FLOOR" (global $INT_FLOOR i64))
  (import "layout" "INT_BIAS" (global $INT_BIAS i64))
  (import "layout" "HEADER_TYPE" (global $HEADER_TYPE i32))
  (import "layout" "TYPE_LIST" (global $TYPE_LIST i32))
  (import "layout" "TYPE_TUPLE" (global $TYPE_TUPLE i32))
  (import "layout" "LIST_ITEMS" (global $LIST_ITEMS i32))
  (import "layout" "STORAGE_ITEMS" (global $STORAGE_ITEMS i32))
  (import "layout" "CONTROL_MULTI_ADDRESS" (global $CONTROL_MULTI_ADDRESS i32))
  (import "patch" "exit" (func $exit))
  (import "env" "memory" (memory 0 65536 shared))

  ;; No second thread runs, or has run, beside this one.
  (func (export "one_thread: ->")
    (if (i32.load (global.get $CONTROL_MULTI_ADDRESS)) (then (call $exit) (unreachable))))

  (func (export "list_storage: list -> storage") (param $list i32) (result i32)
    (i32.load (i32.add (local.get $list) (global.get $LIST_ITEMS))))

  ;; Index and length; a negative index counts from the end.
  (func (export "item_place: int int -> int") (param $index i64) (param $length i64) (result i64) (local $place i64)
    (local.set $place (local.get $index))
    (if (i64.ge_u (local.get $index) (local.get $length))
      (then
        (local.set $place (i64.add (local.get $index) (local.get $length)))
        (if (i64.ge_u (local.get $place) (local.get $length)) (then (call $exit) (unreachable)))))
    (local.get $place))
  ;; The same for an index that is not negative: it is the place.
  (func (export "guard_index: int int ->") (param $index i64) (param $length i64)
    (if (i64.ge_u (local.get $index) (local.get $length)) (then (call $exit) (unreachable))))
  ;; All indices from next, which is not negative, up to stop are places of a list of that length; or there are none.
  (func (export "guard_span: int int int ->") (param $next i64) (param $stop i64) (param $length i64)
    (if (i64.gt_s (local.get $stop) (local.get $length))
      (then (if (i64.lt_s (local.get $next) (local.get $stop)) (then (call $exit) (unreachable))))))
  (func (export "guard_nonnegative: int ->") (param $int i64)
    (if (i64.lt_s (local.get $int) (i64.const 0)) (then (call $exit) (unreachable))))

  (func (export "item_load: storage int -> value") (param $storage i32) (param $place i64) (result i64)
    (i64.load
      (i32.add
        (i32.add (local.get $storage) (global.get $STORAGE_ITEMS))
        (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 3)))))

  ;; The same, unboxed at once: its upper half says what it is, and V8 compares that where it lies.
  (func (export "item_int: storage int -> int") (param $storage i32) (param $place i64) (result i64) (local $slot i32)
    (local.set $slot
      (i32.add
        (i32.add (local.get $storage) (global.get $STORAGE_ITEMS))
        (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 3))))
    (if (i64.ne
          (i64.load16_u offset=6 (local.get $slot))
          (i64.shr_u (global.get $INT_FLOOR) (i64.const 48)))
      (then (call $exit) (unreachable)))
    (i64.sub (i64.load (local.get $slot)) (global.get $INT_BIAS)))
  (func (export "item_float: storage int -> float") (param $storage i32) (param $place i64) (result f64) (local $slot i32)
    (local.set $slot
      (i32.add
        (i32.add (local.get $storage) (global.get $STORAGE_ITEMS))
        (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 3))))
    (if (i32.ge_u (i32.load offset=4 (local.get $slot)) (i32.wrap_i64 (i64.shr_u (global.get $TAG_FLOOR) (i64.const 32))))
      (then (call $exit) (unreachable)))
    (f64.load (local.get $slot)))
  ;; Untested: anything but a float is a NaN then. The test follows, of what was calculated from it (src/jit/plan/joint.ts).
  (func (export "item_double: storage int -> float") (param $storage i32) (param $place i64) (result f64)
    (f64.load
      (i32.add
        (i32.add (local.get $storage) (global.get $STORAGE_ITEMS))
        (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 3)))))
  (func (export "guard_number: float ->") (param $float f64)
    (if (i32.eqz (f64.le (local.get $float) (local.get $float))) (then (call $exit) (unreachable))))
  (func (export "item_list: storage int -> list") (param $storage i32) (param $place i64) (result i32)
    (local $slot i32) (local $object i32)
    (local.set $slot
      (i32.add
        (i32.add (local.get $storage) (global.get $STORAGE_ITEMS))
        (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 3))))
    (if (i32.ne (i32.load offset=4 (local.get $slot)) (i32.wrap_i64 (i64.shr_u (global.get $REF_FLOOR) (i64.const 32))))
      (then (call $exit) (unreachable)))
    (local.set $object (i32.load (local.get $slot)))
    (if (i32.ne (i32.load (i32.add (local.get $object) (global.get $HEADER_TYPE))) (global.get $TYPE_LIST))
      (then (call $exit) (unreachable)))
    (local.get $object))
  (func (export "item_tuple: storage int -> tuple") (param $storage i32) (param $place i64) (result i32)
    (local $slot i32) (local $object i32)
    (local.set $slot
      (i32.add
        (i32.add (local.get $storage) (global.get $STORAGE_ITEMS))
        (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 3))))
    (if (i32.ne (i32.load offset=4 (local.get $slot)) (i32.wrap_i64 (i64.shr_u (global.get $REF_FLOOR) (i64.const 32))))
      (then (call $exit) (unreachable)))
    (local.set $object (i32.load (local.get $slot)))
    (if (i32.ne (i32.load (i32.add (local.get $object) (global.get $HEADER_TYPE))) (global.get $TYPE_TUPLE))
      (then (call $exit) (unreachable)))
    (local.get $object))

  ;; No reference, and bound.
  (func (export "guard_plain: value ->") (param $value i64)
    (if (i64.ge_u (local.get $value) (global.get $REF_FLOOR)) (then (call $exit) (unreachable))))

  ;; Stores of what is no reference: over anything but one, and over what is known to be none.
  (func (export "item_put: storage int value ->") (param $storage i32) (param $place i64) (param $value i64)
    (local $slot i32)
    (local.set $slot
      (i32.add
        (i32.add (local.get $storage) (global.get $STORAGE_ITEMS))
        (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 3))))
    (if (i64.ge_u (i64.load (local.get $slot)) (global.get $REF_FLOOR)) (then (call $exit) (unreachable)))
    (i64.store (local.get $slot) (local.get $value)))
  (func (export "item_overwrite: storage int value ->") (param $storage i32) (param $place i64) (param $value i64)
    (i64.store
      (i32.add
        (i32.add (local.get $storage) (global.get $STORAGE_ITEMS))
        (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 3)))
      (local.get $value)))
)
