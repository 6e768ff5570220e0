/** Files and the operating system: what src/python/_files.py and os.py are made of. */
export const SYSTEM = [
  ["open", "function", "system:openBuiltin"],
  ["exit", "function", "sys:sysExit"],
  ["quit", "function", "sys:sysExit"],
  ["globals", "function", "namespaces:globalsDict"],
  ["locals", "function", "namespaces:localsDict"],
  ["_system.names", "function", "namespaces:namesIn"],
  ["_system.names_of_class", "function", "namespaces:namesOfClass"],
  ["_system.put", "function", "namespaces:putName"],
  ["_system.open", "function", "system:systemOpen"],
  ["_system.read", "function", "system:systemRead"],
  ["_system.write", "function", "system:systemWrite"],
  ["_system.ask", "function", "system:systemAsk"],
  ["_system.lock", "function", "builtin-threads:makeLock"],
  ["_system.thread_ident", "function", "builtin-threads:ownIdent"],
] as const;
