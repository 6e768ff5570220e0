# Ints that outgrow 48 bits for a moment, ranges and loops that begin otherwise than they go on.


def congruential(seed, turns):
    total = 0
    for _ in range(turns):
        seed = (seed * 1103515245 + 12345) % 2147483648
        total ^= seed >> 16
    return seed, total


def masked(seed, turns):
    for _ in range(turns):
        seed = (seed * 6364136223846793005 + 1442695040888963407) & 0xFFFFFFFF
    return seed


def shifted(state, turns):
    total = 0
    for _ in range(turns):
        state = (state ^ (state << 13)) & 0xFFFFFFFF
        state = state ^ (state >> 17)
        state = (state ^ (state << 5)) & 0xFFFFFFFF
        total += state & 7
    return state, total


def powers(base, exponent, modulus):
    result = 1
    while exponent > 0:
        if exponent & 1:
            result = result * base % modulus
        base = base * base % modulus
        exponent >>= 1
    return result


MODULUS = 1_000_000_007


def hashed(turns):
    value = 0
    for turn in range(turns):
        value = (value * 31 + turn) % MODULUS
        value = (value - turn * 1000003) % MODULUS
    return value


def negative(turns):
    out = []
    value = -7
    for turn in range(turns):
        value = (value * 48271 - turn) % -2147483647
        if turn % 500 == 0:
            out.append(value)
            out.append((value * value) % 8)
            out.append(value // 4)
            out.append(value % 16)
    return out


def beyond(turns):
    """Products beyond 64 bits, and divisors of zero at the end."""
    out = []
    for turn in range(turns):
        big = 140737488355327 - turn
        out.append((big * big + turn) % 1000003)
        if len(out) > 3:
            out = out[-3:]
    divisor = 5
    total = 0
    try:
        for turn in range(turns):
            if turn == turns - 3:
                divisor = 0
            total += (turn * 123456789 + 987654321) % divisor
    except ZeroDivisionError as error:
        out.append(str(error))
    return out, total


def in_place(turns):
    x = 12345
    for _ in range(turns):
        x = x * 16807
        x = x % 2147483647
        x = x * 69621 + 1
        x &= 0x7FFFFFFF
    return x


def floats_come(turns):
    value = 3
    for turn in range(turns):
        if turn == turns - 2:
            value = 2.5
        value = (value * 7 + 1) % 1000
    return value


print(congruential(42, 3000), masked(7, 2000), shifted(2463534242, 2000))
print([powers(3, 10**9 + n, MODULUS) for n in range(40)])
print(hashed(3000), negative(2500), beyond(1500))
print(in_place(3000), floats_come(3000))


def ranges(turns):
    total = 0
    limits = [3, 0, -2, 5]
    for turn in range(turns):
        for i in range(limits[turn % 4]):
            total += i
        for i in range(turn % 7, limits[turn % 4]):
            total += i * 10
        for i in range(limits[turn % 4], -3, -2):
            total += i * 100
        for i in range(1, 10, turn % 3 + 1):
            total += i * 1000
    return total


def odd_ranges(turns):
    out = []
    for turn in range(turns):
        step = 0 if turn == turns - 1 else 2
        try:
            for i in range(0, 4, step):
                last = i
        except ValueError as error:
            out.append(str(error))
        stop = 3.0 if turn == turns - 2 else 3
        try:
            for i in range(stop):
                last = i
        except TypeError as error:
            out.append(str(error))
        for i in range(2**47 - 2 if turn == turns - 3 else 5, 2**47 + 1 if turn == turns - 3 else 7):
            last = i
        if turn > turns - 5:
            out.append(last)
    return out


print(ranges(1200), odd_ranges(1500))


def starts_otherwise(turns):
    """Every loop's first turn finds other types than the rest."""
    out = 0
    for turn in range(turns):
        total = 0
        last = None
        for i in range(6):
            total = total + i * 0.5
            last = i
        out += total + last
    return out


def nothing_to_do(turns):
    done = 0
    for turn in range(turns):
        i = turn % 3
        while i < 2:
            i += 1
            done += 1
        else:
            done += 100
        for unused in range(turn % 2):
            done += 1000
    return done


def generated(turns):
    for turn in range(turns):
        for i in range(turn % 4):
            yield i


print(starts_otherwise(2000), nothing_to_do(3000), sum(generated(3000)))


def shadow():
    global range
    range = lambda n: [n, n]


def shadowed(turns):
    total = 0
    for turn in range(turns):
        if turn == turns - 5:
            shadow()
        for i in range(3):
            total += i
    return total


print(shadowed(2000))
