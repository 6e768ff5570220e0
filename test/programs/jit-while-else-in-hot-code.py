def primes(limit):
    count = 0
    largest = None
    for n in range(2, limit):
        d = 2
        while d * d <= n:
            if n % d == 0:
                break
            d += 1
        else:
            count += 1
            largest = n
    return count, largest, d

print(primes(3000))
