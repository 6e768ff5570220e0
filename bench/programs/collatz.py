"""The longest Collatz chain below 12,000: ints, branches and a loop of unknown length.

Shared: nothing.
Expected: both bets pay and multiply, unless a branch that nobody can predict eats the JIT's gain.
"""
# workload: cpu-bound
# suites: default, numeric

LIMIT = 12_000


def steps(n):
    count = 0
    while n != 1:
        if n % 2 == 0:
            n //= 2
        else:
            n = 3 * n + 1
        count += 1
    return count


def work(part, parts):
    longest = 0
    for start in range(1 + part, LIMIT, parts):
        longest = max(longest, steps(start))
    return longest


def check(results):
    longest = 0
    for result in results:
        longest = max(longest, result)
    return longest == 267
