;; The work of spectral_norm.py, by hand: vectors of up to 54 floats at bytes 0, 512 and 1024.
(module
  (memory 1)
  (func $entry (param $row i32) (param $column i32) (result f64)
    (local $sum i32)
    (local.set $sum (i32.add (local.get $row) (local.get $column)))
    (f64.div
      (f64.const 1)
      (f64.convert_i32_s
        (i32.add
          (i32.add
            (i32.shr_s
              (i32.mul (local.get $sum) (i32.add (local.get $sum) (i32.const 1)))
              (i32.const 1))
            (local.get $row))
          (i32.const 1)))))
  ;; The matrix times the vector at $from, to $to; with $turned the transposed matrix.
  (func $times (param $from i32) (param $to i32) (param $size i32) (param $turned i32)
    (local $row i32) (local $column i32) (local $total f64)
    (loop $rows
      (local.set $total (f64.const 0))
      (local.set $column (i32.const 0))
      (if (local.get $turned)
        (then
          (loop $columns
            (local.set $total
              (f64.add (local.get $total)
                (f64.mul
                  (call $entry (local.get $column) (local.get $row))
                  (f64.load (i32.add (local.get $from) (i32.shl (local.get $column) (i32.const 3)))))))
            (local.set $column (i32.add (local.get $column) (i32.const 1)))
            (br_if $columns (i32.lt_s (local.get $column) (local.get $size)))))
        (else
          (loop $columns
            (local.set $total
              (f64.add (local.get $total)
                (f64.mul
                  (call $entry (local.get $row) (local.get $column))
                  (f64.load (i32.add (local.get $from) (i32.shl (local.get $column) (i32.const 3)))))))
            (local.set $column (i32.add (local.get $column) (i32.const 1)))
            (br_if $columns (i32.lt_s (local.get $column) (local.get $size))))))
      (f64.store (i32.add (local.get $to) (i32.shl (local.get $row) (i32.const 3))) (local.get $total))
      (local.set $row (i32.add (local.get $row) (i32.const 1)))
      (br_if $rows (i32.lt_s (local.get $row) (local.get $size)))))
  (func $norm (param $size i32) (result f64)
    (local $index i32) (local $round i32) (local $product f64) (local $square f64)
    (loop $fill
      (f64.store (i32.shl (local.get $index) (i32.const 3)) (f64.const 1))
      (local.set $index (i32.add (local.get $index) (i32.const 1)))
      (br_if $fill (i32.lt_s (local.get $index) (local.get $size))))
    (loop $rounds
      (call $times (i32.const 0) (i32.const 1024) (local.get $size) (i32.const 0))
      (call $times (i32.const 1024) (i32.const 512) (local.get $size) (i32.const 1))
      (call $times (i32.const 512) (i32.const 1024) (local.get $size) (i32.const 0))
      (call $times (i32.const 1024) (i32.const 0) (local.get $size) (i32.const 1))
      (local.set $round (i32.add (local.get $round) (i32.const 1)))
      (br_if $rounds (i32.lt_s (local.get $round) (i32.const 3))))
    (local.set $index (i32.const 0))
    (loop $sums
      (local.set $product
        (f64.add (local.get $product)
          (f64.mul
            (f64.load (i32.shl (local.get $index) (i32.const 3)))
            (f64.load offset=512 (i32.shl (local.get $index) (i32.const 3))))))
      (local.set $square
        (f64.add (local.get $square)
          (f64.mul
            (f64.load offset=512 (i32.shl (local.get $index) (i32.const 3)))
            (f64.load offset=512 (i32.shl (local.get $index) (i32.const 3))))))
      (local.set $index (i32.add (local.get $index) (i32.const 1)))
      (br_if $sums (i32.lt_s (local.get $index) (local.get $size))))
    (f64.sqrt (f64.div (local.get $product) (local.get $square))))
  (func (export "work") (result f64)
    (local $size i32) (local $total f64)
    (local.set $size (i32.const 40))
    (loop $sizes
      (local.set $total (f64.add (local.get $total) (call $norm (local.get $size))))
      (local.set $size (i32.add (local.get $size) (i32.const 2)))
      (br_if $sizes (i32.lt_s (local.get $size) (i32.const 56))))
    (local.get $total)))
