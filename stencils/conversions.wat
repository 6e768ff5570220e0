;; Conversions between the NaN-boxed value and the representations that other stencils work on.
;; unbox_*: value -> representation, or exit when the value is something else. box_*: the way back, never fails.
;; The planner inserts these where a stencil's signature asks for them; nobody writes them in the opcode table.
(module
  (import "layout" "TAG_FLOOR" (global $TAG_FLOOR i64))
  (import "layout" "INT_FLOOR" (global $INT_FLOOR i64))
  (import "layout" "INT_BIAS" (global $INT_BIAS i64))
  (import "layout" "FALSE" (global $FALSE i64))
  (import "layout" "TRUE" (global $TRUE i64))
  (import "layout" "NONE" (global $NONE i64))
  (import "layout" "UNBOUND" (global $UNBOUND i64))
  (import "layout" "REF_FLOOR" (global $REF_FLOOR i64))
  (import "layout" "REF_TAG" (global $REF_TAG i32))
  (import "layout" "HEADER_TYPE" (global $HEADER_TYPE i32))
  (import "layout" "TYPE_LIST" (global $TYPE_LIST i32))
  (import "layout" "TYPE_TUPLE" (global $TYPE_TUPLE i32))
  (import "layout" "TYPE_STR" (global $TYPE_STR i32))
  (import "layout" "CONTROL_MULTI_ADDRESS" (global $CONTROL_MULTI_ADDRESS i32))
  (import "layout" "BUILTINS_BASE" (global $BUILTINS_BASE i32))
  (import "patch" "exit" (func $exit))
  (import "rt" "share" (func $share (param i64) (result i64)))
  (import "rt" "take" (func $take (param i64) (result i32)))
  (import "rt" "release" (func $release (param i64)))
  (import "env" "memory" (memory 0 65536 shared))

  ;; The payload is biased, so that the tag test and the unboxing are one subtraction each.
  (func (export "unbox_int: value -> int") (param $value i64) (result i64)
    (if (i64.ge_u (i64.sub (local.get $value) (global.get $INT_FLOOR)) (i64.const 0x1000000000000))
      (then (call $exit) (unreachable)))
    (i64.sub (local.get $value) (global.get $INT_BIAS)))
  ;; Without the test: for constants, whose type was seen when the instruction was specialised for it.
  (func (export "known_int: value -> int") (param $value i64) (result i64)
    (i64.sub (local.get $value) (global.get $INT_BIAS)))
  (func (export "known_float: value -> float") (param $value i64) (result f64)
    (f64.reinterpret_i64 (local.get $value)))
  (func (export "box_int: int -> value") (param $int i64) (result i64)
    (i64.add (local.get $int) (global.get $INT_BIAS)))

  (func (export "unbox_float: value -> float") (param $value i64) (result f64)
    (if (i64.ge_u (local.get $value) (global.get $TAG_FLOOR))
      (then (call $exit) (unreachable)))
    (f64.reinterpret_i64 (local.get $value)))
  ;; A NaN needs no care: arithmetic yields the canonical one (either sign), and both are below TAG_FLOOR.
  (func (export "box_float: float -> value") (param $float f64) (result i64)
    (i64.reinterpret_f64 (local.get $float)))

  (func (export "unbox_bool: value -> bool") (param $value i64) (result i32)
    (if (i64.ne (i64.or (local.get $value) (i64.const 1)) (global.get $TRUE))
      (then (call $exit) (unreachable)))
    (i32.and (i32.wrap_i64 (local.get $value)) (i32.const 1)))
  (func (export "box_bool: bool -> value") (param $bool i32) (result i64)
    (i64.or (i64.extend_i32_u (local.get $bool)) (global.get $FALSE)))

  (func (export "unbox_list: value -> list") (param $value i64) (result i32)
    (if (i64.ne (i64.shr_u (local.get $value) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (if (i32.ne (i32.load (i32.add (i32.wrap_i64 (local.get $value)) (global.get $HEADER_TYPE))) (global.get $TYPE_LIST))
      (then (call $exit) (unreachable)))
    (i32.wrap_i64 (local.get $value)))
  (func (export "unbox_tuple: value -> tuple") (param $value i64) (result i32)
    (if (i64.ne (i64.shr_u (local.get $value) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (if (i32.ne (i32.load (i32.add (i32.wrap_i64 (local.get $value)) (global.get $HEADER_TYPE))) (global.get $TYPE_TUPLE))
      (then (call $exit) (unreachable)))
    (i32.wrap_i64 (local.get $value)))
  (func (export "unbox_str: value -> str") (param $value i64) (result i32)
    (if (i64.ne (i64.shr_u (local.get $value) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (if (i32.ne (i32.load (i32.add (i32.wrap_i64 (local.get $value)) (global.get $HEADER_TYPE))) (global.get $TYPE_STR))
      (then (call $exit) (unreachable)))
    (i32.wrap_i64 (local.get $value)))
  (func (export "box_ref: list -> value") (param $pointer i32) (result i64)
    (i64.or (i64.extend_i32_u (local.get $pointer)) (global.get $REF_FLOOR)))

  (func (export "int_to_float: int -> float") (param $int i64) (result f64)
    (f64.convert_i64_s (local.get $int)))
  ;; int(x): towards zero; leaves for NaN, infinities and what does not fit 48 bits.
  (func (export "float_to_int: float -> int") (param $float f64) (result i64)
    (if (i32.eqz (f64.lt (f64.abs (local.get $float)) (f64.const 0x1p47)))
      (then (call $exit) (unreachable)))
    (i64.trunc_sat_f64_s (local.get $float)))

  ;; Ownership: a further owner of a value, giving a value up, and the test that there is nothing to give up.
  (func (export "share_value: value -> value") (param $value i64) (result i64)
    (if (i64.eq (local.get $value) (global.get $UNBOUND))
      (then (call $exit) (unreachable)))
    (if (result i64) (i64.eq (i64.shr_u (local.get $value) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $share (local.get $value)))
      (else (local.get $value))))
  ;; While nobody else counts, what is not the last owner just counts down; immortals have negative counts, and what no
  ;; thread owns (wasm/biased.ts) has none here.
  (func (export "drop_value: value ->") (param $value i64) (local $count i32)
    (if (i64.eq (i64.shr_u (local.get $value) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then
        (local.set $count (i32.load (i32.wrap_i64 (local.get $value))))
        (if (i32.or (i32.le_u (local.get $count) (i32.const 1)) (i32.load (global.get $CONTROL_MULTI_ADDRESS)))
          (then (call $release (local.get $value)))
          (else
            (if (i32.ge_s (local.get $count) (i32.const 0))
              (then
                (i32.store (i32.wrap_i64 (local.get $value)) (i32.sub (local.get $count) (i32.const 1))))))))))
  ;; What was lent (src/jit/plan/lent.ts) is owned from here on: a further owner of a value that is bound, or of a pointer.
  (func (export "keep_value: value -> value") (param $value i64) (result i64) (local $count i32)
    (if (i64.eq (i64.shr_u (local.get $value) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then
        (local.set $count (i32.load (i32.wrap_i64 (local.get $value))))
        (if (i32.or (i32.eqz (local.get $count)) (i32.load (global.get $CONTROL_MULTI_ADDRESS)))
          (then (drop (call $share (local.get $value))))
          (else
            (if (i32.ge_s (local.get $count) (i32.const 0))
              (then
                (i32.store (i32.wrap_i64 (local.get $value)) (i32.add (local.get $count) (i32.const 1)))))))))
    (local.get $value))
  (func (export "keep_ref: list -> value") (param $pointer i32) (result i64) (local $count i32)
    (local.set $count (i32.load (local.get $pointer)))
    (if (i32.or (i32.eqz (local.get $count)) (i32.load (global.get $CONTROL_MULTI_ADDRESS)))
      (then (drop (call $share (i64.or (i64.extend_i32_u (local.get $pointer)) (global.get $REF_FLOOR)))))
      (else
        (if (i32.ge_s (local.get $count) (i32.const 0))
          (then (i32.store (local.get $pointer) (i32.add (local.get $count) (i32.const 1)))))))
    (i64.or (i64.extend_i32_u (local.get $pointer)) (global.get $REF_FLOOR)))
  ;; As keep_value, for what an exit has written into its slot of the frame.
  (func (export "keep_slot: imm imm ->") (param $frame i32) (param $offset i32) (local $value i64) (local $count i32)
    (local.set $value (i64.load (i32.add (local.get $frame) (local.get $offset))))
    (if (i64.eq (i64.shr_u (local.get $value) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then
        (local.set $count (i32.load (i32.wrap_i64 (local.get $value))))
        (if (i32.or (i32.eqz (local.get $count)) (i32.load (global.get $CONTROL_MULTI_ADDRESS)))
          (then (drop (call $share (local.get $value))))
          (else
            (if (i32.ge_s (local.get $count) (i32.const 0))
              (then
                (i32.store (i32.wrap_i64 (local.get $value)) (i32.add (local.get $count) (i32.const 1))))))))))
  ;; What was lent beside other threads (src/jit/plan/loans.ts), if it is alive.
  (func (export "take_value: value -> value") (param $value i64) (result i64)
    (if (i64.eq (i64.shr_u (local.get $value) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (if (i32.eqz (call $take (local.get $value))) (then (call $exit) (unreachable)))))
    (local.get $value))
  (func (export "take_ref: list -> value") (param $pointer i32) (result i64) (local $value i64)
    (local.set $value (i64.or (i64.extend_i32_u (local.get $pointer)) (global.get $REF_FLOOR)))
    (if (i32.eqz (call $take (local.get $value))) (then (call $exit) (unreachable)))
    (local.get $value))
  (func (export "guard_nonref: value ->") (param $value i64)
    (if (i64.eq (i64.shr_u (local.get $value) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable))))

  ;; The value is built-in object number n (they lie side by side from BUILTINS_BASE on, 32 bytes each).
  (func (export "guard_builtin: value imm ->") (param $value i64) (param $number i32)
    (if (i64.ne (local.get $value)
                (i64.or (global.get $REF_FLOOR)
                        (i64.extend_i32_u (i32.add (global.get $BUILTINS_BASE) (i32.shl (local.get $number) (i32.const 5))))))
      (then (call $exit) (unreachable))))
  (func (export "is_builtin: value imm -> bool") (param $value i64) (param $number i32) (result i32)
    (i64.eq (local.get $value)
            (i64.or (global.get $REF_FLOOR)
                    (i64.extend_i32_u (i32.add (global.get $BUILTINS_BASE) (i32.shl (local.get $number) (i32.const 5)))))))
  (func (export "bool_to_int: bool -> int") (param $bool i32) (result i64)
    (i64.extend_i32_u (local.get $bool)))
  (func (export "guard_none: value ->") (param $value i64)
    (if (i64.ne (local.get $value) (global.get $NONE)) (then (call $exit) (unreachable))))
  (func (export "is_none: value -> bool") (param $value i64) (result i32)
    (if (i64.eq (local.get $value) (global.get $UNBOUND))
      (then (call $exit) (unreachable)))
    (i64.eq (local.get $value) (global.get $NONE)))

  (func (export "is_same: value value -> bool") (param $left i64) (param $right i64) (result i32)
    (if (i32.or
          (i64.eq (local.get $left) (global.get $UNBOUND))
          (i64.eq (local.get $right) (global.get $UNBOUND)))
      (then (call $exit) (unreachable)))
    (i64.eq (local.get $left) (local.get $right)))
  (func (export "is_other: value value -> bool") (param $left i64) (param $right i64) (result i32)
    (if (i32.or
          (i64.eq (local.get $left) (global.get $UNBOUND))
          (i64.eq (local.get $right) (global.get $UNBOUND)))
      (then (call $exit) (unreachable)))
    (i64.ne (local.get $left) (local.get $right)))
)
