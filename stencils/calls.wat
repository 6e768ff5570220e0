;; Calls of Python functions whose bytecode is part of the loop's stitched code.
(module
  (import "layout" "UNBOUND" (global $UNBOUND i64))
  (import "layout" "REF_TAG" (global $REF_TAG i32))
  (import "layout" "HEADER_TYPE" (global $HEADER_TYPE i32))
  (import "layout" "TYPE_FUNCTION" (global $TYPE_FUNCTION i32))
  (import "layout" "TYPE_CLASS" (global $TYPE_CLASS i32))
  (import "layout" "TYPE_FIRST_SHAPE" (global $TYPE_FIRST_SHAPE i32))
  (import "layout" "SHAPE_CLASS" (global $SHAPE_CLASS i32))
  (import "layout" "NOT_IMPLEMENTED" (global $NOT_IMPLEMENTED i64))
  (import "layout" "FUNCTION_CODE" (global $FUNCTION_CODE i32))
  (import "layout" "THREAD_STACK_END" (global $THREAD_STACK_END i32))
  (import "layout" "THREAD_DEPTH" (global $THREAD_DEPTH i32))
  (import "layout" "RECURSION_LIMIT_ADDRESS" (global $RECURSION_LIMIT_ADDRESS i32))
  (import "layout" "REF_FLOOR" (global $REF_FLOOR i64))
  (import "layout" "CLASS_DATA" (global $CLASS_DATA i32))
  (import "layout" "CLASSDATA_INIT" (global $CLASSDATA_INIT i32))
  (import "layout" "CLASS_VERSION_ADDRESS" (global $CLASS_VERSION_ADDRESS i32))
  (import "rt" "inline_new" (func $inline_new (param i32) (result i64)))
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
  ;; Whether the value is a function with that code.
  (func (export "is_code: value imm -> bool") (param $callee i64) (param $code i32) (result i32)
    (if (result i32) (i64.eq (i64.shr_u (local.get $callee) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (if (result i32)
        (i32.eq
          (i32.load (i32.add (i32.wrap_i64 (local.get $callee)) (global.get $HEADER_TYPE)))
          (global.get $TYPE_FUNCTION))
        (then (i32.eq
          (i32.load (i32.add (i32.wrap_i64 (local.get $callee)) (global.get $FUNCTION_CODE)))
          (local.get $code)))
        (else (i32.const 0))))
      (else (i32.const 0))))
  ;; An operation's method: the operand is an instance of that shape, and the record of its class still leads to that function.
  (func (export "guard_operation: value imm imm imm ->")
    (param $owner i64) (param $shape i32) (param $record i32) (param $function i32) (local $word i64)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (if (i32.ne (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE))) (local.get $shape))
      (then (call $exit) (unreachable)))
    (local.set $word (i64.load (local.get $record)))
    (if (i32.ne (i32.wrap_i64 (local.get $word)) (local.get $function)) (then (call $exit) (unreachable)))
    (if (i32.ne
          (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 32)))
          (i32.load (global.get $CLASS_VERSION_ADDRESS)))
      (then (call $exit) (unreachable))))
  ;; The other operand has no say before that: no instance but one of that class (0: of none), and then no class either, which
  ;; may have a metaclass.
  (func (export "guard_unasked: value imm ->") (param $operand i64) (param $class i32) (local $type i32)
    (if (i64.eq (local.get $operand) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (if (i64.eq (i64.shr_u (local.get $operand) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then
        (local.set $type (i32.load (i32.add (i32.wrap_i64 (local.get $operand)) (global.get $HEADER_TYPE))))
        (if (i32.ge_u (local.get $type) (global.get $TYPE_FIRST_SHAPE))
          (then
            (if (i32.ne (i32.load (i32.add (local.get $type) (global.get $SHAPE_CLASS))) (local.get $class))
              (then (call $exit) (unreachable))))
          (else
            (if (i32.and (i32.eqz (local.get $class)) (i32.eq (local.get $type) (global.get $TYPE_CLASS)))
              (then (call $exit) (unreachable))))))))
  ;; What an operator's method gives is an answer: it is bound, and not NotImplemented.
  (func (export "guard_answer: value ->") (param $value i64)
    (if (i32.or
          (i64.eq (local.get $value) (global.get $UNBOUND))
          (i64.eq (local.get $value) (global.get $NOT_IMPLEMENTED)))
      (then (call $exit) (unreachable))))
  ;; The function's field at that distance holds that tuple of defaults, which lives for ever.
  (func (export "guard_defaults: value imm imm ->") (param $callee i64) (param $field i32) (param $defaults i32)
    (if (i32.ne
          (i32.load (i32.add (i32.wrap_i64 (local.get $callee)) (local.get $field)))
          (local.get $defaults))
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

  ;; A new instance, twice owned, when the callee is that very class and its __init__ still that function (the class
  ;; remembers it with the version of all classes).
  (func (export "make_instance: value imm imm -> value")
    (param $callee i64) (param $class i32) (param $init i32) (result i64)
    (local $word i64) (local $instance i64)
    (if (i64.ne (local.get $callee) (i64.or (global.get $REF_FLOOR) (i64.extend_i32_u (local.get $class))))
      (then (call $exit) (unreachable)))
    (local.set $word
      (i64.atomic.load
        (i32.add (i32.load (i32.add (local.get $class) (global.get $CLASS_DATA))) (global.get $CLASSDATA_INIT))))
    (if (i32.ne (i32.wrap_i64 (local.get $word)) (local.get $init)) (then (call $exit) (unreachable)))
    (if (i32.ne
          (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 32)))
          (i32.load (global.get $CLASS_VERSION_ADDRESS)))
      (then (call $exit) (unreachable)))
    (local.set $instance (call $inline_new (local.get $class)))
    (if (i64.eq (local.get $instance) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.get $instance))
)
