"""Numeric classics: n bodies, spectral norm, fannkuch, pi's digits, primes, chaos, matrices, Mandelbrot."""
from math import sqrt


def pi_digits(count):
    out, k, a, b, a1, b1 = [], 2, 4, 1, 12, 4
    while len(out) < count:
        p, q, k = k * k, 2 * k + 1, k + 1
        a, b, a1, b1 = a1, b1, p * a + q * a1, p * b + q * b1
        d, d1 = a // b, a1 // b1
        while d == d1 and len(out) < count:
            out.append(str(d))
            a, a1 = 10 * (a % b), 10 * (a1 % b1)
            d, d1 = a // b, a1 // b1
    return "".join(out)


def fannkuch(n):
    count, permutation1, flips_most, checksum, r, k = list(range(n)), list(range(n)), 0, 0, n, 0
    while True:
        while r != 1:
            count[r - 1] = r
            r -= 1
        permutation, flips = permutation1[:], 0
        while (first := permutation[0]) != 0:
            permutation[: first + 1] = permutation[first::-1]
            flips += 1
        flips_most = max(flips_most, flips)
        checksum += flips if k % 2 == 0 else -flips
        k += 1
        while True:
            if r == n:
                return checksum, flips_most
            permutation1.insert(r, permutation1.pop(0))
            count[r] -= 1
            if count[r] > 0:
                break
            r += 1


def spectral_norm(n):
    def a(i, j):
        return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)

    def times(v, transposed):
        return [sum((a(j, i) if transposed else a(i, j)) * v[j] for j in range(n)) for i in range(n)]

    u = [1.0] * n
    for _ in range(10):
        v = times(times(u, False), True)
        u = times(times(v, False), True)
    return sqrt(sum(x * y for x, y in zip(u, v)) / sum(y * y for y in v))


class Body:
    def __init__(self, mass, position, velocity):
        self.mass, self.position, self.velocity = mass, list(position), list(velocity)


def orbit(steps, dt=0.01):
    bodies = [
        Body(39.47, (0, 0, 0), (0, 0, 0)),
        Body(0.037, (4.84, -1.16, -0.10), (0.606, 2.81, -0.02)),
        Body(0.011, (8.34, 4.12, -0.4), (-1.01, 1.82, 0.008)),
    ]
    pairs = [(a, b) for i, a in enumerate(bodies) for b in bodies[i + 1 :]]
    for _ in range(steps):
        for a, b in pairs:
            d = [p - q for p, q in zip(a.position, b.position)]
            pull = dt / (d[0] ** 2 + d[1] ** 2 + d[2] ** 2) ** 1.5
            for axis in range(3):
                a.velocity[axis] -= d[axis] * b.mass * pull
                b.velocity[axis] += d[axis] * a.mass * pull
        for body in bodies:
            for axis in range(3):
                body.position[axis] += dt * body.velocity[axis]
    energy = sum(b.mass * sum(v * v for v in b.velocity) / 2 for b in bodies)
    for a, b in pairs:
        energy -= a.mass * b.mass / sqrt(sum((p - q) ** 2 for p, q in zip(a.position, b.position)))
    return energy


def primes(limit):
    sieve = [1] * (limit + 1)
    sieve[0:2] = [0, 0]
    for n in range(2, int(limit**0.5) + 1):
        if sieve[n]:
            sieve[n * n :: n] = [0] * len(range(n * n, limit + 1, n))
    return [n for n, flag in enumerate(sieve) if flag]


def lcg(seed, n):
    x = seed
    for _ in range(n):
        x = (1103515245 * x + 12345) % 2**31
    return x


def power_mod_chain(n):
    total = 0
    for i in range(1, n):
        total = (total * 31 + pow(i, n - i, 1_000_000_007)) % (2**61 - 1)
    return total


print(pi_digits(120))
print(fannkuch(6), fannkuch(7))
print(f"{spectral_norm(24):.9f}")
print(f"{orbit(300):.9f}", repr(orbit(50)))
found = primes(5000)
print(len(found), found[-3:], sum(found))
print(lcg(42, 20000))
print(power_mod_chain(500))
factorial = 1
for i in range(1, 121):
    factorial *= i
print(factorial, factorial.bit_length(), factorial % 1000003, len(str(factorial)))
a, b = 0, 1
for _ in range(600):
    a, b = b, a + b
print(a, a // 10**100, divmod(a, -(10**20)), -a // 7, -a % 7, a >> 300, hex(a)[:20], float(a))
print(2**200 // 3**90, (-(2**200)) // 3**90, 7**77 % 10**9, 10**40 / 3, (10**30 + 1) * 1.5, 1 << 70, ~(1 << 70))
mandelbrot = []
for row in range(12):
    line = ""
    for column in range(40):
        z, c, n = (0.0, 0.0), (column / 14 - 2.1, row / 5 - 1.1), 0
        while n < 30 and z[0] * z[0] + z[1] * z[1] < 4.0:
            z = (z[0] * z[0] - z[1] * z[1] + c[0], 2 * z[0] * z[1] + c[1])
            n += 1
        line += "#" if n == 30 else ".:"[n % 2]
    mandelbrot.append(line)
print("\n".join(mandelbrot))
