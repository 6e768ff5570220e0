/**
 * A native module that does not say it is safe without the GIL: importing it switches the GIL on, with CPython's warning,
 * unless PYTHON_GIL=0 keeps it off.
 */
import { defineNative, PythonError } from "patchwork-jit";

let calls = 0n;

export default defineNative({
  functions: {
    /** What this thread's worker counted: variables of a native module are one worker's. */
    count: (): bigint => ++calls,
    echo: (value: never) => value,
    fail(kind: string, message: string): never {
      throw new PythonError(kind, message);
    },
    broken(): never {
      throw new Error("what the host says");
    },
  },
});
