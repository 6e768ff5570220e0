"""A segmented sieve of Eratosthenes up to 400,000: a private list of flags, written in strides.

Shared: nothing; each thread has its own segment (and finds the small primes for itself, which is serial).
Expected: both bets pay; the list of flags is made in one go and written without allocation.
"""
# workload: cpu-bound
# suites: quick, numeric

LIMIT = 400_000


def small_primes(limit):
    primes = []
    candidate = 2
    while candidate * candidate <= limit:
        prime = True
        for divisor in primes:
            if candidate % divisor == 0:
                prime = False
                break
        if prime:
            primes.append(candidate)
        candidate += 1
    return primes


def work(part, parts):
    low = LIMIT * part // parts
    high = LIMIT * (part + 1) // parts
    flags = [1] * (high - low)
    for prime in small_primes(LIMIT):
        multiple = max(prime * prime, (low + prime - 1) // prime * prime)
        while multiple < high:
            flags[multiple - low] = 0
            multiple += prime
    count = 0
    for number in range(max(low, 2), high):
        count += flags[number - low]
    return count


def check(results):
    total = 0
    for result in results:
        total += result
    return total == 33860
