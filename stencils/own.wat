;; Beside other threads, on objects that this thread has made and no other was ever told of (wasm/private.ts): no lock, no
;; atomic counts. The thread's record says by which owner's number its objects are known, 256 = nothing may be done so. What
;; is not so goes the runtime's way. The JIT takes these instead of the stencils of the same names (src/jit/plan/own.ts).
(module
  (import "layout" "NONE" (global $NONE i64))
  (import "layout" "UNBOUND" (global $UNBOUND i64))
  (import "layout" "REF_FLOOR" (global $REF_FLOOR i64))
  (import "layout" "REF_TAG" (global $REF_TAG i32))
  (import "layout" "LOCAL" (global $LOCAL i32))
  (import "layout" "HEADER_OWNER" (global $HEADER_OWNER i32))
  (import "layout" "HEADER_SHARED" (global $HEADER_SHARED i32))
  (import "layout" "HEADER_TYPE" (global $HEADER_TYPE i32))
  (import "layout" "THREAD_OWN" (global $THREAD_OWN i32))
  (import "layout" "LIST_LENGTH" (global $LIST_LENGTH i32))
  (import "layout" "LIST_ITEMS" (global $LIST_ITEMS i32))
  (import "layout" "STORAGE_CAPACITY" (global $STORAGE_CAPACITY i32))
  (import "layout" "STORAGE_ITEMS" (global $STORAGE_ITEMS i32))
  (import "layout" "INSTANCE_STORAGE" (global $INSTANCE_STORAGE i32))
  (import "layout" "CLASS_VERSION_ADDRESS" (global $CLASS_VERSION_ADDRESS i32))
  (import "patch" "exit" (func $exit))
  (import "rt" "share" (func $share (param i64) (result i64)))
  (import "rt" "release" (func $release (param i64)))
  (import "rt" "list_store" (func $list_store (param i32 i32 i64) (result i32)))
  (import "rt" "list_push" (func $list_push (param i32 i64) (result i32)))
  (import "rt" "slot_load" (func $slot_load (param i32 i32 i32) (result i64)))
  (import "rt" "slot_store" (func $slot_store (param i32 i32 i32 i64) (result i32)))
  (import "env" "memory" (memory 0 65536 shared))

  (func (export "list_set_own: imm list int value ->") (param $thread i32) (param $list i32) (param $index i64) (param $value i64)
    (local $place i64) (local $length i64) (local $slot i32)
    (local.set $length (i64.extend_i32_u (i32.load (i32.add (local.get $list) (global.get $LIST_LENGTH)))))
    (local.set $place
      (i64.add (local.get $index) (i64.and (i64.shr_s (local.get $index) (i64.const 63)) (local.get $length))))
    (if (i64.ge_u (local.get $place) (local.get $length)) (then (call $exit) (unreachable)))
    (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.set $slot
      (i32.add
        (i32.add (i32.load (i32.add (local.get $list) (global.get $LIST_ITEMS))) (global.get $STORAGE_ITEMS))
        (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 3))))
    ;; In this order: the storage of another thread's list may be too short by now.
    (if (i32.or
          (i64.ge_u (local.get $value) (global.get $REF_FLOOR))
          (i32.or
            (i32.xor
              (i32.load8_u (i32.add (local.get $list) (global.get $HEADER_OWNER)))
              (i32.load (i32.add (local.get $thread) (global.get $THREAD_OWN))))
            (i32.load (i32.add (local.get $list) (global.get $HEADER_SHARED)))))
      (then
        (if (i32.eqz (call $list_store (local.get $list) (i32.wrap_i64 (local.get $place)) (local.get $value)))
          (then (call $exit) (unreachable))))
      (else
        (if (i64.ge_u (i64.load (local.get $slot)) (global.get $REF_FLOOR))
          (then
            (if (i32.eqz (call $list_store (local.get $list) (i32.wrap_i64 (local.get $place)) (local.get $value)))
              (then (call $exit) (unreachable))))
          (else (i64.store (local.get $slot) (local.get $value)))))))

  (func (export "list_add_own: imm list value ->") (param $thread i32) (param $list i32) (param $value i64)
    (local $length i32) (local $storage i32)
    (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.set $length (i32.load (i32.add (local.get $list) (global.get $LIST_LENGTH))))
    (local.set $storage (i32.load (i32.add (local.get $list) (global.get $LIST_ITEMS))))
    (if (i32.or
          (i32.or
            (i64.ge_u (local.get $value) (global.get $REF_FLOOR))
            (i32.ge_u (local.get $length) (i32.load (i32.add (local.get $storage) (global.get $STORAGE_CAPACITY)))))
          (i32.or
            (i32.xor
              (i32.load8_u (i32.add (local.get $list) (global.get $HEADER_OWNER)))
              (i32.load (i32.add (local.get $thread) (global.get $THREAD_OWN))))
            (i32.load (i32.add (local.get $list) (global.get $HEADER_SHARED)))))
      (then
        (if (i32.eqz (call $list_push (local.get $list) (local.get $value)))
          (then (call $exit) (unreachable))))
      (else
        (i64.store
          (i32.add
            (i32.add (local.get $storage) (global.get $STORAGE_ITEMS))
            (i32.shl (local.get $length) (i32.const 3)))
          (local.get $value))
        (i32.store (i32.add (local.get $list) (global.get $LIST_LENGTH)) (i32.add (local.get $length) (i32.const 1))))))

  (func (export "list_append_own: imm list value -> value") (param $thread i32) (param $list i32) (param $value i64) (result i64)
    (local $length i32) (local $storage i32)
    (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.set $length (i32.load (i32.add (local.get $list) (global.get $LIST_LENGTH))))
    (local.set $storage (i32.load (i32.add (local.get $list) (global.get $LIST_ITEMS))))
    (if (i32.or
          (i32.or
            (i64.ge_u (local.get $value) (global.get $REF_FLOOR))
            (i32.ge_u (local.get $length) (i32.load (i32.add (local.get $storage) (global.get $STORAGE_CAPACITY)))))
          (i32.or
            (i32.xor
              (i32.load8_u (i32.add (local.get $list) (global.get $HEADER_OWNER)))
              (i32.load (i32.add (local.get $thread) (global.get $THREAD_OWN))))
            (i32.load (i32.add (local.get $list) (global.get $HEADER_SHARED)))))
      (then
        (if (i32.eqz (call $list_push (local.get $list) (local.get $value)))
          (then (call $exit) (unreachable))))
      (else
        (i64.store
          (i32.add
            (i32.add (local.get $storage) (global.get $STORAGE_ITEMS))
            (i32.shl (local.get $length) (i32.const 3)))
          (local.get $value))
        (i32.store (i32.add (local.get $list) (global.get $LIST_LENGTH)) (i32.add (local.get $length) (i32.const 1)))))
    (global.get $NONE))

  ;; Of an instance that only this thread has, an attribute that is no reference, or one to an object of this thread's.
  (func (export "slot_get_own: imm value imm -> value") (param $thread i32) (param $owner i64) (param $cache i32) (result i64)
    (local $word i64) (local $item i64) (local $shape i32) (local $count i32) (local $own i32)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (local.set $shape (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE))))
    (local.set $word (i64.load (local.get $cache)))
    (if (i32.ne (local.get $shape) (i32.wrap_i64 (local.get $word))) (then (call $exit) (unreachable)))
    (if (i32.ne (i32.load (global.get $CLASS_VERSION_ADDRESS)) (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 44))))
      (then (call $exit) (unreachable)))
    (local.set $own (i32.load (i32.add (local.get $thread) (global.get $THREAD_OWN))))
    (local.set $count (i32.const 0))
    (local.set $item (global.get $UNBOUND))
    (if (i32.eqz
          (i32.or
            (i32.xor
              (i32.load8_u (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_OWNER)))
              (local.get $own))
            (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_SHARED)))))
      (then
        (local.set $item
          (i64.load
            (i32.add
              (i32.add
                (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $INSTANCE_STORAGE)))
                (global.get $STORAGE_ITEMS))
              (i32.and (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 29))) (i32.const 0x7ff8)))))
        (if (i64.lt_u (local.get $item) (global.get $REF_FLOOR))
          (then (local.set $count (i32.const 1)))
          (else
            (if (i64.ne (local.get $item) (global.get $UNBOUND))
              (then
                (local.set $count (i32.load (i32.wrap_i64 (local.get $item))))
                (if (i32.lt_s (local.get $count) (global.get $LOCAL))
                  (then (local.set $count (i32.const 1)))
                  (else
                    (if (i32.and
                          (i32.gt_s (local.get $count) (i32.const 0))
                          (i32.eq
                            (i32.load8_u (i32.add (i32.wrap_i64 (local.get $item)) (global.get $HEADER_OWNER)))
                            (local.get $own)))
                      (then (i32.store (i32.wrap_i64 (local.get $item)) (i32.add (local.get $count) (i32.const 1))))
                      (else (local.set $count (i32.const 0))))))))))))
    (if (i32.eqz (local.get $count))
      (then
        (local.set $item
          (call $slot_load
            (i32.wrap_i64 (local.get $owner))
            (local.get $shape)
            (i32.and (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 32))) (i32.const 0xfff))))
        (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable)))))
    (local.get $item))

  (func (export "slot_set_own: imm value value imm ->")
    (param $thread i32) (param $owner i64) (param $value i64) (param $cache i32)
    (local $word i64) (local $shape i32) (local $slot i32)
    (if (i64.ne (i64.shr_u (local.get $owner) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (call $exit) (unreachable)))
    (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.set $shape (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_TYPE))))
    (local.set $word (i64.load (local.get $cache)))
    (if (i32.ne (local.get $shape) (i32.wrap_i64 (local.get $word))) (then (call $exit) (unreachable)))
    (if (i32.ne (i32.load (global.get $CLASS_VERSION_ADDRESS)) (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 44))))
      (then (call $exit) (unreachable)))
    (local.set $slot (i32.const 0))
    (if (i32.eqz
          (i32.or
            (i64.ge_u (local.get $value) (global.get $REF_FLOOR))
            (i32.or
              (i32.xor
                (i32.load8_u (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_OWNER)))
                (i32.load (i32.add (local.get $thread) (global.get $THREAD_OWN))))
              (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $HEADER_SHARED))))))
      (then
        (local.set $slot
          (i32.add
            (i32.add
              (i32.load (i32.add (i32.wrap_i64 (local.get $owner)) (global.get $INSTANCE_STORAGE)))
              (global.get $STORAGE_ITEMS))
            (i32.and (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 29))) (i32.const 0x7ff8))))
        (if (i64.ge_u (i64.load (local.get $slot)) (global.get $REF_FLOOR)) (then (local.set $slot (i32.const 0))))))
    (if (local.get $slot)
      (then (i64.store (local.get $slot) (local.get $value)))
      (else
        (if (i32.eqz
              (call $slot_store
                (i32.wrap_i64 (local.get $owner))
                (local.get $shape)
                (i32.and (i32.wrap_i64 (i64.shr_u (local.get $word) (i64.const 32))) (i32.const 0xfff))
                (local.get $value)))
          (then (call $exit) (unreachable))))))

  ;; Counts of what this thread owns; immortals have none.
  (func (export "drop_value_own: imm value ->") (param $thread i32) (param $value i64) (local $count i32)
    (if (i64.eq (i64.shr_u (local.get $value) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then
        (local.set $count (i32.load (i32.wrap_i64 (local.get $value))))
        (if (i32.ge_s (local.get $count) (global.get $LOCAL))
          (then
            (if (i32.and
                  (i32.gt_s (local.get $count) (i32.const 1))
                  (i32.eq
                    (i32.load8_u (i32.add (i32.wrap_i64 (local.get $value)) (global.get $HEADER_OWNER)))
                    (i32.load (i32.add (local.get $thread) (global.get $THREAD_OWN)))))
              (then (i32.store (i32.wrap_i64 (local.get $value)) (i32.sub (local.get $count) (i32.const 1))))
              (else (call $release (local.get $value)))))))))
  (func (export "keep_value_own: imm value -> value") (param $thread i32) (param $value i64) (result i64) (local $count i32)
    (if (i64.eq (i64.shr_u (local.get $value) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then
        (local.set $count (i32.load (i32.wrap_i64 (local.get $value))))
        (if (i32.ge_s (local.get $count) (global.get $LOCAL))
          (then
            (if (i32.and
                  (i32.gt_s (local.get $count) (i32.const 0))
                  (i32.eq
                    (i32.load8_u (i32.add (i32.wrap_i64 (local.get $value)) (global.get $HEADER_OWNER)))
                    (i32.load (i32.add (local.get $thread) (global.get $THREAD_OWN)))))
              (then (i32.store (i32.wrap_i64 (local.get $value)) (i32.add (local.get $count) (i32.const 1))))
              (else (drop (call $share (local.get $value)))))))))
    (local.get $value))
  (func (export "share_value_own: imm value -> value") (param $thread i32) (param $value i64) (result i64) (local $count i32)
    (if (i64.eq (local.get $value) (global.get $UNBOUND))
      (then (call $exit) (unreachable)))
    (if (i64.eq (i64.shr_u (local.get $value) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then
        (local.set $count (i32.load (i32.wrap_i64 (local.get $value))))
        (if (i32.ge_s (local.get $count) (global.get $LOCAL))
          (then
            (if (i32.and
                  (i32.gt_s (local.get $count) (i32.const 0))
                  (i32.eq
                    (i32.load8_u (i32.add (i32.wrap_i64 (local.get $value)) (global.get $HEADER_OWNER)))
                    (i32.load (i32.add (local.get $thread) (global.get $THREAD_OWN)))))
              (then (i32.store (i32.wrap_i64 (local.get $value)) (i32.add (local.get $count) (i32.const 1))))
              (else (drop (call $share (local.get $value)))))))))
    (local.get $value))
)
