# What ints of any size raise, in CPython's words.
big = 10 ** 30
huge = 10 ** 400
over = 10 ** 5000


def shown(number, action, a=None, b=None, c=None):
    try:
        if a is None:
            print(number, action())
        elif b is None:
            print(number, action(a))
        elif c is None:
            print(number, action(a, b))
        else:
            print(number, action(a, b, c))
    except Exception as error:
        print(number, f"{error!r}"[:160])


def shift(a, b):
    return a << b


def unshift(a, b):
    return a >> b


def divide(a, b):
    return a / b


def floor(a, b):
    return a // b


def modulo(a, b):
    return a % b


def raised(a, b):
    return a ** b


def plus(a, b):
    return a + b


def times(a, b):
    return a * b


def both(a, b):
    return a & b


def less(a, b):
    return a < b


def item(a, b):
    return a[b]


def formatted(a, b):
    if b == 0:
        return f"{a:d}"
    if b == 1:
        return f"{a:c}"
    if b == 2:
        return f"{a:e}"
    if b == 3:
        return f"{a:,}"
    if b == 4:
        return f"{a:.2d}"
    return f"{a:s}"


def negative(a):
    return a.bit_length(1)


shown(1, shift, 1, big)
shown(2, shift, 1, -big)
shown(3, shift, 0, big)
shown(4, unshift, big, -big)
shown(5, unshift, -big, big)
shown(6, divide, big, 0)
shown(7, floor, big, 0)
shown(8, modulo, big, False)
shown(9, divide, huge, 3)
shown(10, divide, huge, huge // 3)
shown(11, divide, huge, 1.5)
shown(12, raised, 0, -big)
shown(13, raised, big, -2)
shown(14, raised, huge, -1)
shown(15, plus, huge, 1.0)
shown(16, times, "ab", big)
shown(17, times, [1], -big)
shown(18, plus, big, "a")
shown(19, both, big, 1.5)
shown(20, less, big, "a")
shown(21, item, [1, 2], big)
shown(22, item, (1, 2), -big)
shown(23, item, "ab", big)
shown(25, item, range(5), big)
shown(26, item, range(big), big)
shown(27, len, range(big))
shown(28, len, range(10 ** 18, 10 ** 18 + 5))
shown(29, str, over)
shown(30, str, 10 ** 4299 - 1 == 0)
shown(31, int, "9" * 4301)
shown(33, int, "1" * 5000 + "x")
shown(34, int, big, 10)
shown(35, int, "12", big)
shown(36, float, huge)
shown(37, float, "1e400")
shown(38, int, float("nan"))
shown(39, int, float("-inf"))
shown(40, pow, big, 2, 0)
shown(41, pow, 2, -1, 4)
shown(42, pow, 2.0, 3, 5)
shown(43, pow, "a", 3, 5)
shown(44, pow, 2, 3, "a")
shown(45, divmod, big, 0)
shown(46, divmod, 1.5, 0)
shown(47, divmod, "a", 1)
shown(48, divmod, huge, 1.5)
shown(49, round, 1.7976931348623157e308, -308)
shown(50, round, float("inf"))
shown(51, round, float("nan"))
shown(52, round, float("inf"), 2)
shown(53, round, "a")
shown(54, round, 1.5, "a")
shown(55, hex, 1.5)
shown(56, bin, "a")
shown(57, formatted, over, 0)
shown(58, formatted, big, 1)
shown(59, formatted, huge, 2)
shown(60, formatted, over, 3)
shown(61, formatted, big, 4)
shown(62, formatted, big, 5)
shown(63, formatted, 2 ** 21, 1)
shown(64, float.fromhex, "0x")
shown(65, float.fromhex, "1.5p")
shown(66, float.fromhex, "0x1p2000")
shown(67, float.fromhex, "0x1.ffffffffffffffp1023")
shown(68, float.fromhex, 5)
shown(69, float("nan").as_integer_ratio)
shown(70, float("inf").as_integer_ratio)
shown(71, negative, big)
shown(72, range, big, 1.5)
shown(73, range, 0, big, 0)
shown(74, [1].pop, big)
shown(75, abs, "a")
shown(77, raised, 0, big)
shown(78, raised, -1, big + 1)
shown(80, sum, [big, "a"])
shown(81, max, big, "a")
print(over > huge, over == over + 1, -over < 0)
over / 3
