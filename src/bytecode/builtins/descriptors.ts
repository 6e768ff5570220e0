/** Methods of descriptors, which programs call by name now and then. */
export const DESCRIPTORS = [
  ["function.__get__", "method", "descriptor-methods:getMethod"],
  ["builtin_function_or_method.__get__", "method", "descriptor-methods:getMethod"],
  ["method.__get__", "method", "descriptor-methods:getBound"],
  ["property.__get__", "method", "descriptor-methods:getMethod"],
  ["property.__set__", "method", "descriptor-methods:setProperty"],
  ["property.__delete__", "method", "descriptor-methods:deleteProperty"],
  ["staticmethod.__get__", "method", "descriptor-methods:getStaticMethod"],
  ["classmethod.__get__", "method", "descriptor-methods:getClassMethod"],
] as const;
