;; Attributes of instances whose shape and slot are known where the code is made (src/jit/attributes.ts): what objects.wat asks
;; at each access falls into parts, so that what was asked once need not be asked again (src/jit/plan/available.ts). For one
;; thread alone: a guard of items.wat stands before them.
(module
  (import "layout" "UNBOUND" (global $UNBOUND i64))
  (import "layout" "REF_FLOOR" (global $REF_FLOOR i64))
  (import "layout" "REF_TAG" (global $REF_TAG i32))
  (import "layout" "HEADER_TYPE" (global $HEADER_TYPE i32))
  (import "layout" "INSTANCE_STORAGE" (global $INSTANCE_STORAGE i32))
  (import "layout" "STORAGE_CAPACITY" (global $STORAGE_CAPACITY i32))
  (import "layout" "STORAGE_ITEMS" (global $STORAGE_ITEMS i32))
  (import "layout" "CLASS_VERSION_ADDRESS" (global $CLASS_VERSION_ADDRESS i32))
  (import "patch" "exit" (func $exit))
  (import "rt" "release" (func $release (param i64)))
  (import "rt" "noted_method" (func $noted_method (param i32 i32) (result i64)))
  (import "env" "memory" (memory 0 65536 shared))

  ;; No class changed since: what was found in them still holds.
  (func (export "guard_classes: imm ->") (param $version i32)
    (if (i32.ne (i32.load (global.get $CLASS_VERSION_ADDRESS)) (local.get $version)) (then (call $exit) (unreachable))))
  (func (export "guard_shape: value imm ->") (param $owner i64) (param $shape i32)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (if (i32.ne (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE))) (local.get $shape))
      (then (call $exit) (unreachable))))

  ;; One of several shapes; and each shape's function, which is immortal, or what this thread has noted for another shape.
  (func (export "guard_among_2: value imm imm ->") (param $owner i64) (param $s0 i32) (param $s1 i32) (local $type i32)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (local.set $type (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE))))
    (if (i32.eqz (i32.or (i32.eq (local.get $type) (local.get $s0)) (i32.eq (local.get $type) (local.get $s1))))
      (then (call $exit) (unreachable))))
  (func (export "guard_among_3: value imm imm imm ->") (param $owner i64) (param $s0 i32) (param $s1 i32) (param $s2 i32) (local $type i32)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (local.set $type (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE))))
    (if (i32.eqz (i32.or (i32.or (i32.eq (local.get $type) (local.get $s0)) (i32.eq (local.get $type) (local.get $s1))) (i32.eq (local.get $type) (local.get $s2))))
      (then (call $exit) (unreachable))))
  (func (export "guard_among_4: value imm imm imm imm ->") (param $owner i64) (param $s0 i32) (param $s1 i32) (param $s2 i32) (param $s3 i32) (local $type i32)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (local.set $type (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE))))
    (if (i32.eqz (i32.or (i32.or (i32.or (i32.eq (local.get $type) (local.get $s0)) (i32.eq (local.get $type) (local.get $s1))) (i32.eq (local.get $type) (local.get $s2))) (i32.eq (local.get $type) (local.get $s3))))
      (then (call $exit) (unreachable))))
  (func (export "method_among_2: value value imm imm imm imm -> value") (param $owner i64) (param $name i64) (param $s0 i32) (param $f0 i32) (param $s1 i32) (param $f1 i32) (result i64) (local $type i32) (local $method i64)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (local.set $type (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE))))
    (local.set $type (select (local.get $f0) (select (local.get $f1) (i32.const 0) (i32.eq (local.get $type) (local.get $s1))) (i32.eq (local.get $type) (local.get $s0))))
    (local.set $method (i64.or (global.get $REF_FLOOR) (i64.extend_i32_u (local.get $type))))
    (if (i32.eqz (local.get $type))
      (then
        (local.set $method (call $noted_method (i32.wrap_i64 (local.get $owner)) (i32.wrap_i64 (local.get $name))))
        (if (i64.eq (local.get $method) (global.get $UNBOUND)) (then (call $exit) (unreachable)))))
    (local.get $method))
  (func (export "method_among_3: value value imm imm imm imm imm imm -> value") (param $owner i64) (param $name i64) (param $s0 i32) (param $f0 i32) (param $s1 i32) (param $f1 i32) (param $s2 i32) (param $f2 i32) (result i64) (local $type i32) (local $method i64)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (local.set $type (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE))))
    (local.set $type (select (local.get $f0) (select (local.get $f1) (select (local.get $f2) (i32.const 0) (i32.eq (local.get $type) (local.get $s2))) (i32.eq (local.get $type) (local.get $s1))) (i32.eq (local.get $type) (local.get $s0))))
    (local.set $method (i64.or (global.get $REF_FLOOR) (i64.extend_i32_u (local.get $type))))
    (if (i32.eqz (local.get $type))
      (then
        (local.set $method (call $noted_method (i32.wrap_i64 (local.get $owner)) (i32.wrap_i64 (local.get $name))))
        (if (i64.eq (local.get $method) (global.get $UNBOUND)) (then (call $exit) (unreachable)))))
    (local.get $method))
  (func (export "method_among_4: value value imm imm imm imm imm imm imm imm -> value") (param $owner i64) (param $name i64) (param $s0 i32) (param $f0 i32) (param $s1 i32) (param $f1 i32) (param $s2 i32) (param $f2 i32) (param $s3 i32) (param $f3 i32) (result i64) (local $type i32) (local $method i64)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (local.set $type (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE))))
    (local.set $type (select (local.get $f0) (select (local.get $f1) (select (local.get $f2) (select (local.get $f3) (i32.const 0) (i32.eq (local.get $type) (local.get $s3))) (i32.eq (local.get $type) (local.get $s2))) (i32.eq (local.get $type) (local.get $s1))) (i32.eq (local.get $type) (local.get $s0))))
    (local.set $method (i64.or (global.get $REF_FLOOR) (i64.extend_i32_u (local.get $type))))
    (if (i32.eqz (local.get $type))
      (then
        (local.set $method (call $noted_method (i32.wrap_i64 (local.get $owner)) (i32.wrap_i64 (local.get $name))))
        (if (i64.eq (local.get $method) (global.get $UNBOUND)) (then (call $exit) (unreachable)))))
    (local.get $method))

  ;; The value in the slot at that distance in the storage; its owner is still the instance alone.
  (func (export "slot_item: value imm -> value") (param $owner i64) (param $offset i32) (result i64) (local $item i64)
    (local.set $item
      (i64.load
        (i32.add
          (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $INSTANCE_STORAGE)))
          (local.get $offset))))
    (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.get $item))

  ;; Into a slot that the instance has.
  (func (export "slot_put: value value imm ->") (param $owner i64) (param $value i64) (param $offset i32)
    (local $slot i32) (local $old i64) (local $count i32)
    (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.set $slot
      (i32.add (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $INSTANCE_STORAGE))) (local.get $offset)))
    (if (i64.ge_u (local.get $value) (global.get $REF_FLOOR))
      (then
        (local.set $count (i32.load (i32.wrap_i64 (local.get $value))))
        (if (i32.ge_s (local.get $count) (i32.const 0))
          (then (i32.store (i32.wrap_i64 (local.get $value)) (i32.add (local.get $count) (i32.const 1)))))))
    (local.set $old (i64.load (local.get $slot)))
    (i64.store (local.get $slot) (local.get $value))
    (if (i64.ge_u (local.get $old) (global.get $REF_FLOOR)) (then (call $release (local.get $old)))))

  ;; The same, where the instance is not the last owner of what the slot held: nothing dies by it.
  (func (export "slot_replace: value value imm ->") (param $owner i64) (param $value i64) (param $offset i32)
    (local $slot i32) (local $old i64) (local $count i32)
    (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.set $slot
      (i32.add (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $INSTANCE_STORAGE))) (local.get $offset)))
    (local.set $old (i64.load (local.get $slot)))
    (if (i64.ge_u (local.get $old) (global.get $REF_FLOOR))
      (then
        (local.set $count (i32.load (i32.wrap_i64 (local.get $old))))
        (if (i32.ge_s (local.get $count) (i32.const 0))
          (then
            (if (i32.le_u (local.get $count) (i32.const 1)) (then (call $exit) (unreachable)))
            (i32.store (i32.wrap_i64 (local.get $old)) (i32.sub (local.get $count) (i32.const 1)))))))
    (if (i64.ge_u (local.get $value) (global.get $REF_FLOOR))
      (then
        (local.set $count (i32.load (i32.wrap_i64 (local.get $value))))
        (if (i32.ge_s (local.get $count) (i32.const 0))
          (then (i32.store (i32.wrap_i64 (local.get $value)) (i32.add (local.get $count) (i32.const 1)))))))
    (i64.store (local.get $slot) (local.get $value)))

  ;; What is no reference, over what is none.
  (func (export "slot_overwrite: value value imm ->") (param $owner i64) (param $value i64) (param $offset i32)
    (i64.store
      (i32.add (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $INSTANCE_STORAGE))) (local.get $offset))
      (local.get $value)))

  ;; Into the first slot that the instance does not have yet; its shape is the next one then.
  (func (export "slot_new: value value imm imm imm ->")
    (param $owner i64) (param $value i64) (param $slot i32) (param $offset i32) (param $next i32)
    (local $storage i32) (local $count i32)
    (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.set $storage (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $INSTANCE_STORAGE))))
    (if (i32.ge_u (local.get $slot) (i32.load (i32.add (local.get $storage) (global.get $STORAGE_CAPACITY))))
      (then (call $exit) (unreachable)))
    (if (i64.ge_u (local.get $value) (global.get $REF_FLOOR))
      (then
        (local.set $count (i32.load (i32.wrap_i64 (local.get $value))))
        (if (i32.ge_s (local.get $count) (i32.const 0))
          (then (i32.store (i32.wrap_i64 (local.get $value)) (i32.add (local.get $count) (i32.const 1)))))))
    (i64.store (i32.add (local.get $storage) (local.get $offset)) (local.get $value))
    (i32.store (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE)) (local.get $next)))
)
