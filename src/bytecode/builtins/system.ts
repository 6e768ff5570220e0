/** Files and the operating system: what src/python/_files.py and os.py are made of. */
export const SYSTEM = [
  ["open", "function", "system:openBuiltin"],
  ["_system.open", "function", "system:systemOpen"],
  ["_system.read", "function", "system:systemRead"],
  ["_system.write", "function", "system:systemWrite"],
  ["_system.ask", "function", "system:systemAsk"],
  ["_system.lock", "function", "builtin-threads:makeLock"],
] as const;
