;; The work of matmul.py, by hand: both matrices row by row, the left one from byte 0.
(module
  (memory 1)
  (func $fill (param $at i32) (param $factor i32) (param $offset i32)
    (local $i i32) (local $j i32)
    (loop $rows
      (local.set $j (i32.const 0))
      (loop $columns
        (f64.store (local.get $at)
          (f64.mul
            (f64.convert_i32_s
              (i32.rem_s
                (i32.add
                  (i32.mul (local.get $i) (local.get $factor))
                  (i32.mul (local.get $j) (local.get $offset)))
                (i32.const 10)))
            (f64.const 0.5)))
        (local.set $at (i32.add (local.get $at) (i32.const 8)))
        (local.set $j (i32.add (local.get $j) (i32.const 1)))
        (br_if $columns (i32.lt_s (local.get $j) (i32.const 48))))
      (local.set $i (i32.add (local.get $i) (i32.const 1)))
      (br_if $rows (i32.lt_s (local.get $i) (i32.const 48)))))
  (func $fill_both
    (call $fill (i32.const 0) (i32.const 3) (i32.const 7))
    (call $fill (i32.const 18432) (i32.const 5) (i32.const 1)))
  (start $fill_both)
  (func (export "work") (result f64)
    (local $row i32) (local $j i32) (local $k i32) (local $left i32) (local $right i32)
    (local $cell f64) (local $total f64)
    (loop $rows
      (local.set $j (i32.const 0))
      (loop $columns
        (local.set $cell (f64.const 0))
        (local.set $left (local.get $row))
        (local.set $right (i32.add (i32.const 18432) (i32.shl (local.get $j) (i32.const 3))))
        (local.set $k (i32.const 48))
        (loop $products
          (local.set $cell
            (f64.add
              (local.get $cell)
              (f64.mul (f64.load (local.get $left)) (f64.load (local.get $right)))))
          (local.set $left (i32.add (local.get $left) (i32.const 8)))
          (local.set $right (i32.add (local.get $right) (i32.const 384)))
          (br_if $products (local.tee $k (i32.sub (local.get $k) (i32.const 1)))))
        (local.set $total (f64.add (local.get $total) (local.get $cell)))
        (local.set $j (i32.add (local.get $j) (i32.const 1)))
        (br_if $columns (i32.lt_s (local.get $j) (i32.const 48))))
      (local.set $row (i32.add (local.get $row) (i32.const 384)))
      (br_if $rows (i32.lt_s (local.get $row) (i32.const 18432))))
    (local.get $total)))
