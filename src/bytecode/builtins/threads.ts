/** The module _thread, what src/python/threading.py is made of: threads as handles, and locks. */
export const THREADS = [
  ["thread.start", "method", "builtin-threads:callStart"],
  ["thread.join", "method", "builtin-threads:callJoin"],
  ["lock.acquire", "method", "builtin-threads:acquireLock"],
  ["lock.release", "method", "builtin-threads:releaseLock"],
  ["lock.locked", "method", "builtin-threads:isLocked"],
  ["thread.is_alive", "method", "builtin-threads:isAlive"],
  ["thread.ident", "getter", "builtin-threads:identOf"],
  ["_thread._ThreadHandle", "class", "builtin-threads:makeThread"],
  ["_thread.lock", "class", "builtin-threads:makeLock"],
  ["_thread.get_ident", "function", "builtin-threads:ownIdent"],
  ["_thread.set_stack", "function", "builtin-threads:setStack"],
  ["_thread.report", "function", "builtin-threads:reportException"],
  ["_native.function", "function", "native-call:nativeFunction"],
  ["_native.call", "function", "native-call:nativeCall"],
  ["_native.enter", "function", "native-call:nativeEnter"],
] as const;
