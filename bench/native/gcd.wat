;; A native module in wasm: its exported functions on numbers. The global says that it needs no GIL.
;; npx wat2wasm bench/native/gcd.wat -o gcd.wasm && npx patchwork run --native gcd=gcd.wasm program.py
(module
  (global (export "gil_not_used") i32 (i32.const 1))
  (func (export "gcd") (param $a i64) (param $b i64) (result i64)
    (local $rest i64)
    (block $done
      (loop $again
        (br_if $done (i64.eqz (local.get $b)))
        (local.set $rest (i64.rem_s (local.get $a) (local.get $b)))
        (local.set $a (local.get $b))
        (local.set $b (local.get $rest))
        (br $again)))
    (local.get $a))
  (func (export "mean") (param $a f64) (param $b f64) (result f64)
    (f64.div (f64.add (local.get $a) (local.get $b)) (f64.const 2)))
  (func (export "low_byte") (param $n i32) (result i32)
    (i32.and (local.get $n) (i32.const 255))))
