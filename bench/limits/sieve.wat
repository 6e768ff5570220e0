;; The work of sieve.py, by hand: flags of 64 bits as the program's list has, from byte 4096; primes below it.
(module
  (memory 50)
  ;; Puts the primes up to the root of the limit at byte 0, four bytes each; returns their number.
  (func $small (param $limit i32) (result i32)
    (local $count i32) (local $candidate i32) (local $index i32)
    (local.set $candidate (i32.const 2))
    (block $done
      (loop $next
        (br_if $done (i32.ge_s (i32.mul (local.get $candidate) (local.get $candidate)) (local.get $limit)))
        (local.set $index (i32.const 0))
        (block $composite
          (block $prime
            (loop $divisors
              (br_if $prime (i32.ge_s (local.get $index) (local.get $count)))
              (br_if $composite
                (i32.eqz
                  (i32.rem_s
                    (local.get $candidate)
                    (i32.load (i32.shl (local.get $index) (i32.const 2))))))
              (local.set $index (i32.add (local.get $index) (i32.const 1)))
              (br $divisors)))
          (i32.store (i32.shl (local.get $count) (i32.const 2)) (local.get $candidate))
          (local.set $count (i32.add (local.get $count) (i32.const 1))))
        (local.set $candidate (i32.add (local.get $candidate) (i32.const 1)))
        (br $next)))
    (local.get $count))
  (func (export "work") (result i64)
    (local $primes i32) (local $index i32) (local $prime i32) (local $multiple i32) (local $number i32)
    (local $count i64)
    (loop $clear
      (i64.store offset=4096 (i32.shl (local.get $number) (i32.const 3)) (i64.const 1))
      (local.set $number (i32.add (local.get $number) (i32.const 1)))
      (br_if $clear (i32.lt_s (local.get $number) (i32.const 400000))))
    (local.set $primes (call $small (i32.const 400000)))
    (loop $next
      (local.set $prime (i32.load (i32.shl (local.get $index) (i32.const 2))))
      (local.set $multiple (i32.mul (local.get $prime) (local.get $prime)))
      (block $done
        (loop $strike
          (br_if $done (i32.ge_s (local.get $multiple) (i32.const 400000)))
          (i64.store offset=4096 (i32.shl (local.get $multiple) (i32.const 3)) (i64.const 0))
          (local.set $multiple (i32.add (local.get $multiple) (local.get $prime)))
          (br $strike)))
      (local.set $index (i32.add (local.get $index) (i32.const 1)))
      (br_if $next (i32.lt_s (local.get $index) (local.get $primes))))
    (local.set $number (i32.const 2))
    (loop $sum
      (local.set $count
        (i64.add (local.get $count) (i64.load offset=4096 (i32.shl (local.get $number) (i32.const 3)))))
      (local.set $number (i32.add (local.get $number) (i32.const 1)))
      (br_if $sum (i32.lt_s (local.get $number) (i32.const 400000))))
    (local.get $count)))
