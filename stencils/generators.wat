;; Generators whose bytecode is part of the stitched code of the loop that asks them (src/jit/plan/resumed.ts).
(module
  (import "layout" "REF_TAG" (global $REF_TAG i32))
  (import "layout" "HEADER_TYPE" (global $HEADER_TYPE i32))
  (import "layout" "TYPE_GENERATOR" (global $TYPE_GENERATOR i32))
  (import "layout" "GENERATOR_IP" (global $GENERATOR_IP i32))
  (import "rt" "generator_resume" (func $generator_resume (param i32 i32) (result i32)))
  (import "rt" "generator_wait" (func $generator_wait (param i32 i32 i32)))
  (import "rt" "generator_finish" (func $generator_finish (param i32)))
  (import "patch" "exit" (func $exit))
  (import "env" "memory" (memory 0 65536 shared))

  ;; Whether the value is a generator whose instruction pointer that is.
  (func (export "generator_at: value imm -> bool") (param $value i64) (param $ip i32) (result i32)
    (if (result i32) (i64.eq (i64.shr_u (local.get $value) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (if (result i32)
        (i32.eq
          (i32.load (i32.add (i32.wrap_i64 (local.get $value)) (global.get $HEADER_TYPE)))
          (global.get $TYPE_GENERATOR))
        (then (i32.eq
          (i32.load (i32.add (i32.wrap_i64 (local.get $value)) (global.get $GENERATOR_IP)))
          (local.get $ip)))
        (else (i32.const 0))))
      (else (i32.const 0))))
  ;; It waits at the yield there, and runs from now on: owned by its frame.
  (func (export "generator_go_on: value imm -> value") (param $generator i64) (param $ip i32) (result i64)
    (if (i32.eqz (call $generator_resume (i32.wrap_i64 (local.get $generator)) (local.get $ip)))
      (then (call $exit) (unreachable)))
    (local.get $generator))
  ;; One of its registers is taken from it, at that distance; or given to it.
  (func (export "generator_take: value imm -> value") (param $generator i64) (param $distance i32) (result i64)
    (i64.load (i32.add (i32.wrap_i64 (local.get $generator)) (local.get $distance))))
  (func (export "generator_give: value imm value ->") (param $generator i64) (param $distance i32) (param $value i64)
    (i64.store (i32.add (i32.wrap_i64 (local.get $generator)) (local.get $distance)) (local.get $value)))
  ;; It waits at the yield there, with so many registers; its frame owns it no more.
  (func (export "generator_pause: value imm imm ->") (param $generator i64) (param $ip i32) (param $live i32)
    (call $generator_wait (i32.wrap_i64 (local.get $generator)) (local.get $ip) (local.get $live)))
  ;; It has ended.
  (func (export "generator_end: value ->") (param $generator i64)
    (call $generator_finish (i32.wrap_i64 (local.get $generator))))
)
