;; Strings: equality, characters, iteration. A character of Latin-1 is one of the loader's immortal strs.
(module
  (import "layout" "UNBOUND" (global $UNBOUND i64))
  (import "layout" "REF_FLOOR" (global $REF_FLOOR i64))
  (import "layout" "STR_LENGTH" (global $STR_LENGTH i32))
  (import "layout" "STR_KIND" (global $STR_KIND i32))
  (import "layout" "STR_DATA" (global $STR_DATA i32))
  (import "layout" "SINGLETONS_ADDRESS" (global $SINGLETONS_ADDRESS i32))
  (import "layout" "SINGLETON_CHARACTERS" (global $SINGLETON_CHARACTERS i32))
  (import "patch" "exit" (func $exit))
  (import "rt" "str_compare" (func $str_compare (param i32 i32) (result i32)))
  (import "rt" "str_equal" (func $str_equal (param i32 i32) (result i32)))
  (import "rt" "str_item" (func $str_item (param i32 i32) (result i64)))
  (import "env" "memory" (memory 0 65536 shared))

  ;; Most that differ do so in their first byte.
  (func (export "eq_str: str str -> bool") (param $left i32) (param $right i32) (result i32)
    (if (result i32) (i32.eq (local.get $left) (local.get $right))
      (then (i32.const 1))
      (else
        (if (result i32)
          (i32.or
            (i32.ne
              (i32.load (i32.add (local.get $left) (global.get $STR_LENGTH)))
              (i32.load (i32.add (local.get $right) (global.get $STR_LENGTH))))
            (i32.ne
              (i32.load (i32.add (local.get $left) (global.get $STR_KIND)))
              (i32.load (i32.add (local.get $right) (global.get $STR_KIND)))))
          (then (i32.const 0))
          (else
            (if (result i32)
              (i32.and
                (i32.ne
                  (i32.load8_u (i32.add (local.get $left) (global.get $STR_DATA)))
                  (i32.load8_u (i32.add (local.get $right) (global.get $STR_DATA))))
                (i32.ne (i32.load (i32.add (local.get $left) (global.get $STR_LENGTH))) (i32.const 0)))
              (then (i32.const 0))
              (else (call $str_equal (local.get $left) (local.get $right)))))))))

  (func (export "ne_str: str str -> bool") (param $left i32) (param $right i32) (result i32)
    (if (result i32) (i32.eq (local.get $left) (local.get $right))
      (then (i32.const 0))
      (else
        (if (result i32)
          (i32.or
            (i32.ne
              (i32.load (i32.add (local.get $left) (global.get $STR_LENGTH)))
              (i32.load (i32.add (local.get $right) (global.get $STR_LENGTH))))
            (i32.ne
              (i32.load (i32.add (local.get $left) (global.get $STR_KIND)))
              (i32.load (i32.add (local.get $right) (global.get $STR_KIND)))))
          (then (i32.const 1))
          (else
            (if (result i32)
              (i32.and
                (i32.ne
                  (i32.load8_u (i32.add (local.get $left) (global.get $STR_DATA)))
                  (i32.load8_u (i32.add (local.get $right) (global.get $STR_DATA))))
                (i32.ne (i32.load (i32.add (local.get $left) (global.get $STR_LENGTH))) (i32.const 0)))
              (then (i32.const 1))
              (else (i32.eqz (call $str_equal (local.get $left) (local.get $right))))))))))

  (func (export "lt_str: str str -> bool") (param $left i32) (param $right i32) (result i32)
    (i32.lt_s (call $str_compare (local.get $left) (local.get $right)) (i32.const 0)))
  (func (export "le_str: str str -> bool") (param $left i32) (param $right i32) (result i32)
    (i32.le_s (call $str_compare (local.get $left) (local.get $right)) (i32.const 0)))
  (func (export "gt_str: str str -> bool") (param $left i32) (param $right i32) (result i32)
    (i32.gt_s (call $str_compare (local.get $left) (local.get $right)) (i32.const 0)))
  (func (export "ge_str: str str -> bool") (param $left i32) (param $right i32) (result i32)
    (i32.ge_s (call $str_compare (local.get $left) (local.get $right)) (i32.const 0)))

  (func (export "str_len: str -> int") (param $str i32) (result i64)
    (i64.extend_i32_u (i32.load (i32.add (local.get $str) (global.get $STR_LENGTH)))))

  (func (export "str_get: str int -> value") (param $str i32) (param $index i64) (result i64)
    (local $place i64) (local $length i64) (local $item i64)
    (local.set $length (i64.extend_i32_u (i32.load (i32.add (local.get $str) (global.get $STR_LENGTH)))))
    (local.set $place
      (i64.add (local.get $index) (i64.and (i64.shr_s (local.get $index) (i64.const 63)) (local.get $length))))
    (if (i64.ge_u (local.get $place) (local.get $length)) (then (call $exit) (unreachable)))
    (if (i32.eq (i32.load (i32.add (local.get $str) (global.get $STR_KIND))) (i32.const 1))
      (then
        (local.set $item
          (i64.or
          (global.get $REF_FLOOR)
          (i64.extend_i32_u
            (i32.load
              (i32.add
                (i32.add (i32.load (global.get $SINGLETONS_ADDRESS)) (i32.shl (global.get $SINGLETON_CHARACTERS) (i32.const 2)))
                (i32.shl
                  (i32.load8_u (i32.add (i32.add (local.get $str) (global.get $STR_DATA)) (i32.wrap_i64 (local.get $place))))
                  (i32.const 2))))))))
      (else
        (local.set $item (call $str_item (local.get $str) (i32.wrap_i64 (local.get $place))))
        (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable)))))
    (local.get $item))

  (func (export "str_more: str int -> bool") (param $str i32) (param $index i64) (result i32)
    (i64.lt_u (local.get $index) (i64.extend_i32_u (i32.load (i32.add (local.get $str) (global.get $STR_LENGTH))))))
  (func (export "str_next: str int -> value int") (param $str i32) (param $index i64) (result i64 i64)
    (local $item i64)
    (if (i32.eq (i32.load (i32.add (local.get $str) (global.get $STR_KIND))) (i32.const 1))
      (then
        (local.set $item
          (i64.or
          (global.get $REF_FLOOR)
          (i64.extend_i32_u
            (i32.load
              (i32.add
                (i32.add (i32.load (global.get $SINGLETONS_ADDRESS)) (i32.shl (global.get $SINGLETON_CHARACTERS) (i32.const 2)))
                (i32.shl
                  (i32.load8_u (i32.add (i32.add (local.get $str) (global.get $STR_DATA)) (i32.wrap_i64 (local.get $index))))
                  (i32.const 2))))))))
      (else
        (local.set $item (call $str_item (local.get $str) (i32.wrap_i64 (local.get $index))))
        (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable)))))
    (local.get $item)
    (i64.add (local.get $index) (i64.const 1)))

  ;; Whether a str of one character is that one of Latin-1.
  (func (export "is_character: str imm -> bool") (param $str i32) (param $character i32) (result i32)
    (i32.and
      (i32.eq (i32.load8_u (i32.add (local.get $str) (global.get $STR_DATA))) (local.get $character))
      (i32.eq (i32.load (i32.add (local.get $str) (global.get $STR_KIND))) (i32.const 1))))
  (func (export "is_no_character: str imm -> bool") (param $str i32) (param $character i32) (result i32)
    (i32.or
      (i32.ne (i32.load8_u (i32.add (local.get $str) (global.get $STR_DATA))) (local.get $character))
      (i32.ne (i32.load (i32.add (local.get $str) (global.get $STR_KIND))) (i32.const 1))))

  ;; Whether the character at an index is that one of Latin-1.
  (func (export "character_is: str int imm -> bool")
    (param $str i32) (param $index i64) (param $character i32) (result i32) (local $place i64) (local $length i64) (local $kind i32)
    (local.set $length (i64.extend_i32_u (i32.load (i32.add (local.get $str) (global.get $STR_LENGTH)))))
    (local.set $place
      (i64.add (local.get $index) (i64.and (i64.shr_s (local.get $index) (i64.const 63)) (local.get $length))))
    (if (i64.ge_u (local.get $place) (local.get $length)) (then (call $exit) (unreachable)))
    (local.set $kind (i32.load (i32.add (local.get $str) (global.get $STR_KIND))))
    (if (result i32) (i32.eq (local.get $kind) (i32.const 1))
      (then
        (i32.eq
          (i32.load8_u (i32.add (i32.add (local.get $str) (global.get $STR_DATA)) (i32.wrap_i64 (local.get $place))))
          (local.get $character)))
      (else
        (if (result i32) (i32.eq (local.get $kind) (i32.const 2))
          (then
            (i32.eq
              (i32.load16_u
                (i32.add (i32.add (local.get $str) (global.get $STR_DATA)) (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 1))))
              (local.get $character)))
          (else
            (i32.eq
              (i32.load
                (i32.add (i32.add (local.get $str) (global.get $STR_DATA)) (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 2))))
              (local.get $character)))))))
)
