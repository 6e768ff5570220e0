# Operations on ints of many sizes, chosen by a generator: all operators, against one running digest and printed samples.
seed = 20250914


def bits(count):
    global seed
    value = 0
    for i in range(count // 30 + 1):
        seed = (seed * 6364136223846793005 + 1442695040888963407) % 18446744073709551616
        value = (value << 30) | (seed >> 34)
    return value >> (30 - count % 30)


SIZES = [1, 7, 31, 32, 33, 46, 47, 48, 49, 63, 64, 65, 95, 96, 127, 128, 200, 511, 1000, 1600, 3300]


def number():
    size = SIZES[bits(10) % len(SIZES)]
    kind = bits(4)
    if kind == 0:
        value = 1 << size
    elif kind == 1:
        value = (1 << size) - 1
    elif kind == 2:
        value = ((1 << size) - 1) << bits(7)
    else:
        value = bits(size)
    return -value if bits(1) else value


digest = 0


def note(value):
    global digest
    digest = (digest * 1000003 + value) % (2 ** 127 - 1)


for turn in range(1200):
    a = number()
    b = number()
    s = bits(8)
    note(a + b)
    note(a - b)
    note(a * b)
    note(a & b)
    note(a | b)
    note(a ^ b)
    note(~a)
    note(-a)
    note(+a)
    note(abs(b))
    note(a << s)
    note(a >> s)
    note(b >> 1)
    if b != 0:
        q = a // b
        r = a % b
        if q * b + r != a or (r < 0) != (b < 0) and r != 0 or abs(r) >= abs(b):
            print("division", a, b, q, r)
        note(q)
        note(r)
        q, r = divmod(b * a + s, b)
        note(q)
        note(r)
    if a != 0:
        note(pow(b, s, a))
    note((a < b) + 2 * (a <= b) + 4 * (a == b) + 8 * (a != b) + 16 * (a > b) + 32 * (a >= b))
    note(a.bit_length())
    note(b.bit_count())
    if (a + b) * (a - b) != a * a - b * b:
        print("product", a, b)
    if int(f"{a:x}", 16) != a or int(str(b)) != b or int(f"{a:b}", 2) != a or int(f"{b:o}", 8) != b:
        print("text", a, b)
    if turn % 100 == 0:
        print(turn, digest, a, b)
    if turn % 20 == 0:
        print(hex(a), oct(b), bin(s), f"{a:_x}"[:70], f"{b:,}"[:70])
print(digest)

# Karatsuba and pieces of very different lengths.
x = bits(20000)
y = bits(33000)
z = bits(3000)
print((x * y) % (10 ** 9 + 7), (x * z) % (10 ** 9 + 7), (y * y) % (2 ** 61 - 1), (x * y) // y == x, (x * y + z) % y == z, (y * z) // z == y)
print((x * y * z).bit_length(), (x ** 3) % 998244353, pow(x, 3, 998244353), pow(z, y, 2 ** 89 - 1))
for base in range(2, 37):
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    rest = z
    text = ""
    while rest > 0:
        rest, digit = divmod(rest, base)
        text = digits[digit] + text
    if int(text, base) != z:
        print("base", base)

# Powers.
for base in (0, 1, -1, 2, -2, 3, -7, 10, 255, 2 ** 31, -2 ** 47, 2 ** 48 + 1, 10 ** 20):
    for exponent in (0, 1, 2, 3, 5, 17, 40):
        note(base ** exponent)
        note(pow(base, exponent, 1000003))
        note(pow(base, exponent, 2 ** 47 - 115))
        note(pow(base, exponent, -(2 ** 90)))
    if base % 1000003 != 0:
        inverse = pow(base, -1, 1000003)
        note(inverse)
        if inverse * base % 1000003 != 1:
            print("inverse", base)
print(digest)
