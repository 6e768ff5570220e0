;; Arithmetic on ints of 48 bits, held in an i64. Each leaves when the result does not fit, or when Python raises:
;; the generic operation then says which error it is. `r + 2^47 <u 2^48` is the range test.
(module
  (import "patch" "exit" (func $exit))

  (func (export "add_int: int int -> int") (param $left i64) (param $right i64) (result i64) (local $sum i64)
    (if (i64.ge_u
          (i64.add (local.tee $sum (i64.add (local.get $left) (local.get $right))) (i64.const 0x800000000000))
          (i64.const 0x1000000000000))
      (then (call $exit) (unreachable)))
    (local.get $sum))

  (func (export "sub_int: int int -> int") (param $left i64) (param $right i64) (result i64) (local $difference i64)
    (if (i64.ge_u
          (i64.add (local.tee $difference (i64.sub (local.get $left) (local.get $right))) (i64.const 0x800000000000))
          (i64.const 0x1000000000000))
      (then (call $exit) (unreachable)))
    (local.get $difference))

  ;; The planner takes these where it has proved that the result fits.
  (func (export "add_int_fits: int int -> int") (param $left i64) (param $right i64) (result i64)
    (i64.add (local.get $left) (local.get $right)))
  (func (export "sub_int_fits: int int -> int") (param $left i64) (param $right i64) (result i64)
    (i64.sub (local.get $left) (local.get $right)))

  ;; Two factors of 32 bits cannot overflow the i64. Otherwise the rounded product in floating point tells whether
  ;; the exact one is near enough to 48 bits for the wrapped i64 product to be it.
  (func (export "mul_int: int int -> int") (param $left i64) (param $right i64) (result i64) (local $product i64)
    (if (i64.ge_u
          (i64.or (i64.add (local.get $left) (i64.const 0x80000000)) (i64.add (local.get $right) (i64.const 0x80000000)))
          (i64.const 0x100000000))
      (then
        (if (f64.ge
              (f64.abs (f64.mul (f64.convert_i64_s (local.get $left)) (f64.convert_i64_s (local.get $right))))
              (f64.const 0x1p48))
          (then (call $exit) (unreachable)))))
    (if (i64.ge_u
          (i64.add (local.tee $product (i64.mul (local.get $left) (local.get $right))) (i64.const 0x800000000000))
          (i64.const 0x1000000000000))
      (then (call $exit) (unreachable)))
    (local.get $product))

  ;; In chains whose end brings the result back to 48 bits: anything below 62 bits will do.
  (func (export "mul_wide: int int -> int") (param $left i64) (param $right i64) (result i64)
    (if (i64.ge_u
          (i64.or (i64.add (local.get $left) (i64.const 0x80000000)) (i64.add (local.get $right) (i64.const 0x80000000)))
          (i64.const 0x100000000))
      (then
        (if (f64.ge
              (f64.abs (f64.mul (f64.convert_i64_s (local.get $left)) (f64.convert_i64_s (local.get $right))))
              (f64.const 0x1p61))
          (then (call $exit) (unreachable)))))
    (i64.mul (local.get $left) (local.get $right)))
  (func (export "lshift_wide: int int -> int") (param $left i64) (param $right i64) (result i64)
    (if (i64.ge_u
          (i64.add (local.get $left) (i64.shr_u (i64.const 0x2000000000000000) (local.get $right)))
          (i64.shr_u (i64.const 0x4000000000000000) (local.get $right)))
      (then (call $exit) (unreachable)))
    (i64.shl (local.get $left) (local.get $right)))

  ;; Both fit 53 bits, so the conversions are exact and the division rounds once, as Python's does.
  (func (export "truediv_int: int int -> float") (param $left i64) (param $right i64) (result f64)
    (if (i64.eqz (local.get $right)) (then (call $exit) (unreachable)))
    (f64.div (f64.convert_i64_s (local.get $left)) (f64.convert_i64_s (local.get $right))))

  ;; Rounds towards minus infinity. 31-bit operands, the usual case, take the processor's faster 32-bit division.
  (func (export "floordiv_int: int int -> int") (param $left i64) (param $right i64) (result i64)
    (local $quotient i64) (local $rest i64)
    (if (i64.eqz (local.get $right)) (then (call $exit) (unreachable)))
    (if (i64.lt_u (i64.or (local.get $left) (local.get $right)) (i64.const 0x80000000))
      (then
        (local.set $quotient
          (i64.extend_i32_u (i32.div_u (i32.wrap_i64 (local.get $left)) (i32.wrap_i64 (local.get $right))))))
      (else
        (local.set $quotient (i64.div_s (local.get $left) (local.get $right)))
        (local.set $rest (i64.sub (local.get $left) (i64.mul (local.get $quotient) (local.get $right))))
        (local.set $quotient
          (i64.sub (local.get $quotient)
            (i64.extend_i32_u
              (i32.and
                (i64.ne (local.get $rest) (i64.const 0))
                (i64.lt_s (i64.xor (local.get $rest) (local.get $right)) (i64.const 0))))))
        (if (i64.ge_u (i64.add (local.get $quotient) (i64.const 0x800000000000)) (i64.const 0x1000000000000))
          (then (call $exit) (unreachable)))))
    (local.get $quotient))

  ;; The sign of the divisor.
  (func (export "mod_int: int int -> int") (param $left i64) (param $right i64) (result i64) (local $rest i64)
    (if (i64.eqz (local.get $right)) (then (call $exit) (unreachable)))
    (if (i64.lt_u (i64.or (local.get $left) (local.get $right)) (i64.const 0x80000000))
      (then
        (local.set $rest
          (i64.extend_i32_u (i32.rem_u (i32.wrap_i64 (local.get $left)) (i32.wrap_i64 (local.get $right))))))
      (else
        (local.set $rest (i64.rem_s (local.get $left) (local.get $right)))
        (if (i32.and
              (i64.ne (local.get $rest) (i64.const 0))
              (i64.lt_s (i64.xor (local.get $rest) (local.get $right)) (i64.const 0)))
          (then (local.set $rest (i64.add (local.get $rest) (local.get $right)))))))
    (local.get $rest))

  ;; By squaring. Leaves for negative exponents (the result is a float) and on overflow. A square that overflows
  ;; with exponent left means that the result does: the square is still to be multiplied in.
  (func (export "pow_int: int int -> int") (param $base i64) (param $exponent i64) (result i64)
    (local $square i64) (local $left i64) (local $result i64)
    (if (i64.lt_s (local.get $exponent) (i64.const 0)) (then (call $exit) (unreachable)))
    (local.set $square (local.get $base))
    (local.set $left (local.get $exponent))
    (local.set $result (i64.const 1))
    (block $done
      (loop $bits
        (br_if $done (i64.eqz (local.get $left)))
        (if (i32.wrap_i64 (i64.and (local.get $left) (i64.const 1)))
          (then
            (if (f64.ge
                  (f64.abs (f64.mul (f64.convert_i64_s (local.get $result)) (f64.convert_i64_s (local.get $square))))
                  (f64.const 0x1p48))
              (then (call $exit) (unreachable)))
            (local.set $result (i64.mul (local.get $result) (local.get $square)))
            (if (i64.ge_u (i64.add (local.get $result) (i64.const 0x800000000000)) (i64.const 0x1000000000000))
              (then (call $exit) (unreachable)))))
        (local.set $left (i64.shr_u (local.get $left) (i64.const 1)))
        (br_if $done (i64.eqz (local.get $left)))
        (if (f64.ge
              (f64.abs (f64.mul (f64.convert_i64_s (local.get $square)) (f64.convert_i64_s (local.get $square))))
              (f64.const 0x1p48))
          (then (call $exit) (unreachable)))
        (local.set $square (i64.mul (local.get $square) (local.get $square)))
        (br $bits)))
    (local.get $result))

  (func (export "and_int: int int -> int") (param $left i64) (param $right i64) (result i64)
    (i64.and (local.get $left) (local.get $right)))
  (func (export "or_int: int int -> int") (param $left i64) (param $right i64) (result i64)
    (i64.or (local.get $left) (local.get $right)))
  (func (export "xor_int: int int -> int") (param $left i64) (param $right i64) (result i64)
    (i64.xor (local.get $left) (local.get $right)))
  (func (export "invert_int: int -> int") (param $int i64) (result i64)
    (i64.xor (local.get $int) (i64.const -1)))

  ;; A shift below 16 keeps 48 bits within the i64; from 16 on shifting back tells whether bits were lost.
  (func (export "lshift_int: int int -> int") (param $left i64) (param $right i64) (result i64) (local $shifted i64)
    (if (i64.ge_u (local.get $right) (i64.const 48)) (then (call $exit) (unreachable)))
    (local.set $shifted (i64.shl (local.get $left) (local.get $right)))
    (if (i32.or
          (i64.ne (i64.shr_s (local.get $shifted) (local.get $right)) (local.get $left))
          (i64.ge_u (i64.add (local.get $shifted) (i64.const 0x800000000000)) (i64.const 0x1000000000000)))
      (then (call $exit) (unreachable)))
    (local.get $shifted))
  (func (export "rshift_int: int int -> int") (param $left i64) (param $right i64) (result i64)
    (if (i64.lt_s (local.get $right) (i64.const 0)) (then (call $exit) (unreachable)))
    (i64.shr_s (local.get $left)
      (select (local.get $right) (i64.const 63) (i64.lt_u (local.get $right) (i64.const 63)))))

  (func (export "neg_int: int -> int") (param $int i64) (result i64)
    (if (i64.eq (local.get $int) (i64.const -0x800000000000)) (then (call $exit) (unreachable)))
    (i64.sub (i64.const 0) (local.get $int)))
  (func (export "abs_int: int -> int") (param $int i64) (result i64)
    (if (i64.eq (local.get $int) (i64.const -0x800000000000)) (then (call $exit) (unreachable)))
    (select (local.get $int) (i64.sub (i64.const 0) (local.get $int)) (i64.ge_s (local.get $int) (i64.const 0))))
  (func (export "min_int: int int -> int") (param $left i64) (param $right i64) (result i64)
    (select (local.get $right) (local.get $left) (i64.lt_s (local.get $right) (local.get $left))))
  (func (export "max_int: int int -> int") (param $left i64) (param $right i64) (result i64)
    (select (local.get $right) (local.get $left) (i64.gt_s (local.get $right) (local.get $left))))
)
