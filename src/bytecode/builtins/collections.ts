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
] as const;
