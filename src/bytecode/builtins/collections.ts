/** What src/python/collections is made of besides Python. */
export const COLLECTIONS = [
  ["_collections.caller", "function", "collections:callerModule"],
  ["_collections.count_elements", "function", "collections:countElements"],
  ["_collections.dotted", "function", "collections:dottedClass"],
  ["_collections.alias", "function", "type-expressions:aliasOf"],
] as const;
