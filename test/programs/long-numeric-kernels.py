# Numeric kernels: queens, spectral norm, fannkuch, digits of pi, bodies, Mandelbrot, primes, matrices.
import math


def queens(n):
    solutions = []

    def place(row, columns, up, down, chosen):
        if row == n:
            solutions.append(tuple(chosen))
            return
        for column in range(n):
            if column in columns or row + column in up or row - column in down:
                continue
            place(row + 1, columns | {column}, up | {row + column}, down | {row - column}, chosen + [column])

    place(0, frozenset(), frozenset(), frozenset(), [])
    return solutions


def a(i, j):
    return 1.0 / ((i + j) * (i + j + 1) // 2 + i + 1)


def times(vector, transposed):
    n = len(vector)
    return [sum((a(j, i) if transposed else a(i, j)) * vector[j] for j in range(n)) for i in range(n)]


def spectral_norm(n):
    u = [1.0] * n
    v = u
    for _ in range(6):
        v = times(times(u, False), True)
        u = times(times(v, False), True)
    uv = vv = 0.0
    for x, y in zip(u, v):
        uv += x * y
        vv += y * y
    return math.sqrt(uv / vv)


def fannkuch(n):
    permutation = list(range(n))
    counts = [0] * n
    best = checksum = turns = 0
    r = n
    while True:
        while r != 1:
            counts[r - 1] = r
            r -= 1
        flips = 0
        flipped = permutation[:]
        while (first := flipped[0]) != 0:
            flipped[: first + 1] = flipped[first::-1]
            flips += 1
        best = max(best, flips)
        checksum += flips if turns % 2 == 0 else -flips
        while True:
            if r == n:
                return checksum, best
            permutation.insert(r, permutation.pop(0))
            counts[r] -= 1
            if counts[r] > 0:
                break
            r += 1
        turns += 1


def pi_digits(n):
    digits = []
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    while len(digits) < n:
        if 4 * q + r - t < m * t:
            digits.append(m)
            q, r, m = 10 * q, 10 * (r - m * t), 10 * (3 * q + r) // t - 10 * m
        else:
            q, r, t, k, m, x = q * k, (2 * q + r) * x, t * x, k + 1, (q * (7 * k + 2) + r * x) // (t * x), x + 2
    return "".join(map(str, digits))


class Body:
    def __init__(self, name, position, velocity, mass):
        self.name = name
        self.position = position
        self.velocity = velocity
        self.mass = mass

    def energy(self):
        return 0.5 * self.mass * sum(v * v for v in self.velocity)


def step(bodies, dt):
    for index, one in enumerate(bodies):
        for other in bodies[index + 1 :]:
            delta = [p - q for p, q in zip(one.position, other.position)]
            distance = sum(d * d for d in delta) + 0.01
            strength = dt / (distance * math.sqrt(distance))
            for axis, d in enumerate(delta):
                one.velocity[axis] -= d * other.mass * strength
                other.velocity[axis] += d * one.mass * strength
    for body in bodies:
        body.position = [p + dt * v for p, v in zip(body.position, body.velocity)]


def mandelbrot(width, height, limit):
    rows = []
    for y in range(height):
        row = ""
        for x in range(width):
            cr, ci = 3.0 * x / width - 2.1, 2.4 * y / height - 1.2
            zr = zi = 0.0
            for turn in range(limit):
                if zr * zr + zi * zi > 4.0:
                    break
                zr, zi = zr * zr - zi * zi + cr, 2.0 * zr * zi + ci
            else:
                turn = limit
            row += " .:-=+*#%@"[min(9, turn * 10 // limit)]
        rows.append(row.rstrip())
    return rows


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[0:2] = b"\0\0"
    for i in range(2, math.isqrt(n) + 1):
        if flags[i]:
            flags[i * i :: i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, flag in enumerate(flags) if flag]


def multiply(m, n):
    columns = list(zip(*n))
    return [[sum(x * y for x, y in zip(row, column)) for column in columns] for row in m]


def power(m, exponent):
    result = [[int(i == j) for j in range(len(m))] for i in range(len(m))]
    while exponent:
        if exponent & 1:
            result = multiply(result, m)
        m = multiply(m, m)
        exponent >>= 1
    return result


found = queens(6)
print(len(found), found[0], len(queens(5)))
print(f"{spectral_norm(12):.9f}", fannkuch(6), fannkuch(5))
print(pi_digits(40))
sun = Body("sun", [0.0, 0.0, 0.0], [0.0, 0.0, 0.0], 39.5)
planets = [Body(f"p{i}", [1.0 + i, 0.5 * i, 0.0], [0.0, 6.0 / (i + 1), 0.1], 0.01 * i) for i in range(1, 4)]
for _ in range(60):
    step([sun, *planets], 0.005)
for planet in planets:
    print(planet.name, " ".join(f"{p:+.6f}" for p in planet.position), f"{planet.energy():.6e}")
print("\n".join(mandelbrot(40, 12, 30)))
primes = sieve(2000)
print(len(primes), primes[-3:], sum(primes), [p for p, q in zip(primes, primes[1:]) if q - p == 2][-4:])
print(power([[1, 1], [1, 0]], 90)[0][1], power([[2, 0, 1], [1, 1, 0], [0, 3, 1]], 12))
print(math.gcd(*primes[:3], 30), math.comb(40, 20), math.factorial(25), pow(3, 200, 1000007), -7 // 2, -7 % 3, divmod(-2**70, 12345))
