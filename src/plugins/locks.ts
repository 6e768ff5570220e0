/** The registry of locks under the GIL. The runtime's own, `parking`, is in wasm/gil-lock.ts; plug-ins add theirs. */
import { Registry } from "../base/registry.js";

export interface LockSource {
  /** WebAssembly text; undefined: the runtime's own. */
  readonly wat?: string;
  /** The plug-in's file, for messages. */
  readonly file?: string;
}

export const GIL_LOCKS = new Registry<LockSource>("lock", { parking: {} });
