# Ints of any size as values: literals, text, formats, ranges, containers, truth, identity of equal ones, methods.
big = 1_000_000_000_000_000_000_000_000_000_000
print(big, -big, 0xffff_ffff_ffff_ffff_ffff, -0o7777777777777777777777, 0b1 << 100, 140737488355327, 140737488355328, -140737488355328, -140737488355329)
print(140737488355327 + 1, -140737488355328 - 1, 140737488355328 - 1, -(-140737488355328), abs(-140737488355328), -140737488355329 + 1, 140737488355327 * -1 - 1)
print(2 ** 47, 2 ** 48, -(2 ** 47), 2 ** 64 - 1, 3 ** 40, 12345678901234567890 % 1000, 99999999999999999999 // 3, (1 << 64) >> 3, 10 ** 18 * 10 ** 18)
table = (123456789012345678901234567890, (2 ** 65, "a"), -(2 ** 70))
print(table, [big, -big], (big,), f"{table}")
for value in (big, -big, 2 ** 63, 2 ** 100 - 1):
    print(f"{value}", f"{value!r:>40}", f"{value:d}", f"{value:+,}", f"{value:_}", f"{value:#x}", f"{value:X}", f"{value:#_b}"[:60], f"{value:o}")
    print(f"{value:>50}|{value:<50}|{value:^50}|{value:*^50}|{value:050d}|{value:=+50}|{value:060,}")
    print(f"{value:e}", f"{value:.3E}", f"{value:f}", f"{value:.2f}", f"{value:g}", f"{value:.10g}", f"{value:%}", f"{value:n}", f"{value:,.1f}")
    print(str(value), hex(value), oct(value), bin(value), len(str(value)), len(f"{value:b}"))
    print(bool(value), not value, value and 1, value or 2, value == value + 0, value != value, value - value, value // value)
    print(value.bit_length(), value.bit_count(), value.conjugate(), value.as_integer_ratio(), value.is_integer(), -value // 7, -value % 7, ~value)
print((0).bit_length(), (255).bit_length(), (-256).bit_length(), (-7).bit_count(), True.bit_length(), True.conjugate(), (5).is_integer(), (7).as_integer_ratio(), int.bit_length(300))
print(hex(0), hex(255), hex(-255), oct(8), bin(-5), bin(0), hex(True), oct(False))
print(int("  -12_345  "), int("0x_ff", 0), int("-0b101", 0), int("z" * 30, 36), int("-" + "f" * 24, 16), int("1" * 60, 2), int("7" * 40, 8), int("0" * 100 + "5"), int("١٢٣٤٥٦٧٨٩٠١٢٣٤٥٦٧٨٩٠"), int("1_000_000_000_000_000_000_000"))
print(len(str(10 ** 4299)), len(str(-(10 ** 4299))), int("9" * 4300) + 1 == 10 ** 4300, len(hex(10 ** 5000)), int("f" * 5000, 16).bit_length())
print(int(True), int(big), float(big), str(-big), bool(big))
print(divmod(7, 3), divmod(-7, 3), divmod(7, -3), divmod(big, 7), divmod(-big, 7), divmod(big, -big - 1), divmod(7.5, 2), divmod(-7.5, 2), divmod(True, 2), divmod(2 ** 100, 2 ** 50))
print(pow(2, 10), pow(2, -1), pow(2.0, 3), pow(2, 10, 1000), pow(3, -1, 7), pow(3, -5, 10 ** 9 + 7), pow(big, big, 10 ** 9 + 7), pow(7, big, big + 1), pow(5, 3, -7), pow(0, 0, 1), pow(0, 0, -1), pow(2, 5, 1), pow(base=2, exp=3), pow(2, 3, mod=5), pow(2, 3, None))
print(True + big, big * False, big & True, big | False, True << 100, big >> True)

# Ranges.
print(range(big), range(-big, big, 10 ** 29), range(big, big + 5)[2], range(big, big + 5)[-1], range(big, -big, -(10 ** 29))[3], len(range(big, big + 5)))
print(big in range(big), big in range(big + 1), 10 ** 20 in range(0, big, 10), 10 ** 20 + 1 in range(0, big, 10), -5 in range(big), big in range(5))
print(range(big) == range(0, big), range(big) == range(0, big, 2), range(big, big) == range(0), range(big, big + 1) == range(big, big + 2, 2), range(0, big, big) == range(0, 1), bool(range(big, big + 1)), bool(range(big, 0)))
for i in range(big, big + 3):
    print(i, end=" ")
for i in range(140737488355320, 140737488355335, 4):
    print(i, end=" ")
for i in range(-140737488355320, -140737488355335, -5):
    print(i, end=" ")
for i in range(2 ** 62, 2 ** 64, 2 ** 62):
    print(i, end=" ")
print(list(range(big, big + 30, 10)), sum(range(big, big + 3)), list(enumerate([big, -big])))
xs = [1, 2, 3, 4, 5]
print(xs[:big], xs[-big:], xs[::big], xs[big:], "hello"[:big], xs[::-big], "abcabc".find("c", 0, big), "abc".find("c", -big))
print([big, 3].pop(), big in [1, 10 ** 30, 2], (big, 1) == (10 ** 30, 1), (big, 1) < (big, 2), max([big, -big, 3]), min(big, 3.5), sorted([3, big, -big, 2 ** 64]))

# Known numbers.
f = 1
for i in range(1, 201):
    f *= i
print(f)
a, b = 0, 1
for i in range(1000):
    a, b = b, a + b
print(a)
print(pow(2, 521) - 1, pow(3, 2 ** 521 - 2, 2 ** 521 - 1))
