# Hot loops whose ints grow beyond 48 bits and come back: generators, hashes, Fibonacci, factorials, digits of pi.
def lcg(n):
    x = 12345
    for i in range(n):
        x = (x * 1103515245 + 12345) % 2147483648
    return x


def fnv(n):
    h = 14695981039346656037
    for i in range(n):
        h = ((h ^ (i & 255)) * 1099511628211) & 0xffffffffffffffff
    return h


def xorshift(n):
    x = 88172645463325252
    for i in range(n):
        x ^= (x << 13) & 0xffffffffffffffff
        x ^= x >> 7
        x ^= (x << 17) & 0xffffffffffffffff
    return x


def fibonacci(n):
    a, b = 0, 1
    for i in range(n):
        a, b = b, a + b
    return a


def factorial(n):
    f = 1
    for i in range(2, n + 1):
        f *= i
    return f


def pi_digits(n):
    q, r, t, k, m, x = 1, 0, 1, 1, 3, 3
    out = ""
    count = 0
    while count < n:
        if 4 * q + r - t < m * t:
            out = out + str(m)
            count += 1
            nr = 10 * (r - m * t)
            m = ((10 * (3 * q + r)) // t) - 10 * m
            q *= 10
            r = nr
        else:
            nr = (2 * q + r) * x
            nn = (q * (7 * k) + 2 + (r * x)) // (t * x)
            q *= k
            t *= x
            x += 2
            k += 1
            m = nn
            r = nr
    return out


def bounce(n):
    total = 0
    x = 1
    for i in range(n):
        x = x * 3 + 1
        if x > 10 ** 20:
            x = x // 10 ** 19
        total += x % 7
    return total, x


def mixed(n):
    s = 0.0
    big = 2 ** 60
    for i in range(n):
        s += big / (i + 1)
        if big - i > 2.0 ** 60 - 100.5:
            s -= 1
        big = -big if i % 3 == 0 else big + 1
    return s, big


def powers(n):
    count = 0
    for i in range(1, n):
        if pow(3, i, 1000000007) < pow(5, i, 2 ** 61 - 1) and i ** 12 % 13 < 6 and ~(i << 50) >> 49 < -1:
            count += 1
    return count


print(lcg(6000), fnv(4000), xorshift(3000))
print(fibonacci(1000), factorial(500))
print(pi_digits(150))
print(bounce(5000), mixed(3000), powers(1500))
for i in range(60):
    fibonacci(90)
print(fibonacci(90), lcg(10), fnv(3))
