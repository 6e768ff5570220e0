/** What src/python/collections, heapq and bisect are made of besides Python. */
export const COLLECTIONS = [
  ["_collections.caller", "function", "collections:callerModule"],
  ["_collections.count_elements", "function", "collections:countElements"],
  ["_collections.dotted", "function", "collections:dottedClass"],
  ["_collections.alias", "function", "type-expressions:aliasOf"],
  ["_heapq.heappush", "function", "heap:heappush"],
  ["_heapq.heappop", "function", "heap:heappop"],
  ["_heapq.heapreplace", "function", "heap:heapreplace"],
  ["_heapq.heappushpop", "function", "heap:heappushpop"],
  ["_heapq.heapify", "function", "heap:heapify"],
  ["_bisect.bisect_left", "function", "heap:bisectLeft"],
  ["_bisect.bisect_right", "function", "heap:bisectRight"],
  ["_dataclasses.init", "function", "synthesise:makeInit"],
  ["_dataclasses.equal", "function", "synthesise:equalFields"],
  ["_dataclasses.values", "function", "synthesise:valuesOfFields"],
  ["_dataclasses.interned", "function", "synthesise:internedNames"],
] as const;
