/**
 * V8's flags for the whole process, set when this module is first imported: before any WebAssembly is compiled.
 *
 * The JIT switches Liftoff off for a moment (jit/install.ts). In Node 26 V8 then aborts now and then while another
 * function is optimised: inlining looks for call counts that only Liftoff's code would have taken. Without inlining
 * nothing looks for them; but the flag must not change once a module was compiled with it.
 */
import { setFlagsFromString } from "node:v8";

setFlagsFromString("--no-wasm-inlining");
