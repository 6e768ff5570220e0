;; Attributes of instances and methods, by what the instruction remembers in its cache word (wasm/attribute.ts): the
;; type word of the object it was written for in the lower half, with a tag in its lowest bits that says what the upper
;; half is. Aligned words do not tear. Once a second thread runs, values are read and written by the runtime, with its
;; lock-free reading and the object's lock; until then nobody can look on.
(module
  (import "layout" "UNBOUND" (global $UNBOUND i64))
  (import "layout" "REF_FLOOR" (global $REF_FLOOR i64))
  (import "layout" "REF_TAG" (global $REF_TAG i32))
  (import "layout" "TYPE_FIRST_SHAPE" (global $TYPE_FIRST_SHAPE i32))
  (import "layout" "HEADER_TYPE" (global $HEADER_TYPE i32))
  (import "layout" "INSTANCE_STORAGE" (global $INSTANCE_STORAGE i32))
  (import "layout" "STORAGE_CAPACITY" (global $STORAGE_CAPACITY i32))
  (import "layout" "STORAGE_ITEMS" (global $STORAGE_ITEMS i32))
  (import "layout" "SHAPE_COUNT" (global $SHAPE_COUNT i32))
  (import "layout" "SHAPE_PLAIN" (global $SHAPE_PLAIN i32))
  (import "layout" "ATTRIBUTE_VALUE" (global $ATTRIBUTE_VALUE i32))
  (import "layout" "BUILTINS_BASE" (global $BUILTINS_BASE i32))
  (import "layout" "CACHE_NEW" (global $CACHE_NEW i32))
  (import "layout" "CACHE_METHOD" (global $CACHE_METHOD i32))
  (import "layout" "CACHE_CLASS" (global $CACHE_CLASS i32))
  (import "layout" "CACHE_BUILTIN" (global $CACHE_BUILTIN i32))
  (import "layout" "CLASS_VERSION_ADDRESS" (global $CLASS_VERSION_ADDRESS i32))
  (import "layout" "CONTROL_MULTI_ADDRESS" (global $CONTROL_MULTI_ADDRESS i32))
  (import "patch" "exit" (func $exit))
  (import "rt" "release" (func $release (param i64)))
  (import "rt" "slot_load" (func $slot_load (param i32 i32 i32) (result i64)))
  (import "rt" "slot_store" (func $slot_store (param i32 i32 i32 i64) (result i32)))
  (import "rt" "slot_append" (func $slot_append (param i32 i32 i32 i64) (result i32)))
  (import "rt" "entry_load" (func $entry_load (param i32) (result i64)))
  (import "rt" "is_instance" (func $is_instance (param i64 i64) (result i32)))
  (import "rt" "noted_slot" (func $noted_slot (param i32 i32) (result i64)))
  (import "rt" "noted_method" (func $noted_method (param i32 i32) (result i64)))
  (import "rt" "noted_store" (func $noted_store (param i32 i32 i64) (result i32)))
  (import "env" "memory" (memory 0 65536 shared))

  ;; An attribute of the instance itself. The word: shape, slot (12 bits), version of all classes.
  (func (export "slot_get: value imm -> value") (param $owner i64) (param $cache i32) (result i64)
    (local $word i64) (local $item i64) (local $shape i32) (local $count i32)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (local.set $shape (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE))))
    (local.set $word (i64.load (local.get $cache)))
    (if (i32.ne (local.get $shape) (i32.wrap_i64 (local.get $word))) (then (call $exit) (unreachable)))
    (if (i32.ne (i32.load (global.get $CLASS_VERSION_ADDRESS)) (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 44))))
      (then (call $exit) (unreachable)))
    (if (i32.load (global.get $CONTROL_MULTI_ADDRESS))
      (then
        (local.set $item
          (call $slot_load
            (i32.wrap_i64 (local.get $owner))
            (local.get $shape)
            (i32.and (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 32))) (i32.const 0xfff))))
        (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable))))
      (else
        (local.set $item
          (i64.load
            (i32.add
              (i32.add
                (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $INSTANCE_STORAGE)))
                (global.get $STORAGE_ITEMS))
              (i32.and (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 29))) (i32.const 0x7ff8)))))
        (if (i64.ge_u (local.get $item) (global.get $REF_FLOOR))
          (then
            (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
            (local.set $count (i32.load (i32.wrap_i64 (local.get $item))))
            (if (i32.ge_s (local.get $count) (i32.const 0))
              (then (i32.store (i32.wrap_i64 (local.get $item)) (i32.add (local.get $count) (i32.const 1)))))))))
    (local.get $item))

  ;; The same without becoming an owner of a reference, and while no other thread runs.
  (func (export "slot_peek: value imm -> value") (param $owner i64) (param $cache i32) (result i64)
    (local $word i64) (local $item i64) (local $shape i32)
    (if (i32.load (global.get $CONTROL_MULTI_ADDRESS)) (then (call $exit) (unreachable)))
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (local.set $shape (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE))))
    (local.set $word (i64.load (local.get $cache)))
    (if (i32.ne (local.get $shape) (i32.wrap_i64 (local.get $word))) (then (call $exit) (unreachable)))
    (if (i32.ne (i32.load (global.get $CLASS_VERSION_ADDRESS)) (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 44))))
      (then (call $exit) (unreachable)))
    (local.set $item
      (i64.load
        (i32.add
          (i32.add
            (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $INSTANCE_STORAGE)))
            (global.get $STORAGE_ITEMS))
          (i32.and (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 29))) (i32.const 0x7ff8)))))
    (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.get $item))

  ;; The same beside other threads (src/jit/plan/loans.ts): what was read from the storage belongs to the shape when both are as
  ;; they were. The instance itself may only have been looked at, and be dead; its memory stays until the next safepoint.
  (func (export "slot_look: value imm -> value") (param $owner i64) (param $cache i32) (result i64)
    (local $word i64) (local $item i64) (local $shape i32) (local $storage i32) (local $slot i32)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (local.set $shape (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE))))
    (local.set $word (i64.load (local.get $cache)))
    (if (i32.ne (local.get $shape) (i32.wrap_i64 (local.get $word))) (then (call $exit) (unreachable)))
    (if (i32.ne (i32.load (global.get $CLASS_VERSION_ADDRESS)) (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 44))))
      (then (call $exit) (unreachable)))
    (local.set $storage (i32.atomic.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $INSTANCE_STORAGE))))
    (local.set $slot (i32.and (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 32))) (i32.const 0xfff)))
    (if (i32.ge_u (local.get $slot) (i32.load (i32.add (local.get $storage) (global.get $STORAGE_CAPACITY))))
      (then (call $exit) (unreachable)))
    (local.set $item
      (i64.atomic.load
        (i32.add
          (i32.add (local.get $storage) (global.get $STORAGE_ITEMS))
          (i32.shl (local.get $slot) (i32.const 3)))))
    (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (if (i32.or
          (i32.xor
            (i32.atomic.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $INSTANCE_STORAGE)))
            (local.get $storage))
          (i32.xor
            (i32.atomic.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE)))
            (local.get $shape)))
      (then (call $exit) (unreachable)))
    (local.get $item))

  ;; Changes an attribute that the instance has.
  (func (export "slot_set: value value imm ->") (param $owner i64) (param $value i64) (param $cache i32)
    (local $word i64) (local $old i64) (local $shape i32) (local $count i32) (local $slot i32)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.set $shape (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE))))
    (local.set $word (i64.load (local.get $cache)))
    (if (i32.ne (local.get $shape) (i32.wrap_i64 (local.get $word))) (then (call $exit) (unreachable)))
    (if (i32.ne (i32.load (global.get $CLASS_VERSION_ADDRESS)) (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 44))))
      (then (call $exit) (unreachable)))
    (if (i32.load (global.get $CONTROL_MULTI_ADDRESS))
      (then
        (if (i32.eqz
              (call $slot_store
                (i32.wrap_i64 (local.get $owner))
                (local.get $shape)
                (i32.and (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 32))) (i32.const 0xfff))
                (local.get $value)))
          (then (call $exit) (unreachable))))
      (else
        (local.set $slot
          (i32.add
            (i32.add
              (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $INSTANCE_STORAGE)))
              (global.get $STORAGE_ITEMS))
            (i32.and (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 29))) (i32.const 0x7ff8))))
        (if (i64.ge_u (local.get $value) (global.get $REF_FLOOR))
          (then
            (local.set $count (i32.load (i32.wrap_i64 (local.get $value))))
            (if (i32.ge_s (local.get $count) (i32.const 0))
              (then (i32.store (i32.wrap_i64 (local.get $value)) (i32.add (local.get $count) (i32.const 1)))))))
        (local.set $old (i64.load (local.get $slot)))
        (i64.store (local.get $slot) (local.get $value))
        (if (i64.ge_u (local.get $old) (global.get $REF_FLOOR)) (then (call $release (local.get $old)))))))

  ;; Gives the instance one attribute more. The word: shape before, shape after. That storing this name is plain was
  ;; seen at the version that the shape after has noted.
  (func (export "slot_add: value value imm ->") (param $owner i64) (param $value i64) (param $cache i32)
    (local $word i64) (local $shape i32) (local $next i32) (local $count i32) (local $slot i32) (local $storage i32)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.set $shape (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE))))
    (local.set $word (i64.load (local.get $cache)))
    (if (i32.ne (i32.or (local.get $shape) (global.get $CACHE_NEW)) (i32.wrap_i64 (local.get $word)))
      (then (call $exit) (unreachable)))
    (local.set $next (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 32))))
    (if (i32.ne (i32.load (global.get $CLASS_VERSION_ADDRESS)) (i32.load (i32.add (local.get $next) (global.get $SHAPE_PLAIN))))
      (then (call $exit) (unreachable)))
    (local.set $slot (i32.load (i32.add (local.get $shape) (global.get $SHAPE_COUNT))))
    (local.set $storage (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $INSTANCE_STORAGE))))
    (if (i32.ge_u (local.get $slot) (i32.load (i32.add (local.get $storage) (global.get $STORAGE_CAPACITY))))
      (then (call $exit) (unreachable)))
    (if (i32.load (global.get $CONTROL_MULTI_ADDRESS))
      (then
        (if (i32.eqz
              (call $slot_append
                (i32.wrap_i64 (local.get $owner)) (local.get $shape) (local.get $next) (local.get $value)))
          (then (call $exit) (unreachable))))
      (else
        (if (i64.ge_u (local.get $value) (global.get $REF_FLOOR))
          (then
            (local.set $count (i32.load (i32.wrap_i64 (local.get $value))))
            (if (i32.ge_s (local.get $count) (i32.const 0))
              (then (i32.store (i32.wrap_i64 (local.get $value)) (i32.add (local.get $count) (i32.const 1)))))))
        (i64.store
          (i32.add
            (i32.add (local.get $storage) (global.get $STORAGE_ITEMS))
            (i32.shl (local.get $slot) (i32.const 3)))
          (local.get $value))
        (i32.store (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE)) (local.get $next)))))

  ;; What the class has by the name where the instance has nothing, and reading gives it as it is. The word: shape,
  ;; record {entry of the class, version}.
  (func (export "class_get: value imm -> value") (param $owner i64) (param $cache i32) (result i64)
    (local $word i64) (local $record i64) (local $item i64) (local $count i32)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (local.set $word (i64.load (local.get $cache)))
    (if (i32.ne
          (i32.or
            (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE)))
            (global.get $CACHE_CLASS))
          (i32.wrap_i64 (local.get $word)))
      (then (call $exit) (unreachable)))
    (local.set $record (i64.load (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 32)))))
    (if (i32.ne (i32.load (global.get $CLASS_VERSION_ADDRESS)) (i32.wrap_i64 (i64.shr_u (local.get $record) (i64.const 32))))
      (then (call $exit) (unreachable)))
    (if (i32.load (global.get $CONTROL_MULTI_ADDRESS))
      (then
        (local.set $item (call $entry_load (i32.wrap_i64 (local.get $record))))
        (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable))))
      (else
        (local.set $item (i64.load (i32.add (i32.wrap_i64 (local.get $record)) (global.get $ATTRIBUTE_VALUE))))
        (if (i64.ge_u (local.get $item) (global.get $REF_FLOOR))
          (then
            (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
            (local.set $count (i32.load (i32.wrap_i64 (local.get $item))))
            (if (i32.ge_s (local.get $count) (i32.const 0))
              (then (i32.store (i32.wrap_i64 (local.get $item)) (i32.add (local.get $count) (i32.const 1)))))))))
    (local.get $item))

  ;; The Python function that is the object's method of a name; functions in classes are immortal. The word: shape,
  ;; record {function, version}.
  (func (export "python_method: value imm -> value") (param $owner i64) (param $cache i32) (result i64)
    (local $word i64) (local $record i64)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (local.set $word (i64.load (local.get $cache)))
    (if (i32.ne
          (i32.or
            (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE)))
            (global.get $CACHE_METHOD))
          (i32.wrap_i64 (local.get $word)))
      (then (call $exit) (unreachable)))
    (local.set $record (i64.load (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 32)))))
    (if (i32.ne (i32.load (global.get $CLASS_VERSION_ADDRESS)) (i32.wrap_i64 (i64.shr_u (local.get $record) (i64.const 32))))
      (then (call $exit) (unreachable)))
    (i64.or (i64.and (local.get $record) (i64.const 0xffffffff)) (global.get $REF_FLOOR)))

  ;; What instructions on attributes do that see several shapes: this thread's notes lead the runtime to the slot.
  (func (export "slot_noted: value value -> value") (param $owner i64) (param $name i64) (result i64) (local $item i64)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (local.set $item (call $noted_slot (i32.wrap_i64 (local.get $owner)) (i32.wrap_i64 (local.get $name))))
    (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.get $item))
  (func (export "method_noted: value value -> value") (param $owner i64) (param $name i64) (result i64) (local $item i64)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (local.set $item (call $noted_method (i32.wrap_i64 (local.get $owner)) (i32.wrap_i64 (local.get $name))))
    (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.get $item))
  (func (export "slot_put_noted: value value value ->") (param $owner i64) (param $value i64) (param $name i64)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (if (i32.eqz (call $noted_store (i32.wrap_i64 (local.get $owner)) (i32.wrap_i64 (local.get $name)) (local.get $value)))
      (then (call $exit) (unreachable))))

  (func (export "is_instance: value value -> bool") (param $value i64) (param $class i64) (result i32) (local $holds i32)
    (local.set $holds (call $is_instance (local.get $value) (local.get $class)))
    (if (i32.lt_s (local.get $holds) (i32.const 0)) (then (call $exit) (unreachable)))
    (local.get $holds))

  ;; The built-in method of an object of a built-in type. The word: type, number of the built-in.
  (func (export "builtin_method: value imm -> value") (param $owner i64) (param $cache i32) (result i64)
    (local $word i64) (local $type i32)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (local.set $word (i64.load (local.get $cache)))
    (local.set $type (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE))))
    (if (i32.ge_u (local.get $type) (global.get $TYPE_FIRST_SHAPE)) (then (call $exit) (unreachable)))
    (if (i32.ne
          (i32.or (i32.shl (local.get $type) (i32.const 4)) (global.get $CACHE_BUILTIN))
          (i32.wrap_i64 (local.get $word)))
      (then (call $exit) (unreachable)))
    (i64.or
      (global.get $REF_FLOOR)
      (i64.extend_i32_u
        (i32.add
          (global.get $BUILTINS_BASE)
          (i32.shl (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 32))) (i32.const 5))))))
)
