/**
 * The layout of values, of heap objects and of the shared memory: the one place.
 * TypeScript imports it; the build writes the same names into `wasm/generated/layout.ts` for the
 * runtime, and stencils read them as imported globals (`(import "layout" "INT_BIAS" (global …))`).
 * All sizes are bytes, all offsets bytes from the start of their record. No imports. Long because it
 * is one table: splitting it would make two places of the one.
 */

/** 64-bit constants of the NaN-boxed value. A float is itself; everything else is ≥ `TAG_FLOOR` (unsigned). */
export const VALUE = {
  /** Smallest bit pattern that is not a float. */
  TAG_FLOOR: 0xfff9_0000_0000_0000n,
  /** Ints: `value - INT_FLOOR` is in [0, 2^48) exactly for ints. */
  INT_FLOOR: 0xfff9_0000_0000_0000n,
  /** An int n is `n + INT_BIAS`; so boxing is one addition, unboxing one subtraction. */
  INT_BIAS: 0xfff9_8000_0000_0000n,
  INT_MIN: -0x8000_0000_0000n,
  INT_MAX: 0x7fff_ffff_ffffn,
  NONE: 0xfffa_0000_0000_0000n,
  /** FALSE | 1 is TRUE; a bool b (0 or 1) is `FALSE | b`. */
  FALSE: 0xfffa_0000_0000_0002n,
  TRUE: 0xfffa_0000_0000_0003n,
  NOT_IMPLEMENTED: 0xfffa_0000_0000_0004n,
  ELLIPSIS: 0xfffa_0000_0000_0006n,
  /** No value: what runtime functions return where a class has no such method. */
  MISSING: 0xfffa_0000_0000_0008n,
  /** A reference to the heap object at p is `REF_FLOOR | p` (p unsigned 32 bit). */
  REF_FLOOR: 0xfffb_0000_0000_0000n,
  /** "No value here": an unbound name, an error status of a runtime function, the tail of list storage. */
  UNBOUND: 0xffff_ffff_ffff_ffffn,
  /** In a set's slot: there was an element. */
  SLOT_DELETED: 0xffff_ffff_ffff_fffen,
} as const;

