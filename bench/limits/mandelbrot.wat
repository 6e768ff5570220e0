;; The work of mandelbrot.py, by hand.
(module
  (func $escape (param $real f64) (param $imaginary f64) (result i64)
    (local $x f64) (local $y f64) (local $xx f64) (local $yy f64) (local $turn i64)
    (loop $next
      (local.set $xx (f64.mul (local.get $x) (local.get $x)))
      (local.set $yy (f64.mul (local.get $y) (local.get $y)))
      (if (f64.gt (f64.add (local.get $xx) (local.get $yy)) (f64.const 4))
        (then (return (local.get $turn))))
      (local.set $y
        (f64.add (f64.mul (f64.mul (f64.const 2) (local.get $x)) (local.get $y)) (local.get $imaginary)))
      (local.set $x (f64.add (f64.sub (local.get $xx) (local.get $yy)) (local.get $real)))
      (local.set $turn (i64.add (local.get $turn) (i64.const 1)))
      (br_if $next (i64.lt_s (local.get $turn) (i64.const 100))))
    (i64.const 100))
  (func (export "work") (result i64)
    (local $row i32) (local $column i32) (local $imaginary f64) (local $total i64)
    (loop $rows
      (local.set $imaginary
        (f64.sub
          (f64.div (f64.mul (f64.const 2.4) (f64.convert_i32_s (local.get $row))) (f64.const 90))
          (f64.const 1.2)))
      (local.set $column (i32.const 0))
      (loop $columns
        (local.set $total
          (i64.add
            (local.get $total)
            (call $escape
              (f64.sub
                (f64.div (f64.mul (f64.const 3) (f64.convert_i32_s (local.get $column))) (f64.const 120))
                (f64.const 2.2))
              (local.get $imaginary))))
        (local.set $column (i32.add (local.get $column) (i32.const 1)))
        (br_if $columns (i32.lt_s (local.get $column) (i32.const 120))))
      (local.set $row (i32.add (local.get $row) (i32.const 1)))
      (br_if $rows (i32.lt_s (local.get $row) (i32.const 90))))
    (local.get $total)))
