;; The work of fannkuch.py, by hand: the order at byte 0, its copy at 64, the turns at 128; 64-bit ints.
(module
  (memory 1)
  (func $flips (result i64)
    (local $index i32) (local $count i64) (local $first i32) (local $low i32) (local $high i32) (local $kept i64)
    (loop $copy
      (i64.store offset=64 (local.get $index) (i64.load (local.get $index)))
      (local.set $index (i32.add (local.get $index) (i32.const 8)))
      (br_if $copy (i32.lt_s (local.get $index) (i32.const 56))))
    (block $done
      (loop $next
        (br_if $done (i32.eqz (local.tee $first (i32.wrap_i64 (i64.load offset=64 (i32.const 0))))))
        (local.set $low (i32.const 0))
        (local.set $high (i32.shl (local.get $first) (i32.const 3)))
        (loop $swap
          (local.set $kept (i64.load offset=64 (local.get $low)))
          (i64.store offset=64 (local.get $low) (i64.load offset=64 (local.get $high)))
          (i64.store offset=64 (local.get $high) (local.get $kept))
          (local.set $low (i32.add (local.get $low) (i32.const 8)))
          (local.set $high (i32.sub (local.get $high) (i32.const 8)))
          (br_if $swap (i32.lt_s (local.get $low) (local.get $high))))
        (local.set $count (i64.add (local.get $count) (i64.const 1)))
        (br $next)))
    (local.get $count))
  (func $all_orders (param $first i64) (result i64)
    (local $number i64) (local $at i32) (local $level i32) (local $other i32)
    (local $count i64) (local $most i64) (local $total i64) (local $kept i64)
    (i64.store (i32.const 0) (local.get $first))
    (local.set $at (i32.const 8))
    (loop $fill
      (if (i64.ne (local.get $number) (local.get $first))
        (then
          (i64.store (local.get $at) (local.get $number))
          (local.set $at (i32.add (local.get $at) (i32.const 8)))))
      (i64.store offset=128 (i32.shl (i32.wrap_i64 (local.get $number)) (i32.const 3)) (i64.const 0))
      (local.set $number (i64.add (local.get $number) (i64.const 1)))
      (br_if $fill (i64.lt_s (local.get $number) (i64.const 7))))
    (local.set $total (local.tee $most (call $flips)))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (local.get $level) (i32.const 48)))
        (if (i64.lt_s
              (i64.load offset=128 (local.get $level))
              (i64.extend_i32_s (i32.shr_s (local.get $level) (i32.const 3))))
          (then
            (local.set $other
              (if (result i32) (i32.and (local.get $level) (i32.const 8))
                (then (i32.shl (i32.wrap_i64 (i64.load offset=128 (local.get $level))) (i32.const 3)))
                (else (i32.const 0))))
            (local.set $kept (i64.load offset=8 (local.get $other)))
            (i64.store offset=8 (local.get $other) (i64.load offset=8 (local.get $level)))
            (i64.store offset=8 (local.get $level) (local.get $kept))
            (local.set $count (call $flips))
            (local.set $total (i64.add (local.get $total) (local.get $count)))
            (if (i64.gt_s (local.get $count) (local.get $most))
              (then (local.set $most (local.get $count))))
            (i64.store offset=128 (local.get $level)
              (i64.add (i64.load offset=128 (local.get $level)) (i64.const 1)))
            (local.set $level (i32.const 0)))
          (else
            (i64.store offset=128 (local.get $level) (i64.const 0))
            (local.set $level (i32.add (local.get $level) (i32.const 8)))))
        (br $next)))
    (i64.add (i64.mul (local.get $total) (i64.const 100)) (local.get $most)))
  (func (export "work") (result i64)
    (local $first i64) (local $total i64)
    (loop $next
      (local.set $total (i64.add (local.get $total) (call $all_orders (local.get $first))))
      (local.set $first (i64.add (local.get $first) (i64.const 1)))
      (br_if $next (i64.lt_s (local.get $first) (i64.const 7))))
    (local.get $total)))
