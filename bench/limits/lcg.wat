;; The work of lcg.py, by hand.
(module
  (func $draw (param $state i64) (param $draws i32) (result i64)
    (local $high i64)
    (loop $turn
      (local.set $state
        (i64.and
          (i64.add (i64.mul (local.get $state) (i64.const 1103515245)) (i64.const 12345))
          (i64.const 2147483647)))
      (if (i64.ge_u (local.get $state) (i64.const 1073741824))
        (then (local.set $high (i64.add (local.get $high) (i64.const 1)))))
      (br_if $turn (local.tee $draws (i32.sub (local.get $draws) (i32.const 1)))))
    (i64.add (local.get $state) (local.get $high)))
  (func (export "work") (result i64)
    (local $stream i64) (local $total i64)
    (loop $next
      (local.set $stream (i64.add (local.get $stream) (i64.const 1)))
      (local.set $total (i64.add (local.get $total) (call $draw (local.get $stream) (i32.const 40000))))
      (br_if $next (i64.lt_s (local.get $stream) (i64.const 8))))
    (local.get $total)))
