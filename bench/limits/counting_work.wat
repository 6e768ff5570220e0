;; The work of counting_work.py, by hand.
(module
  (func $count (param $limit i64) (result i64)
    (local $n i64)
    (block $done
      (loop $turn
        (br_if $done (i64.ge_s (local.get $n) (local.get $limit)))
        (local.set $n (i64.add (local.get $n) (i64.const 1)))
        (br $turn)))
    (local.get $n))
  (func (export "work") (result i64)
    (call $count (i64.const 10000000))))
