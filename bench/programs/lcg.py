"""Eight streams of a linear congruential generator modulo 2**31, 40,000 draws each: products beyond 48 bits.

Shared: nothing; each stream belongs to one thread.
Expected: in machine ints a few nanoseconds a draw; whoever takes the product for a big int pays many times that.
"""
# workload: cpu-bound
# suites: numeric

STREAMS = 8
DRAWS = 40_000


def draw(state, draws):
    high = 0
    for _ in range(draws):
        state = (state * 1103515245 + 12345) % 2147483648
        if state >= 1073741824:
            high += 1
    return state + high


def work(part, parts):
    total = 0
    for stream in range(part, STREAMS, parts):
        total += draw(stream + 1, DRAWS)
    return total


def check(results):
    total = 0
    for result in results:
        total += result
    return total == 10604575444
