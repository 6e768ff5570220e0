;; Arithmetic on floats. Leaves where Python raises (division by zero, powers out of range or complex).
(module
  (import "layout" "INT_BIAS" (global $INT_BIAS i64))
  (import "layout" "TAG_FLOOR" (global $TAG_FLOOR i64))
  (import "patch" "exit" (func $exit))
  (import "rt" "float_floordiv" (func $float_floordiv (param f64 f64) (result f64)))
  (import "rt" "float_mod" (func $float_mod (param f64 f64) (result f64)))
  (import "rt" "float_pow" (func $float_pow (param f64 f64) (result f64)))

  (func (export "add_float: float float -> float") (param $left f64) (param $right f64) (result f64)
    (f64.add (local.get $left) (local.get $right)))
  (func (export "sub_float: float float -> float") (param $left f64) (param $right f64) (result f64)
    (f64.sub (local.get $left) (local.get $right)))
  (func (export "mul_float: float float -> float") (param $left f64) (param $right f64) (result f64)
    (f64.mul (local.get $left) (local.get $right)))
  (func (export "truediv_float: float float -> float") (param $left f64) (param $right f64) (result f64)
    (if (f64.eq (local.get $right) (f64.const 0)) (then (call $exit) (unreachable)))
    (f64.div (local.get $left) (local.get $right)))
  (func (export "floordiv_float: float float -> float") (param $left f64) (param $right f64) (result f64)
    (if (f64.eq (local.get $right) (f64.const 0)) (then (call $exit) (unreachable)))
    (call $float_floordiv (local.get $left) (local.get $right)))
  (func (export "mod_float: float float -> float") (param $left f64) (param $right f64) (result f64)
    (if (f64.eq (local.get $right) (f64.const 0)) (then (call $exit) (unreachable)))
    (call $float_mod (local.get $left) (local.get $right)))

  ;; Finite operands whose power is not finite are Python's errors and complex numbers: leave. `x - x` is 0 exactly
  ;; for finite x.
  (func (export "pow_float: float float -> float") (param $left f64) (param $right f64) (result f64) (local $power f64)
    (local.set $power (call $float_pow (local.get $left) (local.get $right)))
    (if (i32.and
          (f64.ne (f64.sub (local.get $power) (local.get $power)) (f64.const 0))
          (i32.and
            (f64.eq (f64.sub (local.get $left) (local.get $left)) (f64.const 0))
            (f64.eq (f64.sub (local.get $right) (local.get $right)) (f64.const 0))))
      (then (call $exit) (unreachable)))
    (local.get $power))

  ;; x ** 0.5 and x ** 2.0: what C's pow gives lies within 0.52 units of the exact result (its authors' bound, for operands that
  ;; are not extreme). Where the rounded root or square is nearer than 0.48 units to it, pow can only round to the same; else pow
  ;; is asked. Operands are looked at as bits: from 1e-30 to 1e30.
  (func (export "root_float: float -> float") (param $float f64) (result f64)
    (local $root f64) (local $high f64) (local $low f64)
    (local.set $root (f64.sqrt (local.get $float)))
    (block $done
      (block $ask
        (br_if $ask
          (i64.ge_u
            (i64.sub (i64.reinterpret_f64 (local.get $float)) (i64.const 0x39b4484bfeebc2a0))
            (i64.const 0x0c74f60d3ab4ca4a)))
        ;; The upper 26 bits of the root, whose square is exact.
        (local.set $high
          (f64.reinterpret_i64 (i64.and (i64.reinterpret_f64 (local.get $root)) (i64.const 0xfffffffff8000000))))
        (local.set $low (f64.sub (local.get $root) (local.get $high)))
        (br_if $done
          (f64.lt
            (f64.abs
              (f64.sub
                (f64.sub
                  (f64.sub (local.get $float) (f64.mul (local.get $high) (local.get $high)))
                  (f64.mul (f64.add (local.get $high) (local.get $high)) (local.get $low)))
                (f64.mul (local.get $low) (local.get $low))))
            ;; Twice the root times 0.48 units of its last place.
            (f64.mul
              (f64.mul (local.get $root) (f64.const 0x1.eb851eb851eb8p-53))
              (f64.reinterpret_i64
                (i64.and (i64.reinterpret_f64 (local.get $root)) (i64.const 0x7ff0000000000000)))))))
      (local.set $root (call $float_pow (local.get $float) (f64.const 0.5)))
      (br_if $done (f64.eq (f64.sub (local.get $root) (local.get $root)) (f64.const 0)))
      (if (f64.eq (f64.sub (local.get $float) (local.get $float)) (f64.const 0))
        (then (call $exit) (unreachable))))
    (local.get $root))
  (func (export "square_float: float -> float") (param $float f64) (result f64)
    (local $square f64) (local $high f64) (local $low f64) (local $unit f64)
    (local.set $square (f64.mul (local.get $float) (local.get $float)))
    (block $done
      (block $ask
        (br_if $ask
          (i64.ge_u
            (i64.sub
              (i64.and (i64.reinterpret_f64 (local.get $float)) (i64.const 0x7fffffffffffffff))
              (i64.const 0x39b4484bfeebc2a0))
            (i64.const 0x0c74f60d3ab4ca4a)))
        (local.set $high
          (f64.reinterpret_i64 (i64.and (i64.reinterpret_f64 (local.get $float)) (i64.const 0xfffffffff8000000))))
        (local.set $low (f64.sub (local.get $float) (local.get $high)))
        (local.set $unit
          (f64.reinterpret_i64 (i64.and (i64.reinterpret_f64 (local.get $square)) (i64.const 0x7ff0000000000000))))
        ;; Below a power of two the units are half as long: one is left to pow.
        (br_if $ask (f64.eq (local.get $square) (local.get $unit)))
        (br_if $done
          (f64.lt
            (f64.abs
              (f64.add
                (f64.add
                  (f64.sub (f64.mul (local.get $high) (local.get $high)) (local.get $square))
                  (f64.mul (f64.add (local.get $high) (local.get $high)) (local.get $low)))
                (f64.mul (local.get $low) (local.get $low))))
            (f64.mul (local.get $unit) (f64.const 0x1.eb851eb851eb8p-54)))))
      (local.set $square (call $float_pow (local.get $float) (f64.const 2)))
      (br_if $done (f64.eq (f64.sub (local.get $square) (local.get $square)) (f64.const 0)))
      (if (f64.eq (f64.sub (local.get $float) (local.get $float)) (f64.const 0))
        (then (call $exit) (unreachable))))
    (local.get $square))

  (func (export "neg_float: float -> float") (param $float f64) (result f64)
    (f64.neg (local.get $float)))
  (func (export "abs_float: float -> float") (param $float f64) (result f64)
    (f64.abs (local.get $float)))
  ;; A sum that begins with the int 0 as a float.
  (func (export "float_or_zero: value -> float") (param $value i64) (result f64)
    (if (result f64) (i64.lt_u (local.get $value) (global.get $TAG_FLOOR))
      (then (f64.reinterpret_i64 (local.get $value)))
      (else
        (if (i64.ne (local.get $value) (global.get $INT_BIAS)) (then (call $exit) (unreachable)))
        (f64.const 0))))
  ;; What is lost with a further number that is added (Neumaier).
  (func (export "float_lost: float float float -> float")
    (param $lost f64) (param $total f64) (param $float f64) (result f64)
    (local $sum f64)
    (local.set $sum (f64.add (local.get $total) (local.get $float)))
    (f64.add (local.get $lost)
      (if (result f64) (f64.ge (f64.abs (local.get $total)) (f64.abs (local.get $float)))
        (then (f64.add (f64.sub (local.get $total) (local.get $sum)) (local.get $float)))
        (else (f64.add (f64.sub (local.get $float) (local.get $sum)) (local.get $total))))))
  ;; Python's min and max keep the first unless the second is strictly better: NaN and -0.0 follow from that.
  (func (export "min_float: float float -> float") (param $left f64) (param $right f64) (result f64)
    (select (local.get $right) (local.get $left) (f64.lt (local.get $right) (local.get $left))))
  (func (export "max_float: float float -> float") (param $left f64) (param $right f64) (result f64)
    (select (local.get $right) (local.get $left) (f64.gt (local.get $right) (local.get $left))))
)
