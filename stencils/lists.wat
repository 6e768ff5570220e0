;; Lists and tuples. A list's item is read without a lock in the order length, items, capacity, item (the capacity
;; lies in the storage block, so that it fits the items that were read); what is not a reference needs no more.
;; References, and every write once a second thread runs without the GIL, go through the runtime.
(module
  (import "layout" "NONE" (global $NONE i64))
  (import "layout" "UNBOUND" (global $UNBOUND i64))
  (import "layout" "REF_FLOOR" (global $REF_FLOOR i64))
  (import "layout" "REF_TAG" (global $REF_TAG i32))
  (import "layout" "LIST_LENGTH" (global $LIST_LENGTH i32))
  (import "layout" "LIST_ITEMS" (global $LIST_ITEMS i32))
  (import "layout" "STORAGE_CAPACITY" (global $STORAGE_CAPACITY i32))
  (import "layout" "STORAGE_ITEMS" (global $STORAGE_ITEMS i32))
  (import "layout" "HEADER_TYPE" (global $HEADER_TYPE i32))
  (import "layout" "TYPE_LIST" (global $TYPE_LIST i32))
  (import "layout" "TYPE_STR" (global $TYPE_STR i32))
  (import "layout" "TYPE_DICT" (global $TYPE_DICT i32))
  (import "layout" "TYPE_TUPLE" (global $TYPE_TUPLE i32))
  (import "layout" "STR_LENGTH" (global $STR_LENGTH i32))
  (import "layout" "DICT_USED" (global $DICT_USED i32))
  (import "layout" "TUPLE_LENGTH" (global $TUPLE_LENGTH i32))
  (import "layout" "TUPLE_ITEMS" (global $TUPLE_ITEMS i32))
  (import "layout" "CONTROL_MULTI_ADDRESS" (global $CONTROL_MULTI_ADDRESS i32))
  (import "patch" "exit" (func $exit))
  (import "rt" "share" (func $share (param i64) (result i64)))
  (import "rt" "take" (func $take (param i64) (result i32)))
  (import "rt" "list_item" (func $list_item (param i32 i32) (result i64)))
  (import "rt" "tuple_item" (func $tuple_item (param i32 i32) (result i64)))
  (import "rt" "list_store" (func $list_store (param i32 i32 i64) (result i32)))
  (import "rt" "list_push" (func $list_push (param i32 i64) (result i32)))
  (import "env" "memory" (memory 0 65536 shared))

  (func (export "list_len: list -> int") (param $list i32) (result i64)
    (i64.extend_i32_u (i32.load (i32.add (local.get $list) (global.get $LIST_LENGTH)))))

  ;; Truth of None and of what has a length; nobody's method is asked.
  (func (export "truth_sized: value -> bool") (param $value i64) (result i32) (local $type i32) (local $object i32)
    (local.set $object (i32.wrap_i64 (local.get $value)))
    (if (i64.eq (i64.shr_u (local.get $value) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then
        (local.set $type (i32.load (i32.add (local.get $object) (global.get $HEADER_TYPE))))
        (if (i32.eq (local.get $type) (global.get $TYPE_LIST))
          (then (local.set $object (i32.load (i32.add (local.get $object) (global.get $LIST_LENGTH)))))
          (else (if (i32.eq (local.get $type) (global.get $TYPE_STR))
            (then (local.set $object (i32.load (i32.add (local.get $object) (global.get $STR_LENGTH)))))
            (else (if (i32.eq (local.get $type) (global.get $TYPE_DICT))
              (then (local.set $object (i32.load (i32.add (local.get $object) (global.get $DICT_USED)))))
              (else (if (i32.eq (local.get $type) (global.get $TYPE_TUPLE))
                (then (local.set $object (i32.load (i32.add (local.get $object) (global.get $TUPLE_LENGTH)))))
                (else (call $exit) (unreachable))))))))))
      (else
        (if (i64.ne (local.get $value) (global.get $NONE)) (then (call $exit) (unreachable)))
        (local.set $object (i32.const 0))))
    (i32.ne (local.get $object) (i32.const 0)))

  (func (export "list_get: list int -> value") (param $list i32) (param $index i64) (result i64)
    (local $place i64) (local $length i64) (local $storage i32) (local $item i64) (local $count i32)
    (local.set $length (i64.extend_i32_u (i32.load (i32.add (local.get $list) (global.get $LIST_LENGTH)))))
    ;; A negative index counts from the end.
    (local.set $place
      (i64.add (local.get $index) (i64.and (i64.shr_s (local.get $index) (i64.const 63)) (local.get $length))))
    (if (i64.ge_u (local.get $place) (local.get $length)) (then (call $exit) (unreachable)))
    (local.set $storage (i32.load (i32.add (local.get $list) (global.get $LIST_ITEMS))))
    (if (i64.ge_u (local.get $place)
                  (i64.extend_i32_u (i32.load (i32.add (local.get $storage) (global.get $STORAGE_CAPACITY)))))
      (then (call $exit) (unreachable)))
    (local.set $item
      (i64.atomic.load
        (i32.add
          (i32.add (local.get $storage) (global.get $STORAGE_ITEMS))
          (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 3)))))
    ;; Reference or empty: both have the highest tags.
    (if (i64.ge_u (local.get $item) (global.get $REF_FLOOR))
      (then
        (if (i32.load (global.get $CONTROL_MULTI_ADDRESS))
          (then
            (local.set $item (call $list_item (local.get $list) (i32.wrap_i64 (local.get $place))))
            (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable))))
          (else
            (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
            (local.set $count (i32.load (i32.wrap_i64 (local.get $item))))
            (if (i32.ge_s (local.get $count) (i32.const 0))
              (then (i32.store (i32.wrap_i64 (local.get $item)) (i32.add (local.get $count) (i32.const 1)))))))))
    (local.get $item))

  ;; The same without becoming an owner of a reference, and while no other thread runs: what is within the length is there.
  (func (export "list_peek: list int -> value") (param $list i32) (param $index i64) (result i64)
    (local $place i64) (local $length i64)
    (if (i32.load (global.get $CONTROL_MULTI_ADDRESS)) (then (call $exit) (unreachable)))
    (local.set $length (i64.extend_i32_u (i32.load (i32.add (local.get $list) (global.get $LIST_LENGTH)))))
    (local.set $place
      (i64.add (local.get $index) (i64.and (i64.shr_s (local.get $index) (i64.const 63)) (local.get $length))))
    (if (i64.ge_u (local.get $place) (local.get $length)) (then (call $exit) (unreachable)))
    (i64.load
      (i32.add
        (i32.add (i32.load (i32.add (local.get $list) (global.get $LIST_ITEMS))) (global.get $STORAGE_ITEMS))
        (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 3)))))

  ;; The same beside other threads: the list itself may only have been looked at, and be dead (src/jit/plan/loans.ts). Its
  ;; memory stays as it is until the next safepoint.
  (func (export "list_look: list int -> value") (param $list i32) (param $index i64) (result i64)
    (local $place i64) (local $length i64) (local $storage i32) (local $item i64)
    (local.set $length (i64.extend_i32_u (i32.load (i32.add (local.get $list) (global.get $LIST_LENGTH)))))
    (local.set $place
      (i64.add (local.get $index) (i64.and (i64.shr_s (local.get $index) (i64.const 63)) (local.get $length))))
    (if (i64.ge_u (local.get $place) (local.get $length)) (then (call $exit) (unreachable)))
    (local.set $storage (i32.load (i32.add (local.get $list) (global.get $LIST_ITEMS))))
    (if (i64.ge_u (local.get $place)
                  (i64.extend_i32_u (i32.load (i32.add (local.get $storage) (global.get $STORAGE_CAPACITY)))))
      (then (call $exit) (unreachable)))
    (local.set $item
      (i64.atomic.load
        (i32.add
          (i32.add (local.get $storage) (global.get $STORAGE_ITEMS))
          (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 3)))))
    (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.get $item))
  ;; An item out of such a list, owned, if it is alive: the list's lock is out of reach.
  (func (export "list_take: list int -> value") (param $list i32) (param $index i64) (result i64)
    (local $place i64) (local $length i64) (local $storage i32) (local $item i64)
    (local.set $length (i64.extend_i32_u (i32.load (i32.add (local.get $list) (global.get $LIST_LENGTH)))))
    (local.set $place
      (i64.add (local.get $index) (i64.and (i64.shr_s (local.get $index) (i64.const 63)) (local.get $length))))
    (if (i64.ge_u (local.get $place) (local.get $length)) (then (call $exit) (unreachable)))
    (local.set $storage (i32.load (i32.add (local.get $list) (global.get $LIST_ITEMS))))
    (if (i64.ge_u (local.get $place)
                  (i64.extend_i32_u (i32.load (i32.add (local.get $storage) (global.get $STORAGE_CAPACITY)))))
      (then (call $exit) (unreachable)))
    (local.set $item
      (i64.atomic.load
        (i32.add
          (i32.add (local.get $storage) (global.get $STORAGE_ITEMS))
          (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 3)))))
    (if (i64.ge_u (local.get $item) (global.get $REF_FLOOR))
      (then
        (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
        (if (i32.eqz (call $take (local.get $item))) (then (call $exit) (unreachable)))))
    (local.get $item))

  ;; list[index] = value. Plain stores suffice while nobody else can write the list and nothing is counted.
  (func (export "list_set: list int value ->") (param $list i32) (param $index i64) (param $value i64)
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
    (if (i32.or
          (i32.or
            (i64.ge_u (local.get $value) (global.get $REF_FLOOR))
            (i32.load (global.get $CONTROL_MULTI_ADDRESS)))
          (i64.ge_u (i64.load (local.get $slot)) (global.get $REF_FLOOR)))
      (then
        (if (i32.eqz (call $list_store (local.get $list) (i32.wrap_i64 (local.get $place)) (local.get $value)))
          (then (call $exit) (unreachable))))
      (else (i64.store (local.get $slot) (local.get $value)))))

  ;; Appends to the list that a comprehension builds.
  (func (export "list_add: list value ->") (param $list i32) (param $value i64)
    (local $length i32) (local $storage i32) (local $count i32)
    (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.set $length (i32.load (i32.add (local.get $list) (global.get $LIST_LENGTH))))
    (local.set $storage (i32.load (i32.add (local.get $list) (global.get $LIST_ITEMS))))
    (if (i32.or
          (i32.load (global.get $CONTROL_MULTI_ADDRESS))
          (i32.ge_u (local.get $length) (i32.load (i32.add (local.get $storage) (global.get $STORAGE_CAPACITY)))))
      (then
        (if (i32.eqz (call $list_push (local.get $list) (local.get $value)))
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
            (i32.shl (local.get $length) (i32.const 3)))
          (local.get $value))
        (i32.store (i32.add (local.get $list) (global.get $LIST_LENGTH)) (i32.add (local.get $length) (i32.const 1))))))

  ;; list.append(value), which is None.
  (func (export "list_append: list value -> value") (param $list i32) (param $value i64) (result i64)
    (local $length i32) (local $storage i32) (local $count i32)
    (if (i64.eq (local.get $value) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
    (local.set $length (i32.load (i32.add (local.get $list) (global.get $LIST_LENGTH))))
    (local.set $storage (i32.load (i32.add (local.get $list) (global.get $LIST_ITEMS))))
    (if (i32.or
          (i32.load (global.get $CONTROL_MULTI_ADDRESS))
          (i32.ge_u (local.get $length) (i32.load (i32.add (local.get $storage) (global.get $STORAGE_CAPACITY)))))
      (then
        (if (i32.eqz (call $list_push (local.get $list) (local.get $value)))
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
            (i32.shl (local.get $length) (i32.const 3)))
          (local.get $value))
        (i32.store (i32.add (local.get $list) (global.get $LIST_LENGTH)) (i32.add (local.get $length) (i32.const 1)))))
    (global.get $NONE))

  ;; Iteration over a list that may change meanwhile: the index against the length of now.
  (func (export "list_more: list int -> bool") (param $list i32) (param $index i64) (result i32)
    (i64.lt_u (local.get $index) (i64.extend_i32_u (i32.load (i32.add (local.get $list) (global.get $LIST_LENGTH))))))
  (func (export "list_next: list int -> value int") (param $list i32) (param $index i64) (result i64 i64)
    (local $storage i32) (local $item i64) (local $count i32)
    (local.set $storage (i32.load (i32.add (local.get $list) (global.get $LIST_ITEMS))))
    (if (i64.ge_u (local.get $index)
                  (i64.extend_i32_u (i32.load (i32.add (local.get $storage) (global.get $STORAGE_CAPACITY)))))
      (then (call $exit) (unreachable)))
    (local.set $item
      (i64.atomic.load
        (i32.add
          (i32.add (local.get $storage) (global.get $STORAGE_ITEMS))
          (i32.shl (i32.wrap_i64 (local.get $index)) (i32.const 3)))))
    (if (i64.ge_u (local.get $item) (global.get $REF_FLOOR))
      (then
        (if (i32.load (global.get $CONTROL_MULTI_ADDRESS))
          (then
            (local.set $item (call $list_item (local.get $list) (i32.wrap_i64 (local.get $index))))
            (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable))))
          (else
            (if (i64.eq (local.get $item) (global.get $UNBOUND)) (then (call $exit) (unreachable)))
            (local.set $count (i32.load (i32.wrap_i64 (local.get $item))))
            (if (i32.ge_s (local.get $count) (i32.const 0))
              (then (i32.store (i32.wrap_i64 (local.get $item)) (i32.add (local.get $count) (i32.const 1)))))))))
    (local.get $item)
    (i64.add (local.get $index) (i64.const 1)))

  (func (export "list_next_peek: list int -> value int") (param $list i32) (param $index i64) (result i64 i64)
    (if (i32.load (global.get $CONTROL_MULTI_ADDRESS)) (then (call $exit) (unreachable)))
    (i64.load
      (i32.add
        (i32.add (i32.load (i32.add (local.get $list) (global.get $LIST_ITEMS))) (global.get $STORAGE_ITEMS))
        (i32.shl (i32.wrap_i64 (local.get $index)) (i32.const 3))))
    (i64.add (local.get $index) (i64.const 1)))

  ;; A tuple never changes: no races, only the further owner of what is read.
  (func (export "tuple_get: tuple int -> value") (param $tuple i32) (param $index i64) (result i64)
    (local $place i64) (local $length i64) (local $item i64)
    (local.set $length (i64.extend_i32_u (i32.load (i32.add (local.get $tuple) (global.get $TUPLE_LENGTH)))))
    (local.set $place
      (i64.add (local.get $index) (i64.and (i64.shr_s (local.get $index) (i64.const 63)) (local.get $length))))
    (if (i64.ge_u (local.get $place) (local.get $length)) (then (call $exit) (unreachable)))
    (local.set $item
      (i64.load
        (i32.add
          (i32.add (local.get $tuple) (global.get $TUPLE_ITEMS))
          (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 3)))))
    (if (i64.eq (i64.shr_u (local.get $item) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (local.set $item (call $tuple_item (local.get $tuple) (i32.wrap_i64 (local.get $place))))))
    (local.get $item))

  ;; The tuple goes on owning its item.
  (func (export "tuple_peek: tuple int -> value") (param $tuple i32) (param $index i64) (result i64)
    (local $place i64) (local $length i64)
    (local.set $length (i64.extend_i32_u (i32.load (i32.add (local.get $tuple) (global.get $TUPLE_LENGTH)))))
    (local.set $place
      (i64.add (local.get $index) (i64.and (i64.shr_s (local.get $index) (i64.const 63)) (local.get $length))))
    (if (i64.ge_u (local.get $place) (local.get $length)) (then (call $exit) (unreachable)))
    (i64.load
      (i32.add
        (i32.add (local.get $tuple) (global.get $TUPLE_ITEMS))
        (i32.shl (i32.wrap_i64 (local.get $place)) (i32.const 3)))))

  (func (export "tuple_len: tuple -> int") (param $tuple i32) (result i64)
    (i64.extend_i32_u (i32.load (i32.add (local.get $tuple) (global.get $TUPLE_LENGTH)))))

  (func (export "tuple_more: tuple int -> bool") (param $tuple i32) (param $index i64) (result i32)
    (i64.lt_u (local.get $index) (i64.extend_i32_u (i32.load (i32.add (local.get $tuple) (global.get $TUPLE_LENGTH))))))
  (func (export "tuple_next: tuple int -> value int") (param $tuple i32) (param $index i64) (result i64 i64)
    (local $item i64)
    (local.set $item
      (i64.load
        (i32.add
          (i32.add (local.get $tuple) (global.get $TUPLE_ITEMS))
          (i32.shl (i32.wrap_i64 (local.get $index)) (i32.const 3)))))
    (if (i64.eq (i64.shr_u (local.get $item) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (local.set $item (call $tuple_item (local.get $tuple) (i32.wrap_i64 (local.get $index))))))
    (local.get $item)
    (i64.add (local.get $index) (i64.const 1)))

  (func (export "unpack_pair: tuple -> value value") (param $tuple i32) (result i64 i64)
    (local $first i64) (local $second i64)
    (if (i32.ne (i32.load (i32.add (local.get $tuple) (global.get $TUPLE_LENGTH))) (i32.const 2))
      (then (call $exit) (unreachable)))
    (local.set $first (i64.load (i32.add (local.get $tuple) (i32.add (global.get $TUPLE_ITEMS) (i32.const 0)))))
    (if (i64.eq (i64.shr_u (local.get $first) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (local.set $first (call $share (local.get $first)))))
    (local.set $second (i64.load (i32.add (local.get $tuple) (i32.add (global.get $TUPLE_ITEMS) (i32.const 8)))))
    (if (i64.eq (i64.shr_u (local.get $second) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (local.set $second (call $share (local.get $second)))))
    (local.get $first)
    (local.get $second))

  (func (export "unpack_triple: tuple -> value value value") (param $tuple i32) (result i64 i64 i64)
    (local $first i64) (local $second i64) (local $third i64)
    (if (i32.ne (i32.load (i32.add (local.get $tuple) (global.get $TUPLE_LENGTH))) (i32.const 3))
      (then (call $exit) (unreachable)))
    (local.set $first (i64.load (i32.add (local.get $tuple) (i32.add (global.get $TUPLE_ITEMS) (i32.const 0)))))
    (if (i64.eq (i64.shr_u (local.get $first) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (local.set $first (call $share (local.get $first)))))
    (local.set $second (i64.load (i32.add (local.get $tuple) (i32.add (global.get $TUPLE_ITEMS) (i32.const 8)))))
    (if (i64.eq (i64.shr_u (local.get $second) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (local.set $second (call $share (local.get $second)))))
    (local.set $third (i64.load (i32.add (local.get $tuple) (i32.add (global.get $TUPLE_ITEMS) (i32.const 16)))))
    (if (i64.eq (i64.shr_u (local.get $third) (i64.const 48)) (i64.extend_i32_u (global.get $REF_TAG)))
      (then (local.set $third (call $share (local.get $third)))))
    (local.get $first)
    (local.get $second)
    (local.get $third))
)
