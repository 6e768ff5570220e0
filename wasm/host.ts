/**
 * What the runtime asks of its host: imports of module "host" (src/vm/host provides them). All are synchronous.
 */

/** Writes UTF-8 to the file descriptor, whole. */
export declare function write(fd: i32, pointer: u32, length: u32): void;
/** Reads from stdin: up to `capacity` bytes, for `line` 1 none behind the end of a line; the number of bytes, 0 = the end. */
export declare function read_input(line: u32, pointer: u32, capacity: u32): u32;
/** Seconds since the epoch. */
export declare function time(): f64;
/** Seconds of a clock that never goes back, the same in all threads. */
export declare function perf_counter(): f64;
/** Seconds of the processor that the process, or (1) this thread, has used. */
export declare function cpu_time(ofThread: u32): f64;
/** repr of a float as ASCII at `out`; the number of bytes. */
export declare function float_repr(x: f64, out: u32): i32;
/** x rounded to so many decimal places, ties to even; infinite when it is too large then. */
export declare function round_float(x: f64, places: i32): f64;
/** 1: the text is a float, stored at `out`. */
export declare function parse_float(pointer: u32, length: u32, out: u32): i32;
/** C's pow. */
export declare function pow(x: f64, y: f64): f64;
/** format(value, specification): bytes written at `out`, or minus the bytes of a ValueError's message there. */
export declare function format_value(
  kind: i32,
  i: i64,
  f: f64,
  text: u32,
  textLength: u32,
  specification: u32,
  specificationLength: u32,
  out: u32,
  capacity: i32,
): i32;
/** 1: str.isprintable() of the code point, which needs the Unicode tables. */
export declare function is_printable(character: u32): i32;
/** Value of a decimal digit of any script, -1 for every other code point. */
export declare function decimal_digit(character: u32): i32;
/** What a character is: bits of wasm/unicode.ts. */
export declare function character_class(character: u32): u32;
/** Maps the case of the text (which mapping: wasm/string-case.ts) to `out`; the number of bytes. */
export declare function change_case(mapping: u32, pointer: u32, length: u32, out: u32, capacity: u32): i32;
/** Text about an exception or a traceback at `out` (what: wasm/traceback-text.ts); the bytes it takes, or a line's number. */
export declare function describe_exception(what: u32, object: u32, out: u32, capacity: u32): i32;
/** Lets a worker run the started Thread object; 0 = it cannot. */
export declare function thread_start(threadObject: u32, threadId: u32): i32;
/** Writes `head` (a str object) and an exception with its traceback to stderr. */
export declare function report_exception(head: u32, exception: u32, isIgnored: bool): void;
/** A loop's counter reached zero, or its entry guards keep failing. */
export declare function hot(loopId: u32, fp: u32): void;
/** Puts the loop's stitched code into this thread's table slot. */
export declare function install(loopId: u32): void;
/** Calls a function of a native module (wasm/native-call.ts has the format); the bytes of its answer, which waits. */
export declare function native_call(pointer: u32, length: u32): u32;
/** Writes the answer that waits. */
export declare function native_answer(out: u32): void;
/** An entry of the timeline: EVENT_* of src/base/events.ts. */
export declare function event(kind: u32, value: u32): void;
/** Opens the file of a path: a descriptor, or minus an errno. */
export declare function file_open(path: u32, length: u32, flags: i32, mode: i32): i32;
/** Reads up to `count` bytes, at a position or (-1) where the descriptor is: their number, or minus an errno. */
export declare function file_read(fd: i32, to: u32, count: u32, position: f64): i32;
/** Writes likewise. */
export declare function file_write(fd: i32, from: u32, count: u32, position: f64): i32;
/** Asks something of src/vm/host/files.ts: the bytes of the answer, which is at `out` where it fits, or minus an errno. */
export declare function ask_system(question: u32, length: u32, out: u32, capacity: u32): i32;
