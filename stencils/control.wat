;; Iteration over ranges, and globals.
(module
  (import "layout" "UNBOUND" (global $UNBOUND i64))
  (import "layout" "REF_FLOOR" (global $REF_FLOOR i64))
  (import "layout" "HEADER_COUNT" (global $HEADER_COUNT i32))
  (import "layout" "LOCAL" (global $LOCAL i32))
  (import "layout" "GLOBALS_BASE" (global $GLOBALS_BASE i32))
  (import "layout" "CONTROL_MULTI_ADDRESS" (global $CONTROL_MULTI_ADDRESS i32))
  (import "patch" "exit" (func $exit))
  (import "rt" "global_load" (func $global_load (param i32) (result i64)))
  (import "rt" "global_store" (func $global_store (param i32 i64)))
  (import "env" "memory" (memory 0 65536 shared))

  ;; A range in registers is: the next value, how many are left, the step.
  ;; That next is an int tells it from a sequence and its index.
  (func (export "range_more: int int -> bool") (param $next i64) (param $left i64) (result i32)
    (i64.gt_s (local.get $left) (i64.const 0)))
  ;; No overflow test: GET_ITER takes only ranges whose end plus one step fits 48 bits.
  (func (export "range_next: int int int -> int int int")
    (param $next i64) (param $left i64) (param $step i64) (result i64 i64 i64)
    (local.get $next)
    (i64.add (local.get $next) (local.get $step))
    (i64.sub (local.get $left) (i64.const 1)))

  ;; The registers of an iteration over range(start, stop), or range(start, stop, step), as GET_ITER would make them.
  (func (export "range_from: int int -> int int int") (param $start i64) (param $stop i64) (result i64 i64 i64)
    (local $count i64)
    (local.set $count (i64.sub (local.get $stop) (local.get $start)))
    (if (i64.ge_s (local.get $count) (i64.const 0x800000000000)) (then (call $exit) (unreachable)))
    (local.get $start)
    (select (local.get $count) (i64.const 0) (i64.gt_s (local.get $count) (i64.const 0)))
    (i64.const 1))
  (func (export "range_by: int int int -> int int int")
    (param $start i64) (param $stop i64) (param $step i64) (result i64 i64 i64) (local $count i64)
    (if (i64.eqz (local.get $step)) (then (call $exit) (unreachable)))
    (local.set $count (i64.const 0))
    (if (i64.gt_s (local.get $step) (i64.const 0))
      (then
        (if (i64.lt_s (local.get $start) (local.get $stop))
          (then
            (local.set $count
              (i64.add
                (i64.div_s (i64.sub (i64.sub (local.get $stop) (local.get $start)) (i64.const 1)) (local.get $step))
                (i64.const 1))))))
      (else
        (if (i64.gt_s (local.get $start) (local.get $stop))
          (then
            (local.set $count
              (i64.add
                (i64.div_s
                  (i64.sub (i64.sub (local.get $start) (local.get $stop)) (i64.const 1))
                  (i64.sub (i64.const 0) (local.get $step)))
                (i64.const 1)))))))
    ;; The step after the last item must fit, too.
    (if (i32.or
          (i64.ge_s (local.get $count) (i64.const 0x800000000000))
          (i64.ge_u
            (i64.add
              (i64.add (local.get $start) (i64.mul (local.get $count) (local.get $step)))
              (i64.const 0x800000000000))
            (i64.const 0x1000000000000)))
      (then (call $exit) (unreachable)))
    (local.get $start)
    (local.get $count)
    (local.get $step))

  ;; A global that nobody becomes an owner of: only while no other thread can store another.
  (func (export "peek_global: imm -> value") (param $slot i32) (result i64) (local $value i64)
    (local.set $value (i64.atomic.load (i32.add (global.get $GLOBALS_BASE) (i32.shl (local.get $slot) (i32.const 3)))))
    (if (i64.ge_u (local.get $value) (global.get $REF_FLOOR))
      (then
        (if (i32.or
              (i32.load (global.get $CONTROL_MULTI_ADDRESS))
              (i64.eq (local.get $value) (global.get $UNBOUND)))
          (then (call $exit) (unreachable)))))
    (local.get $value))

  ;; The same beside other threads: its memory stays as it is until the next safepoint (src/jit/plan/loans.ts).
  (func (export "look_global: imm -> value") (param $slot i32) (result i64) (local $value i64)
    (local.set $value (i64.atomic.load (i32.add (global.get $GLOBALS_BASE) (i32.shl (local.get $slot) (i32.const 3)))))
    (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.get $value))

  ;; A global by its slot. What is never freed (functions, built-ins, modules) needs no count.
  (func (export "load_global: imm -> value") (param $slot i32) (result i64) (local $value i64)
    (local.set $value (i64.atomic.load (i32.add (global.get $GLOBALS_BASE) (i32.shl (local.get $slot) (i32.const 3)))))
    (if (i64.ge_u (local.get $value) (global.get $REF_FLOOR))
      (then
        (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
        (if (i32.ge_s (i32.load (i32.add (i32.wrap_i64 (local.get $value)) (global.get $HEADER_COUNT))) (global.get $LOCAL))
          (then
            (local.set $value (call $global_load (local.get $slot)))
            (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))))))
    (local.get $value))
  (func (export "store_global: value imm ->") (param $value i64) (param $slot i32) (local $address i32)
    (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.set $address (i32.add (global.get $GLOBALS_BASE) (i32.shl (local.get $slot) (i32.const 3))))
    (if (i32.or
          (i64.ge_u (local.get $value) (global.get $REF_FLOOR))
          (i32.or
            (i32.load (global.get $CONTROL_MULTI_ADDRESS))
            (i64.ge_u (i64.load (local.get $address)) (global.get $REF_FLOOR))))
      (then (call $global_store (local.get $slot) (local.get $value)))
      (else (i64.store (local.get $address) (local.get $value)))))
)
