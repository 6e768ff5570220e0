/** dict, set and frozenset with their methods, the views of dicts, and hash(). */
const BOTH_SETS = [
  ["copy", "setCopyMethod"],
  ["union", "setUnionMethod"],
  ["intersection", "setIntersectionMethod"],
  ["difference", "setDifferenceMethod"],
  ["symmetric_difference", "setSymmetricDifferenceMethod"],
  ["issubset", "setIsSubsetMethod"],
  ["issuperset", "setIsSupersetMethod"],
  ["isdisjoint", "setIsDisjointMethod"],
] as const;

type Name = (typeof BOTH_SETS)[number][0];
type Row<Owner extends string> = readonly [`${Owner}.${Name}`, "method", `builtin-set:${string}`];

const methodsOf = <Owner extends string>(owner: Owner): readonly Row<Owner>[] =>
  BOTH_SETS.map(([name, implementation]) => [`${owner}.${name}`, "method", `builtin-set:${implementation}`] as const);

export const MAPS = [
  ["hash", "function", "hash:hashBuiltin"],
  ["dict", "class", "builtin-dict:toDict"],
  ["dict.get", "method", "builtin-dict:dictGetMethod"],
  ["dict.setdefault", "method", "builtin-dict:dictSetDefaultMethod"],
  ["dict.pop", "method", "builtin-dict:dictPopMethod"],
  ["dict.popitem", "method", "builtin-dict:dictPopItemMethod"],
  ["dict.update", "method", "builtin-dict:dictUpdateMethod"],
  ["dict.keys", "method", "builtin-dict:dictKeysMethod"],
  ["dict.values", "method", "builtin-dict:dictValuesMethod"],
  ["dict.items", "method", "builtin-dict:dictItemsMethod"],
  ["dict.copy", "method", "builtin-dict:dictCopyMethod"],
  ["dict.clear", "method", "builtin-dict:dictClearMethod"],
  ["dict.fromkeys", "static", "builtin-dict:dictFromKeys"],
  ["dict_keys.isdisjoint", "method", "builtin-dict:viewIsDisjointMethod"],
  ["dict_keys.mapping", "getter", "builtin-dict:viewMapping"],
  ["set", "class", "builtin-set:toSet"],
  ["set.add", "method", "builtin-set:setAddMethod"],
  ["set.discard", "method", "builtin-set:setDiscardMethod"],
  ["set.remove", "method", "builtin-set:setRemoveMethod"],
  ["set.pop", "method", "builtin-set:setPopMethod"],
  ["set.clear", "method", "builtin-set:setClearMethod"],
  ["set.update", "method", "builtin-set:setUpdateMethod"],
  ["set.intersection_update", "method", "builtin-set:setIntersectionUpdateMethod"],
  ["set.difference_update", "method", "builtin-set:setDifferenceUpdateMethod"],
  ["set.symmetric_difference_update", "method", "builtin-set:setSymmetricDifferenceUpdateMethod"],
  ...methodsOf("set"),
  ["frozenset", "class", "builtin-set:toFrozenset"],
  ...methodsOf("frozenset"),
] as const;
