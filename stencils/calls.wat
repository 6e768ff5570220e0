;; Calls of Python functions whose bytecode is part of the loop's stitched code.
(module
  (import "layout" "UNBOUND" (global $UNBOUND i64))
  (import "layout" "REF_TAG" (global $REF_TAG i32))
  (import "layout" "HEADER_TYPE" (global $HEADER_TYPE i32))
  (import "layout" "TYPE_FUNCTION" (global $TYPE_FUNCTION i32))
  (import "layout" "FUNCTION_CODE" (global $FUNCTION_CODE i32))
  (import "layout" "THREAD_STACK_END" (global $THREAD_STACK_END i32))
  (import "layout" "THREAD_DEPTH" (global $THREAD_DEPTH i32))
  (import "layout" "RECURSION_LIMIT_ADDRESS" (global $RECURSION_LIMIT_ADDRESS i32))
  (import "patch" "exit" (func $exit))
  (import "env" "memory" (memory 0 65536 shared))

  ;; The callee is that very function, which lives for ever.
  (func (export "guard_same: value value ->") (param $callee i64) (param $function i64)
    (if (i64.ne (local.get $callee) (local.get $function)) (then (call $exit) (unreachable))))
  ;; The callee is a function with that code object.
  (func (export "guard_code: value imm ->") (param $callee i64) (param $code i32)
    (if (i64.ne (i64.shr_u (local.get $callee) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (if (i32.ne
          (i32.load (i32.add (i32.wrap_i64 (local.get $callee)) (global.get $HEADER_TYPE)))
          (global.get $TYPE_FUNCTION))
      (then (call $exit) (unreachable)))
    (if (i32.ne
          (i32.load (i32.add (i32.wrap_i64 (local.get $callee)) (global.get $FUNCTION_CODE)))
          (local.get $code))
      (then (call $exit) (unreachable))))
  ;; What a function returns must be bound.
  (func (export "guard_bound: value ->") (param $value i64)
    (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable))))
  ;; The frame at fp, so many bytes and frames more: the stack and the recursion limit have room for them.
  (func (export "guard_room: imm imm imm imm ->")
    (param $fp i32) (param $thread i32) (param $bytes i32) (param $frames i32)
    (if (i32.gt_u
          (i32.add (local.get $fp) (local.get $bytes))
          (i32.load (i32.add (local.get $thread) (global.get $THREAD_STACK_END))))
      (then (call $exit) (unreachable)))
    (if (i32.gt_u
          (i32.add
            (i32.load (i32.add (local.get $thread) (global.get $THREAD_DEPTH)))
            (local.get $frames))
          (i32.load (global.get $RECURSION_LIMIT_ADDRESS)))
      (then (call $exit) (unreachable))))
)
