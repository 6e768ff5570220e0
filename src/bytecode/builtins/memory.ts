/** What src/python/gc.py, weakref.py and atexit.py are made of: the collector of cycles, handles of weak references. */
export const MEMORY = [
  ["_gc.collect", "function", "gc-module:gcCollect"],
  ["_gc.enable", "function", "gc-module:gcEnable"],
  ["_gc.enabled", "function", "gc-module:gcEnabled"],
  ["_gc.is_tracked", "function", "gc-module:gcIsTracked"],
  ["_gc.is_finalized", "function", "gc-module:gcIsFinalized"],
  ["_weakref.handle", "function", "weak:weakHandle"],
  ["_weakref.get", "function", "weak:weakGet"],
  ["_weakref.callback", "function", "weak:weakCallback"],
  ["_weakref.find", "function", "weak:weakFind"],
  ["_weakref.owners", "function", "weak:weakOwners"],
  ["_weakref.bound", "function", "weak:weakBound"],
  ["_weakref.count", "function", "weak:weakCount"],
  ["_weakref.at_exit", "function", "exit:atExit"],
] as const;
