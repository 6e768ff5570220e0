/** What src/python/random.py is made of: the Mersenne Twister over a list of its state. */
export const RANDOM = [
  ["_random.seed", "function", "random:randomSeed"],
  ["_random.random", "function", "random:randomFloat"],
  ["_random.getrandbits", "function", "random:randomBits"],
  ["_random.below", "function", "random:randomBelow"],
  ["_random.shuffle", "function", "random:randomShuffle"],
  ["_random.bound", "function", "random:randomBound"],
  ["_random.entropy", "function", "random:randomEntropy"],
] as const;
