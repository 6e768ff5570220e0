;; Arithmetic on floats. Leaves where Python raises (division by zero, powers out of range or complex).
(module
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

  (func (export "neg_float: float -> float") (param $float f64) (result f64)
    (f64.neg (local.get $float)))
  (func (export "abs_float: float -> float") (param $float f64) (result f64)
    (f64.abs (local.get $float)))
  ;; Python's min and max keep the first unless the second is strictly better: NaN and -0.0 follow from that.
  (func (export "min_float: float float -> float") (param $left f64) (param $right f64) (result f64)
    (select (local.get $right) (local.get $left) (f64.lt (local.get $right) (local.get $left))))
  (func (export "max_float: float float -> float") (param $left f64) (param $right f64) (result f64)
    (select (local.get $right) (local.get $left) (f64.gt (local.get $right) (local.get $left))))
)
