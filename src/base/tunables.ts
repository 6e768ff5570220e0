/**
 * Every constant that may change how fast something is and must not change what it does.
 * Grouped by the part that reads it. No imports.
 */

export const TUNABLES = {
  // ── profiler and code cache (jit/hotness.ts, jit/cache.ts; the loader starts LOOP_COUNTER with HOT_BACK_EDGES) ──
  /**
   * Back-edges before a loop is first tried. A compilation costs about 1 ms, a loop turn in the interpreter
   * 4 to 40 ns: waiting until about a tenth of that time is spent loses little either way.
   */
  HOT_BACK_EDGES: 5000,
  /** The same for a loop around one that was just compiled, at most; the one around that waits for a tenth. */
  HOT_OUTER_EDGES: 400,
  /** Regions of so many instructions are compiled in the background without a worker of their own (threads/assembly.ts): some 30 ms at first. */
  ASSEMBLED_HERE: 100,
  /** What compiling an instruction in the background is taken to cost at first, in milliseconds (jit/ledger.ts measures on). */
  COMPILE_MS_EACH: 1.5,
  /** So much more the first compilation costs, which runs what JavaScript never ran before. */
  COMPILE_MS_FIRST: 50,
  /**
   * Milliseconds of compiling in the background that a program may have had from its start (some tenth of what starting takes), and its
   * share of the time after that. Of 0.1, 0.2, 0.3, 0.5 and no limit, seven programs of 0.6 to 1.1 s took 1.04, 1.07, 1.08, - and 1.17
   * times as long as without the JIT (geometric means of whole runs), eleven of 1 to 2 s 0.83, 0.75, 0.73, 0.70 and 0.69 times.
   */
  COMPILE_FREE_MS: 30,
  COMPILE_SHARE: 0.25,
  /** Every further attempt at a loop waits this many times longer than the one before. */
  HOT_BACKOFF: 4,
  /** Attempts that may end in a refusal that can pass (a path that was not yet executed) before the loop is left alone. */
  MAX_ATTEMPTS: 4,
  /** Versions of one loop: each is for other entry types or for other exits. */
  MAX_VERSIONS: 4,
  /** The same for any policy: published code is never freed. */
  MOST_VERSIONS: 64,
  /** How long a thread waits for another one that compiles the loop at which it is: some three compilations. Then it interprets on. */
  COMPILE_AWAITED_MS: 30,
  /** Longest wait that a loop's counter holds, in back-edges. */
  LONGEST_WAIT: 2 ** 31 - 1,
  /**
   * Side exits and failed entry guards of a published loop before a new version is tried; the interpreter counts
   * them down in LOOP_COUNTER. Low enough to leave bad code soon, high enough that a rare exit does not count.
   */
  EXIT_STORM: 200,
  /**
   * Instructions that a loop's code has to do for each of its exits: the cost of leaving and coming back, in instructions that
   * the interpreter could have done meanwhile. Code that does less is taken out, and tried again after HOT_BACKOFF times as
   * many turns as before.
   */
  EXIT_WORTH: 20,
  /** Exits at one instruction from which on a new version performs it in its generic form. */
  EXIT_GENERIC: 50,

  // ── regions ──
  /** Bytecode instructions in one region; TurboFan's time grows faster than linearly. */
  MAX_REGION_INSTRUCTIONS: 1200,

  /** Instructions of a function that calls itself not: fewer are not compiled as a whole, so many at the first attempt. */
  WHOLE_LEAST: 6,
  WHOLE_AT_ONCE: 40,

  /**
   * A trace's fitness is the share of the recorded turns that stay on it. The most frequent path is joined by the next ones until
   * it has this much; with every refusal half of it will do. Of 0.01, 0.5, 0.75, 0.9 and 0.98 the lower ones took up to a fifth more
   * time (fannkuch, task_switching, json_reader: more versions to compile, more exits until they are there), the higher one none less.
   */
  TRACE_FITNESS: 0.9,
  /** Paths that a trace begins with at most, and that one version takes more from each exit. */
  TRACE_PATHS: 8,
  /** Exits at one instruction from which on a path recorded behind it becomes a bridge. */
  TRACE_BRIDGE: 50,
  /** Versions of one trace, instead of MAX_VERSIONS: most of them grow bridges. */
  TRACE_VERSIONS: 12,

  /** Bytecode instructions of a function that is inlined where a hot loop calls it. */
  INLINE_INSTRUCTIONS: 160,
  /** The same where one of several functions is called. */
  INLINE_SEVERAL: 80,
  /** Of all that is inlined in one loop. */
  INLINE_TOTAL: 600,
  /**
   * A function of so many instructions that performs so many in the loops of one call stays a call: that costs 60 to 100 ns, some
   * hundredths of what it does, and its loops have the machine's registers for themselves.
   */
  INLINE_LONG_SIZE: 24,
  INLINE_LONG_WORK: 10_000,
  /** A function whose own code has so many bytes stays a call: it is long enough for the call not to matter. */
  INLINE_CODE_BYTES: 24_000,
  /** Calls within calls that are inlined. */
  INLINE_DEPTH: 6,

  /** Native stack that stitched functions take by calling themselves before the interpreter takes over (V8 has 1 MB or less). */
  NATIVE_STACK_BYTES: 300_000,

  // ── installing ──
  /** How long to wait while V8's process-wide flags are changed before compiling with the flags as they are. */
  COMPILE_LOCK_WAIT_MS: 2000,
} as const;
