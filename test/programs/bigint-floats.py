# Ints of any size and floats: conversions, comparisons, true division, rounding, hexadecimal floats.
seed = 7


def bits(count):
    global seed
    value = 0
    for i in range(count // 30 + 1):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 18446744073709551616
        value = (value << 30) | (seed >> 34)
    return value >> (30 - count % 30)


# Rounding half to even around 53 bits.
for shift in (0, 1, 11, 12, 64, 100, 900, 960):
    for low in (-1, 0, 1):
        for top in (2 ** 53, 2 ** 53 + 1, 2 ** 54 - 1, 2 ** 53 + 2, 2 ** 53 + 3):
            value = ((top * 2 + 1) << shift) + low
            print(float(value), float(-value), end=" ")
    print()
print(float(2 ** 1024 - 2 ** 970 - 1), float(2 ** 1023))
for x in (1e15, 2.0 ** 47, 2.0 ** 48, 1e22, 1e23, 1.7976931348623157e308, -3.5e40, 2.0 ** 63, -2.0 ** 64, 123456789012345680.0):
    print(int(x), int(x) == x, round(x), int(x) + 1 == x, int(x) - 1 < x, int(x) + 1 > x, f"{x:.0f}")

for turn in range(300):
    a = bits(40 + bits(8))
    b = bits(30 + bits(8)) + 1
    print(a / b, -a / b, a / -b, float(a), a * 0.5, b + 0.25, a // 3.0 if turn % 5 == 0 else "", end=" ")
    x = float(a)
    n = int(x)
    print((a < x) + 2 * (a == x) + 4 * (a > x) + 8 * (x < a) + 16 * (x >= a) + 32 * (n == x) + 64 * (n + 1 > x) + 128 * (n - 1 < x))
for a, b in ((1, 3), (10 ** 400, 10 ** 399), (1, 10 ** 320), (3, 2 ** 1075), (5, 2 ** 1076), (1, 2 ** 1075), (2 ** 53 + 1, 1), (2 ** 54 + 2, 1), (0, -(10 ** 30)), (10 ** 308, 1), (2 ** 1024 - 2 ** 971, 1), (7, 10 ** 200), (10 ** 30, 3), (-(10 ** 30), 7), (2 ** 2000 + 1, 2 ** 1990), (4503599627370497, 2 ** 1074), (2 ** 1074 - 1, 2 ** 2148)):
    print(a / b, -a / b)

inf = float("inf")
nan = float("nan")
big = 10 ** 30
for value in (big, -big, 2 ** 1100, -(2 ** 1100), 2 ** 48, 2 ** 70 + 1):
    for x in (inf, -inf, nan, 0.0, 0.5, -0.5, 1e30, -1e30, 2.0 ** 48, 2.0 ** 70, 2.0 ** 71, 1.5e308):
        print((value < x) + 2 * (value <= x) + 4 * (value == x) + 8 * (value != x) + 16 * (value > x) + 32 * (value >= x), (x < value) + 2 * (x >= value), end=" ")
    print()
print(max(big, 1e30), min(big, 1e30), sorted([big, 1e30, 3, -big, 2.5, 10 ** 29, -1e29]), big in [1e30, float(big)], 2 ** 70 in [2.0 ** 70])

for x in (2.5, 3.5, -2.5, 0.5, -0.5, 1.5, 2.675, 1.005, 1234.5678, -0.05, 5e-324, 1e300, 1e16 + 2, 0.1 + 0.2):
    print(round(x), round(x, 0), round(x, 1), round(x, 2), round(x, -1), round(x, -3), round(x, 17), round(x, 400), round(x, -400), round(x, None))
for n in (0, 4, 5, 6, 14, 15, 25, 35, 49, 50, 51, 149, 150, 250, -15, -25, -35, -149, -150, -250, 99999, big + 5, -big - 5, big * 25):
    print(round(n), round(n, 3), round(n, -1), round(n, -2), round(n, -30), round(n, -32), round(n, -50))
for x in (0.0, -0.0, 1.0, 1.5, -0.1, 1e300, 5e-324, 2.2250738585072014e-308, 2.225073858507201e-308, inf, -inf, 3.14159, 1e16):
    print(x.hex(), float.fromhex(x.hex()) == x, x.is_integer(), end=" ")
    if abs(x) != inf:
        n, d = x.as_integer_ratio()
        print(n, d, n / d == x)
    else:
        print()
for text in ("0x1.8p0", "0x1.8p+1", "-0x.8p-3", "inf", "-Infinity", "1.8", "0x1p-1074", "0x1p-1075", "0x1.8p-1075", "0x1.fffffffffffff8p0", "0x1.fffffffffffff7p0", "  0xAp5 ", "+ff", "0x123456789abcdef.8p4", "0x1p1023", "0x1p-5000", "0x0p99999999999", "0X1.P1"):
    print(float.fromhex(text), end=" ")
print()
print(sum([10 ** 15, 0.1, 0.2, 0.3]), sum([0.1] * 10), sum([0.1, 2.0 ** 50, 0.2, 0.3]), sum([2 ** 61, 2 ** 61, 2 ** 61, -(2 ** 63)]), sum(range(10 ** 14, 10 ** 14 + 100)), sum([big, 0.5]))
print(big + 0.5, big - 1e29, big * 1e-30, 1e40 // big, 1e31 % big, -1e31 % big, big ** 0.5, 2.0 ** -1074, (2 ** 60) ** -1, 2 ** -1074, (-big) ** -3, divmod(1e31, big))
