/** The module threading: its members, and the methods of Thread and Lock. */
export const THREADS = [
  ["thread.start", "method", "builtin-threads:callStart"],
  ["thread.join", "method", "builtin-threads:callJoin"],
  ["lock.acquire", "method", "builtin-threads:acquireLock"],
  ["lock.release", "method", "builtin-threads:releaseLock"],
  ["lock.locked", "method", "builtin-threads:isLocked"],
  ["thread.is_alive", "method", "builtin-threads:isAlive"],
  ["threading.Thread", "class", "builtin-threads:makeThread"],
  ["threading.Lock", "class", "builtin-threads:makeLock"],
] as const;
