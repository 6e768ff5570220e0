;; Variables that functions share: the content of a cell in a register, or of one of the closure of the function that runs.
(module
  (import "layout" "UNBOUND" (global $UNBOUND i64))
  (import "layout" "REF_TAG" (global $REF_TAG i32))
  (import "layout" "REF_FLOOR" (global $REF_FLOOR i64))
  (import "layout" "LOCAL" (global $LOCAL i32))
  (import "layout" "HEADER_COUNT" (global $HEADER_COUNT i32))
  (import "layout" "HEADER_TYPE" (global $HEADER_TYPE i32))
  (import "layout" "TYPE_GENERATOR" (global $TYPE_GENERATOR i32))
  (import "layout" "GENERATOR_FUNCTION" (global $GENERATOR_FUNCTION i32))
  (import "layout" "FUNCTION_CLOSURE" (global $FUNCTION_CLOSURE i32))
  (import "layout" "TUPLE_ITEMS" (global $TUPLE_ITEMS i32))
  (import "layout" "CELL_VALUE" (global $CELL_VALUE i32))
  (import "layout" "FRAME_CALLEE" (global $FRAME_CALLEE i32))
  (import "layout" "CONTROL_MULTI_ADDRESS" (global $CONTROL_MULTI_ADDRESS i32))
  (import "rt" "cell_load" (func $cell_load (param i32) (result i64)))
  (import "rt" "cell_store" (func $cell_store (param i32 i64)))
  (import "patch" "exit" (func $exit))
  (import "env" "memory" (memory 0 65536 shared))

  ;; What stands in a frame for what runs there: a function, or a generator of one.
  (func (export "running: imm -> value") (param $frame i32) (result i64)
    (i64.load (i32.add (local.get $frame) (global.get $FRAME_CALLEE))))

  ;; Cell number `index` of its closure; it is in no register.
  (func (export "closure_cell: value imm -> value") (param $callee i64) (param $index i32) (result i64) (local $function i32)
    (local.set $function (i32.wrap_i64 (local.get $callee)))
    (if (i32.eq (i32.load (i32.add (local.get $function) (global.get $HEADER_TYPE))) (global.get $TYPE_GENERATOR))
      (then (local.set $function (i32.load (i32.add (local.get $function) (global.get $GENERATOR_FUNCTION))))))
    (i64.load
      (i32.add
        (i32.add (i32.load (i32.add (local.get $function) (global.get $FUNCTION_CLOSURE))) (global.get $TUPLE_ITEMS))
        (i32.shl (local.get $index) (i32.const 3)))))

  ;; The content of a cell. What is never freed needs no count.
  (func (export "cell_get: value -> value") (param $cell i64) (result i64) (local $value i64)
    (if (i64.ne (i64.shr_u (local.get $cell) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (local.set $value (i64.atomic.load (i32.add (i32.wrap_i64 (local.get $cell)) (global.get $CELL_VALUE))))
    (if (i64.ge_u (local.get $value) (global.get $REF_FLOOR))
      (then
        (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
        (if (i32.ge_s (i32.load (i32.add (i32.wrap_i64 (local.get $value)) (global.get $HEADER_COUNT))) (global.get $LOCAL))
          (then
            (local.set $value (call $cell_load (i32.wrap_i64 (local.get $cell))))
            (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))))))
    (local.get $value))

  (func (export "cell_set: value value ->") (param $cell i64) (param $value i64) (local $address i32)
    (if (i64.ne (i64.shr_u (local.get $cell) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.set $address (i32.add (i32.wrap_i64 (local.get $cell)) (global.get $CELL_VALUE)))
    (if (i32.or
          (i64.ge_u (local.get $value) (global.get $REF_FLOOR))
          (i32.or
            (i32.load (global.get $CONTROL_MULTI_ADDRESS))
            (i64.ge_u (i64.load (local.get $address)) (global.get $REF_FLOOR))))
      (then (call $cell_store (i32.wrap_i64 (local.get $cell)) (local.get $value)))
      (else (i64.store (local.get $address) (local.get $value)))))
)
