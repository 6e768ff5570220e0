print([0] * 5, [1, 2] * 3, 2 * ["a"], [] * 4, [1] * 0, [1] * -2, [None] * 2, [[0]] * 2, True * [1])
sieve = [True] * 10
sieve[0] = False
print(sieve, len([0] * 1000))
