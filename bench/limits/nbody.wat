;; The work of nbody.py, by hand: three floats a list; mass at byte 0, x at 24, y at 48, vx at 72, vy at 96.
(module
  (memory 1)
  (func $energy (result f64)
    (local $i i32) (local $j i32) (local $dx f64) (local $dy f64) (local $total f64)
    (loop $bodies
      (local.set $total
        (f64.add (local.get $total)
          (f64.mul
            (f64.mul (f64.const 0.5) (f64.load (local.get $i)))
            (f64.add
              (f64.mul (f64.load offset=72 (local.get $i)) (f64.load offset=72 (local.get $i)))
              (f64.mul (f64.load offset=96 (local.get $i)) (f64.load offset=96 (local.get $i)))))))
      (local.set $j (i32.add (local.get $i) (i32.const 8)))
      (block $last
        (loop $others
          (br_if $last (i32.ge_s (local.get $j) (i32.const 24)))
          (local.set $dx (f64.sub (f64.load offset=24 (local.get $i)) (f64.load offset=24 (local.get $j))))
          (local.set $dy (f64.sub (f64.load offset=48 (local.get $i)) (f64.load offset=48 (local.get $j))))
          (local.set $total
            (f64.sub (local.get $total)
              (f64.div
                (f64.mul (f64.load (local.get $i)) (f64.load (local.get $j)))
                (f64.sqrt
                  (f64.add
                    (f64.mul (local.get $dx) (local.get $dx))
                    (f64.mul (local.get $dy) (local.get $dy)))))))
          (local.set $j (i32.add (local.get $j) (i32.const 8)))
          (br $others)))
      (local.set $i (i32.add (local.get $i) (i32.const 8)))
      (br_if $bodies (i32.lt_s (local.get $i) (i32.const 24))))
    (local.get $total))
  (func $advance (param $step f64)
    (local $i i32) (local $j i32) (local $dx f64) (local $dy f64) (local $distance f64) (local $pull f64)
    (loop $bodies
      (local.set $j (i32.add (local.get $i) (i32.const 8)))
      (block $last
        (loop $others
          (br_if $last (i32.ge_s (local.get $j) (i32.const 24)))
          (local.set $dx (f64.sub (f64.load offset=24 (local.get $i)) (f64.load offset=24 (local.get $j))))
          (local.set $dy (f64.sub (f64.load offset=48 (local.get $i)) (f64.load offset=48 (local.get $j))))
          (local.set $distance
            (f64.add (f64.mul (local.get $dx) (local.get $dx)) (f64.mul (local.get $dy) (local.get $dy))))
          (local.set $pull
            (f64.div (local.get $step) (f64.mul (local.get $distance) (f64.sqrt (local.get $distance)))))
          (f64.store offset=72 (local.get $i)
            (f64.sub (f64.load offset=72 (local.get $i))
              (f64.mul (f64.mul (local.get $dx) (f64.load (local.get $j))) (local.get $pull))))
          (f64.store offset=96 (local.get $i)
            (f64.sub (f64.load offset=96 (local.get $i))
              (f64.mul (f64.mul (local.get $dy) (f64.load (local.get $j))) (local.get $pull))))
          (f64.store offset=72 (local.get $j)
            (f64.add (f64.load offset=72 (local.get $j))
              (f64.mul (f64.mul (local.get $dx) (f64.load (local.get $i))) (local.get $pull))))
          (f64.store offset=96 (local.get $j)
            (f64.add (f64.load offset=96 (local.get $j))
              (f64.mul (f64.mul (local.get $dy) (f64.load (local.get $i))) (local.get $pull))))
          (local.set $j (i32.add (local.get $j) (i32.const 8)))
          (br $others)))
      (local.set $i (i32.add (local.get $i) (i32.const 8)))
      (br_if $bodies (i32.lt_s (local.get $i) (i32.const 24))))
    (local.set $i (i32.const 0))
    (loop $moves
      (f64.store offset=24 (local.get $i)
        (f64.add (f64.load offset=24 (local.get $i))
          (f64.mul (local.get $step) (f64.load offset=72 (local.get $i)))))
      (f64.store offset=48 (local.get $i)
        (f64.add (f64.load offset=48 (local.get $i))
          (f64.mul (local.get $step) (f64.load offset=96 (local.get $i)))))
      (local.set $i (i32.add (local.get $i) (i32.const 8)))
      (br_if $moves (i32.lt_s (local.get $i) (i32.const 24)))))
  (func $three (param $at i32) (param $first f64) (param $second f64) (param $third f64)
    (f64.store (local.get $at) (local.get $first))
    (f64.store offset=8 (local.get $at) (local.get $second))
    (f64.store offset=16 (local.get $at) (local.get $third)))
  (func $drift (param $system f64) (result f64)
    (local $before f64) (local $step i32)
    (call $three (i32.const 0) (f64.const 1) (f64.const 0.001)
      (f64.mul (f64.const 0.0005) (f64.add (local.get $system) (f64.const 1))))
    (call $three (i32.const 24) (f64.const 0) (f64.const 1) (f64.const -2))
    (call $three (i32.const 48) (f64.const 0) (f64.const 0) (f64.mul (f64.const 0.1) (local.get $system)))
    (call $three (i32.const 72) (f64.const 0) (f64.const 0) (f64.const 0))
    (call $three (i32.const 96) (f64.const 0) (f64.const 1) (f64.const -0.7))
    (local.set $before (call $energy))
    (loop $steps
      (call $advance (f64.const 0.001))
      (local.set $step (i32.add (local.get $step) (i32.const 1)))
      (br_if $steps (i32.lt_s (local.get $step) (i32.const 400))))
    (f64.abs (f64.sub (f64.div (call $energy) (local.get $before)) (f64.const 1))))
  (func (export "work") (result f64)
    (local $system f64) (local $worst f64)
    (loop $systems
      (local.set $worst (f64.max (local.get $worst) (call $drift (local.get $system))))
      (local.set $system (f64.add (local.get $system) (f64.const 1)))
      (br_if $systems (f64.lt (local.get $system) (f64.const 8))))
    (local.get $worst)))