/** 32-bit constants. */
export const LAYOUT = {
  /** The upper 16 bits of a reference; a register slot whose u16 at +6 equals this owns one count. */
  REF_TAG: 0xfffb,

  // ── object header, 16 bytes ──
  /** i32; negative = immortal (never counted, never freed). */
  HEADER_COUNT: 0,
  HEADER_MARK: 4, // u8: whether the collector of cycles looks after the object (wasm/mark.ts)
  HEADER_OWNER: 5, // u8: 1 + id of the thread that counts it in HEADER_COUNT, 0 = none (wasm/biased.ts)
  HEADER_FLAGS: 6, // u8 FLAG_*
  HEADER_LOCK: 7, // u8: bit 0 locked, bit 1 waiters
  HEADER_SHARED: 8, // i32: what other threads count (wasm/biased.ts); while cycles are collected, what holds it from outside
  HEADER_TYPE: 12, // u32: a TYPE_* id, later a shape id
  HEADER_SIZE: 16,
  FLAG_INTERNED: 1, // a str that is the only one of its text among the interned: names compare by address
  FLAG_FINALIZED: 2, // __del__ was called
  FLAG_WEAK: 4, // there are weak references to it (wasm/weak.ts)
  FLAG_TRASH: 8, // is being collected (wasm/cycles.ts)
  FLAG_KEPT: 16, // while cycles are collected: it was READABLE (wasm/biased.ts); the bits above are the mark's
  /** No text in UTF-8 has these bytes, and it is odd, unlike the low half of a pointer. */
  IMMORTAL: -0x4000_0000,
  /** Plus an id: counted by each thread for itself (wasm/per-thread.ts). Below it a negative count is that of an immortal. */
  LOCAL: -0x2000_0000,

  // ── types ──
  TYPE_STR: 1,
  TYPE_LIST: 2,
  TYPE_TUPLE: 3,
  TYPE_RANGE: 4,
  TYPE_FUNCTION: 5,
  TYPE_BUILTIN: 6,
  TYPE_MODULE: 7,
  TYPE_CODE: 8,
  TYPE_THREAD: 9,
  TYPE_LOCK: 10,
  TYPE_EXCEPTION: 11,
  TYPE_CLASS: 12, // a built-in class used as a value: int, str, _thread.lock, …
  TYPE_METHOD: 13, // a built-in method bound to its object: `append = xs.append`
  TYPE_DICT: 14,
  TYPE_SET: 15,
  TYPE_FROZENSET: 16,
  TYPE_BYTES: 17,
  TYPE_BYTEARRAY: 18,
  TYPE_BIGINT: 19, // an int beyond 48 bits
  TYPE_SLICE: 20,
  TYPE_CELL: 21, // a variable that closures share
  TYPE_GENERATOR: 22,
  TYPE_ITERATOR: 23, // all built-in iterators: what kind says a field
  TYPE_DICT_VIEW: 24,
  TYPE_BOUND: 25, // a Python function bound to its object
  TYPE_PROPERTY: 26,
  TYPE_STATICMETHOD: 27,
  TYPE_CLASSMETHOD: 28,
  TYPE_SUPER: 29,
  TYPE_WEAKREF: 30,
  TYPE_TRACEBACK: 31,
  TYPE_NATIVE: 32, // further built-in objects of modules: what kind says a field
  TYPE_UNION: 40, // int | None
  TYPE_ALIAS: 41, // list[int]
  /** From here on the type word of a header is the address of a user class's shape. */
  TYPE_FIRST_SHAPE: 0x10_0000,

  // ── str: PEP 393's three widths ──
  STR_LENGTH: 16, // u32 code points
  STR_KIND: 20, // u32: 1, 2 or 4 bytes a code point
  STR_HASH: 24, // u32, 0 = not computed
  STR_DATA: 32,

  // ── big int: sign and magnitude, always beyond 48 bits (what fits is an int value) ──
  BIGINT_LENGTH: 16, // u32 limbs, the highest is not 0
  BIGINT_NEGATIVE: 20, // u32: 1 or 0
  BIGINT_LIMBS: 24, // u32, the lowest first

  // ── bytes: immutable; bytearray: its bytes in a storage block ──
  BYTES_LENGTH: 16, // u32
  BYTES_HASH: 20, // u32, 0 = not computed
  BYTES_DATA: 24,
  BYTEARRAY_LENGTH: 16, // u32
  /** u32, a block of {u32 capacity in bytes, …, bytes from STORAGE_ITEMS on}; never 0. */
  BYTEARRAY_STORAGE: 20,
  BYTEARRAY_SIZE: 24,

  // ── list ──
  LIST_LENGTH: 16, // u32
  /** u32, pointer to a storage block; never 0 (an empty list points to a block of capacity 0). */
  LIST_ITEMS: 20,
  LIST_SIZE: 24,
  /** The list of a deque. */
  DEQUE_LIMIT: 24, // i64: its maxlen, -1 = none
  DEQUE_VERSION: 32, // u32, raised by every change
  DEQUE_SIZE: 40,
  /** Storage block: the capacity lives in the block, so that a lock-free reader sees a matching pair. */
  STORAGE_CAPACITY: 0, // u32
  STORAGE_GAP: 4, // u32, items of the block before its start (lists)
  STORAGE_ITEMS: 8, // i64 values; the unused tail is UNBOUND

  // ── tuple ──
  TUPLE_LENGTH: 16, // u32
  TUPLE_ITEMS: 24,

  // ── dict: a table of indices and the entries in the order of insertion, in one block ──
  /** u32, pointer to the table; 0 while nothing was ever inserted. */
  DICT_TABLE: 16,
  DICT_USED: 20, // u32 entries that there are
  DICT_VERSION: 24, // u32, raised by every change of keys
  DICT_ORDERED: 28, // u32: 1 = an OrderedDict stands for it: iterators bear no change of its keys
  DICT_SIZE: 32,
  DICT_LOG: 0, // of the table: u32, log2 of the number of indices; never changes
  DICT_FIRST: 4, // u32: no entry before this one is alive
  DICT_ROOM: 8, // u32 entries that the table has room for
  DICT_FILLED: 12, // u32 entries ever inserted into this table; later ones are free
  DICT_INDICES: 16, // i32 each: number of an entry, or DICT_EMPTY, DICT_DELETED; the entries follow
  DICT_EMPTY: -1,
  DICT_DELETED: -2,
  PAIR_HASH: 0, // i64; of a deleted entry: number of the next lower one that may be alive
  PAIR_KEY: 8, // value; UNBOUND = deleted. An entry is never used again
  PAIR_VALUE: 16, // value
  PAIR_SIZE: 24,

  // ── view of a dict: keys(), values(), items() ──
  VIEW_DICT: 16, // u32
  VIEW_KIND: 20, // u32 VIEW_*
  VIEW_SIZE: 24,
  VIEW_KEYS: 0,
  VIEW_VALUES: 1,
  VIEW_ITEMS: 2,

  // ── set and frozenset: CPython's open addressing ──
  SET_TABLE: 16, // u32
  SET_USED: 20, // u32 elements
  SET_FILL: 24, // u32 elements and deleted ones
  SET_FINGER: 28, // u32: where pop() looks next
  SET_VERSION: 32, // u32, raised by every change
  SET_HASH: 40, // i64 of a frozenset; -1 = not computed
  SET_SIZE: 48,
  SET_MASK: 0, // of the table: u32, number of slots - 1; never changes
  SET_SLOTS: 16,
  SLOT_HASH: 0, // i64
  SLOT_KEY: 8, // value; UNBOUND = free, SLOT_DELETED
  SLOT_SIZE: 16,

  // ── range ── (raw i64 numbers, not values; 0 where RANGE_EXACT has them)
  RANGE_START: 16,
  RANGE_STOP: 24,
  RANGE_STEP: 32,
  RANGE_COUNT: 40, // the largest i64 where there are more items
  RANGE_EXACT: 48, // u32: tuple of start, stop, step and count of any size where one of them is beyond 48 bits; 0 = none is
  RANGE_SIZE: 56,

  // ── function ──
  FUNCTION_CODE: 16, // u32
  FUNCTION_DEFAULTS: 20, // u32: tuple of the last parameters' defaults, 0 = none
  FUNCTION_ENTRY: 24, // u32: the code's first instruction, so that a call need not go through the code object
  FUNCTION_CLOSURE: 28, // u32: tuple of cells, 0 = none
  FUNCTION_KEYWORD_DEFAULTS: 32, // u32: tuple of name, value, name, value…, 0 = none
  FUNCTION_EXTRAS: 36, // u32: block of what few functions have, 0 = none yet
  FUNCTION_SIZE: 40,
  EXTRAS_NAME: 0, // u32: interned str that was set, 0 = the code's
  EXTRAS_QUALIFIED_NAME: 4, // u32: interned str that was set, 0 = the code's
  EXTRAS_DOC: 8, // value that was set, UNBOUND = the code's
  EXTRAS_MODULE: 16, // value that was set, UNBOUND = the code's
  EXTRAS_ANNOTATE: 24, // value: __annotate__, UNBOUND = none
  EXTRAS_ANNOTATIONS: 32, // value: the dict of the annotations, UNBOUND = not evaluated
  EXTRAS_DICT: 40, // value: the dict of further attributes, UNBOUND = none yet
  EXTRAS_SIZE: 48,

  // ── generator ──
  GENERATOR_STATE: 16, // u32 GENERATOR_*; whoever makes it RUNNING by compare-and-swap owns the rest
  GENERATOR_CODE: 20, // u32
  GENERATOR_IP: 24, // u32: the first instruction, or the yield where it waits
  GENERATOR_LIVE: 28, // u32: how many registers it holds
  GENERATOR_FUNCTION: 32, // value: the function whose body runs; UNBOUND when it has ended
  GENERATOR_HANDLED: 40, // a record of the exception that it is handling (HANDLED_*)
  GENERATOR_SERIAL: 52, // u32, as INSTANCE_SERIAL; in the last word of that record
  GENERATOR_NAME: 56, // u32, an interned name that was set, or that its function had; 0 = the code's
  GENERATOR_QUALIFIED_NAME: 60, // u32, the same
  GENERATOR_REGISTERS: 64,
  GENERATOR_CREATED: 0,
  GENERATOR_SUSPENDED: 1,
  GENERATOR_RUNNING: 2,
  GENERATOR_DONE: 3,

  // ── cell ──
  CELL_VALUE: 16, // value, UNBOUND = empty
  CELL_SIZE: 24,

  // ── built-in function, class, module ──
  BUILTIN_ID: 16, // u32: index in src/bytecode/builtins.ts
  CLASS_DATA: 20, // u32, of a class: its class data
  BUILTIN_SIZE: 24,
  /** BUILTIN_ID of a class that no row of the built-ins makes. */
  NO_BUILTIN: 0x7fff_ffff,

  // ── class data (immortal), of built-in and user classes alike ──
  CLASSDATA_OBJECT: 0, // u32: the class object
  CLASSDATA_NAME: 4, // u32 str
  CLASSDATA_QUALNAME: 8, // u32 str
  CLASSDATA_MODULE: 12, // u32 str
  CLASSDATA_BASES: 16, // u32 tuple
  CLASSDATA_MRO: 20, // u32 tuple of classes, itself first
  CLASSDATA_NAMESPACE: 24, // u32 pointer to a namespace block
  CLASSDATA_SHAPE: 28, // u32: shape of instances without attributes, 0 = its instances are no plain objects
  CLASSDATA_FLAGS: 32, // u32 CLASS_FLAG_*
  CLASSDATA_NATIVE: 36, // u32: class object of the built-in type that it extends, 0 = object only
  CLASSDATA_CAPACITY: 40, // u32: slots that new instances have room for; grows with what instances needed
  CLASSDATA_SUBCLASSES: 44, // u32 list, 0 = none
  CLASSDATA_SLOTS: 48, // u32 tuple of the names in __slots__ of the whole MRO, 0 = instances have a __dict__
  CLASSDATA_META: 52, // u32: class object of its metaclass, 0 = type
  CLASSDATA_DICT_SHAPE: 56, // u32: shape of the instances whose attributes are in a dict, 0 = none was asked for its __dict__
  CLASSDATA_RECORDS: 60, // u32: first of its records
  /** u64: `__init__` (u32), when calls may enter it at once, and the version of all classes at which that was seen. */
  CLASSDATA_INIT: 64,
  CLASSDATA_OWN_SLOTS: 72, // u32 tuple of the names in its own __slots__, 0 = none
  CLASSDATA_SIZE: 80,
  CLASS_FLAG_USER: 1, // made by a class statement: its attributes can be changed
  CLASS_FLAG_FINAL: 2, // cannot be a base
  CLASS_FLAG_ORDERED: 256, // OrderedDict
  CLASS_FLAG_DOTTED: 8, // one of the library's that is C in CPython: messages name it with its module
  CLASS_FLAG_REGULAR: 16, // a metaclass: what derives from its class is an instance or a subclass, whoever else it asks
  CLASS_FLAG_SEQUENCE: 32, // sequence patterns look into its instances, and into those of classes that derive from it
  CLASS_FLAG_MAPPING: 64, // mapping patterns likewise
  CLASS_FLAG_DEQUE: 128, // collections.deque
  CLASS_FLAG_ABSTRACT: 4, // some abstract method has no implementation
  // record (immortal): what caches of attributes lead to where the word has no room for the version of all classes
  RECORD_TARGET: 0, // u64: function, or entry of a namespace (u32), and the version at which it was found
  RECORD_KEY: 8, // u32: the name, | CACHE_METHOD or CACHE_CLASS
  RECORD_NEXT: 12, // u32: the class's next
  RECORD_SIZE: 16,
  // namespace block: entries in order of insertion, searched by the name's address (names are interned)
  NAMESPACE_COUNT: 0, // u32
  NAMESPACE_CAPACITY: 4, // u32
  NAMESPACE_ENTRIES: 8,
  ATTRIBUTE_NAME: 0, // u32 str
  ATTRIBUTE_VALUE: 8, // value; UNBOUND = deleted
  ATTRIBUTE_SIZE: 16,

  // ── shape (hidden class, immortal): which names an instance has, in which slots ──
  SHAPE_CLASS: 0, // u32: class object
  SHAPE_COUNT: 8, // u32: slots
  SHAPE_NAMES: 4, // u32 pointer to SHAPE_COUNT u32 strs, shared along a chain of shapes
  SHAPE_PARENT: 12, // u32
  SHAPE_CHILD: 16, // u32: first of the shapes with one more name
  SHAPE_SIBLING: 20, // u32: next of the parent's
  SHAPE_ROOM: 24, // u32: names that fit at SHAPE_NAMES
  SHAPE_DATA: 28, // u32: class data
  SHAPE_DICT: 32, // u32: 1 = the attributes are in a dict, which is in slot SHAPE_DICT_SLOT
  SHAPE_DICT_SLOT: 1,
  SHAPE_PLAIN: 36, // u32: the version of all classes at which storing its last name was seen to be plain
  SHAPE_SIZE: 40,
  NEVER_PLAIN: 0xffff_ffff,

  // ── tags of the words at CODE_CACHES, in the lowest bits beside the object's type word; 0: slot of an instance ──
  CACHE_NEW: 1, // the upper half is the shape that the instance gets
  CACHE_METHOD: 2, // a record: a Python function
  CACHE_CLASS: 3, // a record: an entry of the class's namespace
  CACHE_PROPERTY: 5, // a record: the function of a property; in the thread's notes alone
  CACHE_SPECIAL: 6, // a record: a special method in Python, or a property's (wasm/operation.ts)
  CACHE_NATIVE: 7, // a record: a built-in method that a class in Python has; in the threads' notes alone
  CACHE_BUILTIN: 4, // the number of a built-in; the type word stands 4 bits further up

  // ── what stitched code asks for without a frame in memory (wasm/quiet.ts) ──
  QUIET_CALL: 0, // callee, arguments
  QUIET_SLICE: 1, // object, start, stop
  QUIET_LIST: 2, // items
  QUIET_TUPLE: 3, // items
  QUIET_STRING: 4, // strs
  QUIET_TEXT: 5, // what becomes a str
  QUIET_ITERATION: 6, // what is iterated over
  QUIET_CONTAINS: 7, // item, container
  QUIET_LACKS: 8, // item, container
  QUIET_DELETE: 9, // dict, key
  QUIET_METHOD: 10, // instance, name
  QUIET_TRUTH: 11, // what is tested
  QUIET_CONCAT: 12, // two strs
  QUIET_DICT: 13, // keys and values in turns
  QUIET_SOURCE: 14, // what a generator expression iterates over
  QUIET_SUPER: 15, // class, object, name of a method

  // ── instance of a user class; its type word is its shape ──
  INSTANCE_STORAGE: 16, // u32 storage block as a list's; at first inside the object itself
  INSTANCE_SERIAL: 20, // u32: how many this thread had made before
  INSTANCE_INLINE: 24,

  // ── Python function bound to its object ──
  BOUND_FUNCTION: 16, // value
  BOUND_SELF: 24, // value
  BOUND_SIZE: 32,

  // ── property; staticmethod and classmethod have only a function ──
  PROPERTY_GET: 16, // value, NONE = none
  PROPERTY_SET: 24,
  PROPERTY_DELETE: 32,
  PROPERTY_DOC: 40,
  PROPERTY_NAME: 48, // u32 str, 0 = none
  PROPERTY_SIZE: 56,
  WRAPPER_FUNCTION: 16, // value
  WRAPPER_SIZE: 24,

  // ── union of types; alias of a type with arguments ──
  UNION_ARGS: 16, // u32 tuple
  UNION_SIZE: 24,
  ALIAS_ORIGIN: 16, // value
  ALIAS_ARGS: 24, // u32 tuple
  ALIAS_SIZE: 32,

  // ── super ──
  SUPER_CLASS: 16, // u32 class object after which the MRO is searched
  SUPER_SELF: 24, // value: the object, or the class
  SUPER_START: 32, // u32 class object whose MRO is searched
  SUPER_SIZE: 40,

  // ── module (immortal, written by the loader) ──
  MODULE_NAME: 16, // u32 str: dotted
  MODULE_CODE: 20, // u32 code object that the first import runs, 0 = built in
  MODULE_STATE: 24, // u32 MODULE_*
  MODULE_OWNER: 28, // u32: thread id + 1 of who runs it
  MODULE_TABLE: 32, // u32 pointer: names and slots, open addressing by the names' addresses
  MODULE_MASK: 36, // u32: entries of the table - 1
  MODULE_PATH: 40, // u32 str: its __file__, 0 = none
  MODULE_PARENT: 44, // u32 module: the package that it belongs to, 0 = none
  MODULE_SHORT_NAME: 48, // u32 str: under which the package has it
  MODULE_LOCK: 52, // u32 Lock that whoever runs it holds
  MODULE_INIT: 56, // u32: 1 + number of the built-in that the first import of a built-in module calls, 0 = none
  MODULE_FLAGS: 60, // u32
  MODULE_SIZE: 64,
  MODULE_IS_PACKAGE: 1,
  MODULE_IS_LIBRARY: 2, // ours in the place of CPython's: its frames are in no traceback
  MODULE_NEW: 0,
  MODULE_RUNNING: 1,
  MODULE_READY: 2,
  ENTRY_NAME: 0, // u32 str, 0 = free entry
  ENTRY_SLOT: 4, // u32 slot of the global
  ENTRY_BUILTIN: 8, // i64: the built-in that the slot holds while the module has no such name of its own, UNBOUND
  ENTRY_SIZE: 16,

  // ── bound method ──
  METHOD_SELF: 16, // value
  METHOD_ID: 24, // u32: the method's number among the built-ins
  METHOD_SIZE: 32,

  // ── table of immortal objects that the loader makes (CONTROL_SINGLETONS), u32 pointers by these indices ──
  SINGLETON_EMPTY_STR: 0,
  SINGLETON_MEMORY_ERROR: 1, // exception of kind MemoryError with an empty message: raised without allocating
  SINGLETON_EMPTY_TUPLE: 2,
  SINGLETON_MODULES: 3, // block of u32: the modules by number (Program.modules), 0 behind the last
  SINGLETON_ARGV: 4, // tuple of str: what sys.argv begins as
  SINGLETON_VERSION_INFO: 5, // tuple: sys.version_info, which has names for its items
  SINGLETON_PATH: 6, // tuple of str: what sys.path begins as
  SINGLETON_CHARACTERS: 64, // the 256 strings of one Latin-1 character
  SINGLETON_NAMES: 320, // the strs of SPECIAL_NAMES
  SINGLETON_TYPE_CLASSES: 576, // class objects by TYPE_*, or by PSEUDO_INT and the others below
  SINGLETON_COUNT: 704,
  /** What values without a header count as, among the TYPE_* of the table of classes. */
  PSEUDO_INT: 56,
  PSEUDO_FLOAT: 57,
  PSEUDO_BOOL: 58,
  PSEUDO_NONE: 59,
  PSEUDO_OBJECT: 60,
  PSEUDO_ELLIPSIS: 61,
  PSEUDO_NOT_IMPLEMENTED: 62,
  PSEUDO_ITERATORS: 64, // + ITER_*: iterators by their kinds
  PSEUDO_DICT_VIEWS: 120, // + VIEW_*

  // ── weak reference: the handle, of which each belongs to an object of src/python/weakref.py ──
  WEAKREF_OBJECT: 16, // u32 what it refers to, not owned; 0 = dead
  WEAKREF_NEXT: 20, // u32 next handle of the chain
  WEAKREF_OWNER: 24, // u32, not owned
  WEAKREF_CALLBACK: 32, // value, NONE = none
  WEAKREF_SIZE: 40,

  // ── lock ──
  LOCK_STATE: 16, // u32: bit 0 locked, bit 1 waiters
  LOCK_OWNER: 20, // u32: thread id of the holder, so that a dead owner can be found
  LOCK_SIZE: 24,

  // ── the handle of a thread (_thread._ThreadHandle) ──
  PYTHREAD_TARGET: 16, // value, NONE = none
  PYTHREAD_NAME: 28, // u32 str
  PYTHREAD_STATE: 32, // u32 PYTHREAD_*; joiners wait on this word
  PYTHREAD_ID: 36, // u32 id of its thread record once started
  PYTHREAD_DAEMON: 40, // u32
  PYTHREAD_NUMBER: 44, // u32 ident: no two threads of a program have the same
  PYTHREAD_SIZE: 48,
  PYTHREAD_NEW: 0,
  PYTHREAD_STARTED: 1,
  PYTHREAD_ENDED: 2,

  // ── exception ──
  EXCEPTION_CLASS: 16, // u32 class object, owned
  EXCEPTION_KIND: 20, // u32: the nearest built-in class, by its number in the table of exception classes
  EXCEPTION_ARGS: 24, // value: the tuple of the arguments
  EXCEPTION_CAUSE: 32, // value: UNBOUND = none
  EXCEPTION_CONTEXT: 40, // value: UNBOUND = none
  EXCEPTION_TRACEBACK: 48, // u32 traceback, 0 = none
  EXCEPTION_FIELDS: 52, // u32 block of EXCEPTION_FIELD_COUNT values (name, obj, …; UNBOUND = not set), 0 = none is set
  EXCEPTION_NOTES: 56, // value: __notes__, UNBOUND = none
  EXCEPTION_DICT: 64, // u32: further attributes of instances of user classes, 0 = none
  EXCEPTION_SINGLE: 68, // u8: 1 = EXCEPTION_ARGS is the one argument, not in a tuple yet
  EXCEPTION_SUPPRESS: 69, // u8: __suppress_context__
  EXCEPTION_SIZE: 72,
  EXCEPTION_FIELD_COUNT: 8,

  // ── traceback: a frame that an exception passed; next: the one inside of it ──
  TRACEBACK_NEXT: 16, // u32 traceback, 0 = the innermost
  TRACEBACK_CODE: 20, // u32
  TRACEBACK_IP: 24, // u32
  TRACEBACK_LOCALS: 28, // u32 tuple of what the frame's locals held, 0 = given up when the frame ended
  TRACEBACK_SIZE: 32,

  // ── iterator ──
  ITERATOR_KIND: 16, // u32 ITER_*
  ITERATOR_KEPT: 20, // u32, the tuple that an iterator over a dict's items gave last; 0 = none
  ITERATOR_OBJECT: 24, // value: what is iterated over, or the iterator(s) that are
  ITERATOR_INDEX: 32, // i64 raw: the next index, ITER_ENDED once exhausted; other kinds have a number of their own here
  ITERATOR_SECOND: 40, // value: a further object
  ITERATOR_SIZE: 48,
  ITER_ENDED: -1,
  ITER_LIST: 0,
  ITER_TUPLE: 1,
  ITER_STR: 2,
  ITER_RANGE: 3,
  ITER_LIST_REVERSED: 4, // index counts down
  ITER_REVERSED: 5, // of a tuple or str; index counts down
  ITER_CALLABLE: 6, // second: the sentinel
  ITER_ENUMERATE: 7, // object: an iterator; index: the next number
  ITER_ZIP: 8, // object: tuple of iterators; index: 1 = strict
  ITER_MAP: 9, // object: tuple of iterators; second: the function; index: 1 = strict
  ITER_FILTER: 10, // object: an iterator; second: the function, or None
  ITER_SEQUENCE: 11, // object: an instance with __getitem__; second: True = from the last to the first
  ITER_BYTES: 12, // of bytes or bytearray
  // of itertools; most of them keep what changes in a list of their own
  ITER_COUNT: 13, // object: the next number; second: the step
  ITER_CYCLE: 14, // object: an iterator; second: list of its items so far; index: -1 = it still gives items, else the next item
  ITER_REPEAT: 15, // second: True = without end, else index is how often still
  ITER_CHAIN: 16, // object: an iterator over the iterables; second: the iterator of the current one, None = none
  ITER_COMPRESS: 17, // second: the iterator of selectors
  ITER_DROPWHILE: 18, // second: the function; index: 1 = it was false
  ITER_TAKEWHILE: 19, // second: the function
  ITER_FILTERFALSE: 20,
  ITER_STARMAP: 21, // second: the function
  ITER_ISLICE: 22, // second: list of next, stop (-1 = none), step; index: how many items were taken
  ITER_PAIRWISE: 23, // second: list of the item before
  ITER_BATCHED: 24, // index: the size; second: True = strict
  ITER_ZIP_LONGEST: 25, // object: list of iterators, None for the exhausted; second: what fills; index: how many still give
  ITER_ACCUMULATE: 26, // second: list of total, function, initial value
  ITER_GROUPBY: 27, // second: list of function, target key, current key, current value; index: number of the group
  ITER_GROUP: 28, // object: the groupby; second: the key; index: number of the group
  ITER_TEE: 29, // second: list that shares items, the first leads to the next such list; index: the next item in it
  ITER_PRODUCT: 30, // object: tuple of tuples; second: list of places; index: 0 = at the start, 1 = under way
  ITER_PERMUTATIONS: 31, // object: tuple; second: list of places, then of cycles
  ITER_COMBINATIONS: 48, // object: tuple; second: list of places
  ITER_COMBINATIONS_AGAIN: 49,
  TEE_ITEMS: 57,
  ITER_DICT_KEYS: 32, // + VIEW_*: over a dict; index: the next entry, and above it how many are left; second: how many there were
  ITER_DICT_REVERSED: 36, // + VIEW_*
  ITER_DEQUE: 41, // object: the list; second: its version
  ITER_DEQUE_REVERSED: 42,
  ITER_SET: 40, // index: the next slot; second: how many there were

  // ── slice ──
  SLICE_START: 16, // value
  SLICE_STOP: 24, // value
  SLICE_STEP: 32, // value
  SLICE_SIZE: 40,

  // ── code object (immortal, written by the loader) ──
  CODE_INSTRUCTIONS: 16, // u32 pointer, 8 bytes an instruction
  CODE_CONSTANTS: 20, // u32 pointer, values: always the object + CODE_SIZE, which spares the interpreter a load
  CODE_COUNT: 24, // u32 instructions
  CODE_ARGS: 28, // u16 parameters, when all are plain and a call just runs the code; else NOT_PLAIN
  NOT_PLAIN: 0xffff,
  CODE_LOCALS: 30, // u16 parameters + named locals: registers below it own for the whole call
  CODE_REGISTERS: 32, // u16 all registers
  CODE_FLAGS: 34, // u16
  CODE_ID: 36, // u32 index in the program's list of code objects
  CODE_HANDLERS: 40, // u32 pointer
  CODE_HANDLER_COUNT: 44, // u32
  CODE_ADAPTIVE: 48, // u32 pointer: one u8 an instruction, failed specialisations
  ADAPTIVE_TEXT: 0x20, // bit of that u8: an addition of strs
  ADAPTIVE_OUTGROWN: 0x40, // bit of that u8: ints here grow beyond 48 bits again and again
  ADAPTIVE_IN_PLACE: 0x80, // bit of that u8, set by the loader: comes from an augmented assignment (CodeObject.inPlace)
  CODE_NAME: 52, // u32 str
  CODE_PARAMETERS: 56, // u32 tuple of str: names of all locals, parameters first
  CODE_GLOBAL_NAMES: 60, // u32 tuple of str: the module's global names by slot
  CODE_EXIT_COUNTS: 64, // u32 pointer: one u32 an instruction, exits of stitched code taken there; behind them the same for EXIT_END
  CODE_QUALIFIED_NAME: 68, // u32 str
  CODE_EXECUTIONS: 72, // u32 pointer: one u64 an instruction, dispatches that the statistics build counted
  CODE_MODULE: 76, // u32 module
  CODE_PARAMETER_COUNT: 80, // u16 registers that are parameters: positional, keyword-only, *args, **kwargs
  CODE_POSITIONAL: 82, // u16 parameters that positional arguments fill
  CODE_POSITIONAL_ONLY: 84, // u16 the first of them that have no keyword
  CODE_KEYWORD_ONLY: 86, // u16
  CODE_FREE_NAMES: 88, // u32 tuple of str: names of the closure's cells
  CODE_DOC: 92, // u32 str, 0 = none
  CODE_CACHES: 96, // u32 distance from an instruction to its u64 of what it found (wasm/attribute-cache.ts)
  CODE_FIRST_LINE: 100, // u32
  CODE_FILE: 104, // u32 str, as tracebacks print it
  CODE_ENTRY: 108, // u32: where a call enters it: its first instruction, or the back-edge behind its last that counts calls (vm/loader.ts)
  CODE_SIZE: 112,
  FLAG_VAR_ARGS: 4, // of CODE_FLAGS, CPython's numbers
  FLAG_VAR_KEYWORDS: 8,
  FLAG_GENERATOR: 0x20,
  HANDLER_START: 0, // u32 instruction index, inclusive
  HANDLER_END: 4, // u32 exclusive
  HANDLER_TARGET: 8, // u32
  HANDLER_REGISTER: 12, // u32 receives the exception
  HANDLER_SIZE: 16,

  // ── instruction, 8 bytes: four u16 ──
  INSTRUCTION_SIZE: 8,
  FIELD_OP: 0,
  FIELD_A: 2,
  FIELD_B: 4,
  FIELD_C: 6,

  // ── frame: [callee value][u32 call ip | u32 caller's code] r0 r1 … ; FP points to r0 ──
  FRAME_CALLEE: -16,
  FRAME_CALL_IP: -8,
  FRAME_CALLER_CODE: -4,
  FRAME_HEADER: 16,

  // ── map of the shared memory ──
  CONTROL_BASE: 0x400,
  /** The opcode table as the runtime reads it: constant data of the linked module, MAX_OPCODES entries a table. */
  OPCODE_MODES: 0x3_0000, // u8: which fields are constants
  OPCODE_GENERIC: 0x3_0400, // u16
  OPCODE_BASE: 0x3_0c00, // u16: the generic opcode without operand modes
  OPCODE_SLOTS: 0x3_1400, // u8: row of OPCODE_SPECIALISED, 0 = never specialises
  OPCODE_SPECIALISED: 0x3_1800, // u16: 256 rows of 8 × 8 classes
  MAX_OPCODES: 1024,
  THREADS_BASE: 0x4_0000,
  THREAD_SIZE: 1024,
  MAX_THREADS: 256,
  LOOPS_BASE: 0x8_0000,
  LOOP_SIZE: 64,
  MAX_LOOPS: 8192,
  GLOBALS_BASE: 0x10_0000, // values, 8 bytes a slot
  MAX_GLOBALS: 65536,
  HEAP_BASE: 0x20_0000,
  /** Storage of every empty list: a block of capacity 0 that is never freed. */
  EMPTY_STORAGE: 0x3f0,
  /** Allocator: one byte a heap page (of HEAP_PAGE bytes), its size class, 255 = first page of a large block. */
  PAGE_TABLE_BASE: 0x18_0000,
  RUNTIME_DATA_BASE: 0x1a_0000, // up to HEAP_BASE: AssemblyScript's constant data, re-applied by every instance
  HEAP_PAGE: 0x8000,

  // ── control block (offsets from CONTROL_BASE) ──
  CONTROL_MULTI: 0, // u32: 1 from just before a thread runs beside another (with the GIL none does); locks and atomics are skipped while 0
  CONTROL_HEAP_TOP: 4, // u32: bump pointer of the page allocator
  CONTROL_HEAP_END: 8, // u32: limit; beyond it MemoryError
  CONTROL_SINGLETONS: 12, // u32 pointer to the loader's table of immortal objects
  CONTROL_GIL_ENABLED: 16, // u32
  CONTROL_SWITCH_INTERVAL_US: 20, // u32
  CONTROL_STOP: 24, // u32: 1 = every thread ends at its next safepoint
  CONTROL_RECURSION_LIMIT: 28, // u32
  CONTROL_OUTPUT_LOCK: 32, // u32: keeps printed lines whole
  CONTROL_CODE_LIST: 36, // u32 pointer to u32 code pointers by id
  CONTROL_LOOP_COUNT: 40, // u32
  CONTROL_JIT_ENABLED: 44, // u32
  CONTROL_THREAD_COUNT: 52, // u32: Python threads ever started
  CONTROL_STRESS: 56, // u32: bits, see tunables
  CONTROL_TRACE: 60, // u32: 1 = the timeline is recorded (host.event)
  CONTROL_EPOCH: 64, // u32: delayed free, raised when a thread seals a batch of retired blocks
  CONTROL_ORPHANS: 68, // u32: chain of blocks that ended threads had retired
  CONTROL_THREAD_TOP: 72, // u32: 1 + highest thread id ever used; scans of the thread records end there
  CONTROL_THREAD_NUMBER: 76, // u32: Thread objects ever made without a name, for "Thread-N"
  CONTROL_PAGES_LOCK: 80, // u32: lock of the free list of page runs
  CONTROL_PAGES_FREE: 84, // u32: first free page run, ascending addresses
  CONTROL_THREADS_FREED: 88, // u32: raised and notified when a thread record becomes free
  CONTROL_INT_DIGITS: 92, // u32: the most digits of an int that is converted to or from decimal text, 0 = any
  CONTROL_DELETERS: 116, // u32: 1 from when some class has a `__del__`
  CONTROL_CLASS_VERSION: 112, // u32: raised when a class changed so that caches of attributes are stale
  CONTROL_STDOUT: 124, // u32: 1 + slot of sys.stdout once sys is imported: print looks there
  CONTROL_MODULES: 120, // u32: the dict sys.modules once sys is imported
  CONTROL_INTERNED: 96, // u32 pointer to the loader's {u32 count, u32 strs…}, for the table of interned names
  CONTROL_INTERN_TABLE: 100, // u32 pointer to the hash table of interned strs, 0 = not made yet
  CONTROL_INTERN_LOCK: 104, // u32
  CONTROL_SHAPES_LOCK: 108, // u32: keeps shapes' children and classes' namespaces whole
  CONTROL_POOLS: 1024, // u64 a size class: {tag, first batch of free blocks}, up to 1536
  CONTROL_GIL: 128, // the GIL's own words, cache lines of their own, and GIL_PRIVATE's: up to 640
  CONTROL_GC_NEXT: 640, // u32: when the heap's end passes it, cycles are collected
  CONTROL_GC_ACTIVE: 644, // u32: 1 = some thread collects
  CONTROL_GC_DISABLED: 648, // u32: 1 = only when asked
  CONTROL_GC_REUSED: 652, // u32: batches of blocks that were used again while the heap was full
  CONTROL_WEAK_LOCK: 656, // u32
  CONTROL_WEAK_TABLE: 660, // u32 pointer, 0 = none yet
  CONTROL_WEAK_COUNT: 664, // u32 handles in it
  CONTROL_WORLD: 672, // u32: thread id + 1 of who has stopped all others, 0 = nobody
  CONTROL_CLOSABLE: 676, // u32: 1 from when there was a generator with a try or a with
  CONTROL_GIL_KEPT_OFF: 692, // u32: 1 = no native module switches the GIL on
  CONTROL_THREADS_ALIVE: 688, // u32: Python threads that were started and have not ended, without the main one
  CONTROL_LOCAL_TABLE: 696, // u32 pointer: counts per thread (wasm/per-thread.ts), 0 = none yet
  CONTROL_LOCAL_EVERY: 700, // u32: one less than how many finds of objects in globals it takes until one is looked at
  CONTROL_HELD_EVERY: 724, // u32: the same of objects in what other objects hold
  CONTROL_LOCAL_MADE: 704, // u32: objects that were ever counted per thread
  CONTROL_LOCAL_SETTLED: 708, // u32: of these, those that are no more
  CONTROL_OWN_STATE: 712, // u32: whether threads change their own objects without locks (wasm/private.ts), 0 = they do
  CONTROL_EXPOSED: 716, // u32: how often one waited for another because of that
  CONTROL_EXPOSING: 720, // u32: how many threads tell owners of their objects now, and wait for them
  CONTROL_STACK_ASKED: 728, // u32: bytes that threading.stack_size asked for, 0 = STACK_BYTES
  CONTROL_EXIT_CALLS: 668, // u32 list of what is called when the program ends, 0 = none
  GIL_LOCKED: 0, // u32; whoever wants it waits on this word
  GIL_OWNER: 64, // u32: thread id + 1 of the holder, 0 = none: a dead holder can be found
  GIL_LAST: 128, // u32: thread id + 1 of the last that took it; who was made to drop it waits for a change
  GIL_SWITCHES: 192, // u32
  GIL_WAITERS: 256, // u32: threads that want it
  GIL_DROPPERS: 320, // u32: threads that wait on GIL_LAST
  GIL_PRIVATE: 384, // a plug-in's lock has the 128 bytes from here on for itself; zero at first
  STRESS_SWITCH: 1, // CONTROL_STRESS: every safepoint is slow and hands the GIL over
  STRESS_LOCAL: 2, // what is found in a global twice is counted per thread, always (wasm/per-thread.ts)

  // ── thread record (offsets from THREADS_BASE + id * THREAD_SIZE) ──
  /** u32: end of the register stack, or 0 when a request waits: one word serves stack check and eval breaker. */
  THREAD_LIMIT: 0,
  THREAD_REQUESTS: 4, // u32 bits REQUEST_*
  THREAD_ID: 8, // u32
  THREAD_STATE: 12, // u32 THREAD_STATE_*
  THREAD_FP: 16, // u32 saved by the interpreter when it leaves
  THREAD_IP: 20, // u32
  THREAD_CODE: 24, // u32
  THREAD_DEPTH: 28, // u32 Python frames
  THREAD_STACK_BASE: 32, // u32
  THREAD_STACK_END: 36, // u32
  THREAD_OBJECT: 40, // u32 Thread object, 0 for the main thread
  THREAD_TRACEBACK: 44, // u32 pointer to {code u32, ip u32} pairs, innermost first
  THREAD_TRACEBACK_COUNT: 48, // u32
  THREAD_ENTRY_FP: 52, // u32: frame at which the interpreter returns to its host
  THREAD_EXCEPTION: 56, // i64 value, UNBOUND = none
  THREAD_RESULT: 64, // i64 value of the outermost return
  THREAD_INSTRUCTIONS: 72, // u64 counted by the statistics build of the interpreter
  THREAD_GIL_WAIT_US: 80, // u64
  THREAD_GIL_SWITCHES: 88, // u64
  THREAD_LOCK_WAITS: 96, // u64
  THREAD_LOCK_WAIT_US: 104, // u64
  THREAD_EPOCH: 112, // u32: the CONTROL_EPOCH at which this thread last held no stale pointer
  THREAD_PARK: 116, // u32: word on which this thread sleeps; notify wakes it
  /** u32 pointer to the innermost record of an exception being handled: the thread's own, or a running generator's. */
  THREAD_HANDLED: 120,
  THREAD_HANDLED_OWN: 1008, // the thread's own record
  /** Such a record: value (UNBOUND = none), u32 pointer to the record outside of it (0 = outermost). */
  HANDLED_VALUE: 0,
  HANDLED_OUTER: 8,
  HANDLED_SIZE: 16,
  THREAD_RETIRED: 704, // in the runtime's area: delayed free (wasm/quiesce.ts)
  THREAD_LIMBS: 736, // four pairs of u32: small ints as limbs, while an operation on big ones runs (wasm/bigint.ts)
  THREAD_QUEUE: 768, // u32: objects handed to this thread to be merged (wasm/biased.ts)
  THREAD_LEAVING: 772, // u32: its Thread object, from when that says ENDED until the thread touches no object any more
  THREAD_STUCK: 776, // u32: 1 while it waits without a limit for a lock or for another thread's end
  // For stitched functions that call stitched functions (stencils/direct.wat, wasm/inlined.ts).
  THREAD_DEEPEST: 780, // u32: the Python depth from which on they leave calls to the interpreter, 0 = none runs
  THREAD_LEFT: 784, // u32 EXIT_FRAME or EXIT_FRAME_RAISED: how the innermost one left
  THREAD_CALLS: 788, // u32 calls among them, ever
  THREAD_FOUND: 792, // eight u32: objects found in globals (wasm/per-thread.ts)
  THREAD_OWN: 824, // u32: owner's number of objects that it changes without locks (wasm/private.ts), or OWN_NOTHING
  THREAD_WAITING: 828, // u32: 1 while it waits in the runtime without being offline (wasm/private.ts)
  OWN_NOTHING: 256,
  THREAD_NOTES: 836, // u32: its notes on attributes (wasm/attribute-cache.ts), 0 = none yet
  NOTE_SETS: 512, // so many sets of four lines of them: {u32 shape, u32 name | CACHE_*, u64 word}
  THREAD_TRAIL: 832, // u32: address of the entry of the trail that is written next (src/jit/trail.ts), behind the areas for finalisers
  THREAD_CHANCE: 840, // u32: decides which of the thread's exits are counted (EXIT_SAMPLED)
  THREAD_NESTED: 844, // u32 a call that stays a call in stitched code: its call ip (wasm/nested.ts); 40 at most
  /** The trail: a ring of what the statistics build of the interpreter dispatched last, {u32 address, u32 fp} each. Aligned to its size, a power of two. */
  TRAIL_BYTES: 1 << 13,
  THREAD_RUNTIME: 128, // the runtime's own: allocator heads, retire queue, …
  STACK_BYTES: 1 << 20,
  MAIN_STACK_BYTES: 1 << 26, // at most; a thirty-second of the memory where that is less
  /** Behind the register stack: areas for finalisers, which run where nobody knows the running frame (wasm/finalise.ts). */
  FINALISER_BYTES: 1 << 17,
  FINALISER_LEVELS: 4,

  // ── request bits of the eval breaker ──
  REQUEST_DROP_GIL: 1,
  REQUEST_INTERRUPT: 2, // KeyboardInterrupt (main thread)
  REQUEST_REENTER: 4, // leave and enter again, so that V8's better code is used
  REQUEST_QUIESCE: 8, // publish that no stale pointer is held
  REQUEST_PAUSE: 32, // another thread stops the world
  REQUEST_COLLECT: 64, // the heap has grown: collect cycles
  REQUEST_MERGE: 128, // objects were handed over (wasm/biased.ts)
  REQUEST_LOCAL: 256, // an object is to be counted per thread (wasm/per-thread.ts)
  REQUEST_LOOK: 512, // memory is exhausted: free what waits in this thread's queue (wasm/quiesce.ts)
  REQUEST_STOP: 16, // the program ends: leave the interpreter

  // ── what the interpreter returns to its host ──
  LEFT_RETURNED: 0,
  LEFT_RAISED: 1,
  LEFT_REENTER: 2,
  LEFT_STOPPED: 3,

  // ── what a generic operation returns to the interpreter ──
  STATUS_NEXT: 0, // done: the next instruction
  STATUS_RAISED: 1, // THREAD_EXCEPTION is set: unwind
  STATUS_AGAIN: 2, // the instruction was specialised (or changed): dispatch it again
  STATUS_JUMP: 3, // done: take the instruction's jump
  STATUS_FRAME: 4, // a frame was pushed or popped: reload fp, ip and code from the thread record

  // ── what stitched code returns: pc * 8 | one of these ──
  EXIT_NORMAL: 0, // go on at pc in the interpreter
  EXIT_RAISED: 1, // an operation at pc raised: unwind
  EXIT_ENTRY: 2, // an entry guard failed, nothing was done: pc is the loop's header
  EXIT_INSTALLED: 3, // the table slot was only now filled, nothing was done: pc is the loop's header
  EXIT_FRAME: 4, // the operation at pc pushed a frame: go on there
  EXIT_FRAME_RAISED: 5, // frames of inlined calls were made, the innermost raised: unwind
  EXIT_END: 6, // the loop is over: go on at pc
  EXIT_MASK: 7,
  /** Exits to one pc after which the JIT looks at them again; a power of two. */
  EXIT_CHECK_INTERVAL: 1024,
  /**
   * Beside other threads one exit in so many is counted, for all of them, where many were counted before, and likewise turns of a loop that has
   * long to wait: threads that count in the same words at every turn take the cache line from each other.
   */
  EXIT_SAMPLED: 16,
  /** So many were counted at one place: from then on one in EXIT_MANY_SAMPLED is. */
  EXIT_MANY: 1 << 15,
  EXIT_MANY_SAMPLED: 256,

  // ── loop record (offsets from LOOPS_BASE + id * LOOP_SIZE) ──
  LOOP_STATE: 0, // u32 LOOP_STATE_*, changed by compare-and-swap
  LOOP_COUNTER: 4, // i32, counts down to the next attempt
  LOOP_CODE: 8, // u32 code object
  LOOP_HEADER: 12, // u32 instruction index of the header
  LOOP_BACK: 16, // u32 instruction index of the JUMP_BACK
  LOOP_BYTES: 20, // u32 pointer to the published module
  LOOP_SIZE_BYTES: 24, // u32
  LOOP_VERSION: 28, // u32
  LOOP_ENTRIES: 32, // u32
  LOOP_EXITS: 36, // u32
  LOOP_ENTRY_FAILURES: 40, // u32
  LOOP_BACKOFF: 44, // u32
  LOOP_TURNS: 48, // u32 back-edges in stitched code that counts them
  LOOP_CALL_WORK: 52, // u32 of a function: instructions that a call performs in its loops, at least (jit/call-work.ts)
  LOOP_ASKED: 56, // u32: 1 when it was hot once: LOOP_COUNTER counts no longer from the start
  LOOP_STATE_COLD: 0,
  LOOP_STATE_CLAIMED: 1,
  LOOP_STATE_READY: 2,
  LOOP_STATE_GIVEN_UP: 3,

  // ── entries of the timeline (src/base/events.ts) ──
  EVENT_RUN: 1, // the thread enters the interpreter
  EVENT_LEAVE: 2, // and leaves it
  EVENT_GIL_WAIT: 3,
  EVENT_GIL_TAKEN: 4,
  EVENT_GIL_DROPPED: 5,
  EVENT_BLOCK: 6, // value: BLOCKED_*
  EVENT_UNBLOCK: 7,
  EVENT_STITCHED: 8, // value: loop; enters stitched code
  EVENT_UNSTITCHED: 9,
  EVENT_COMPILE: 10, // value: loop; stitches and compiles it
  EVENT_COMPILED: 11,
  EVENT_COLLECT: 12, // collects cycles, or waits for the thread that does
  EVENT_COLLECTED: 13,
  BLOCKED_SLEEP: 1,
  BLOCKED_LOCK: 2,
  BLOCKED_JOIN: 3,
  BLOCKED_START: 4,
  BLOCKED_OBJECT: 5, // the lock in an object's header
  BLOCKED_FILE: 6,

  // ── thread states ──
  THREAD_STATE_FREE: 0,
  THREAD_STATE_STARTING: 1,
  THREAD_STATE_RUNNING: 2,
  THREAD_STATE_BLOCKED: 3, // detached: waits, or is outside the interpreter; holds no stale pointer
  THREAD_STATE_ENDED: 4,
} as const;

/** One page of a WebAssembly memory. */
export const PAGE_BYTES = 65536;

/** Default size of the shared memory; created with initial = maximum, because growth is not synchronous. */
export const DEFAULT_MEMORY_BYTES = 2 ** 31;
