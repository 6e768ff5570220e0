"""SHA-512, for seeds that are text."""

_MASK = 0xFFFFFFFFFFFFFFFF


def _primes(count):
    found = []
    n = 2
    while len(found) < count:
        if all(n % p for p in found):
            found.append(n)
        n += 1
    return found


def _root(n, power):
    """The first 64 bits behind the point of a root."""
    low = 0
    high = n << 70
    wanted = n << 64 * power
    while low < high:
        middle = low + high + 1 >> 1
        if middle**power <= wanted:
            low = middle
        else:
            high = middle - 1
    return low & _MASK


def sha512(data):
    primes = _primes(80)
    keys = [_root(p, 3) for p in primes]
    state = [_root(p, 2) for p in primes[:8]]
    length = len(data) * 8
    data += b"\x80"
    data += bytes(-(len(data) + 16) % 128) + length.to_bytes(16, "big")
    for start in range(0, len(data), 128):
        w = [int.from_bytes(data[i : i + 8], "big") for i in range(start, start + 128, 8)]
        for i in range(16, 80):
            x = w[i - 15]
            y = w[i - 2]
            s0 = (x >> 1 | x << 63) ^ (x >> 8 | x << 56) ^ x >> 7
            s1 = (y >> 19 | y << 45) ^ (y >> 61 | y << 3) ^ y >> 6
            w.append(w[i - 16] + (s0 & _MASK) + w[i - 7] + (s1 & _MASK) & _MASK)
        a, b, c, d, e, f, g, h = state
        for i in range(80):
            s1 = ((e >> 14 | e << 50) ^ (e >> 18 | e << 46) ^ (e >> 41 | e << 23)) & _MASK
            t1 = h + s1 + (e & f ^ ~e & _MASK & g) + keys[i] + w[i]
            s0 = ((a >> 28 | a << 36) ^ (a >> 34 | a << 30) ^ (a >> 39 | a << 25)) & _MASK
            t2 = s0 + (a & b ^ a & c ^ b & c)
            a, b, c, d, e, f, g, h = t1 + t2 & _MASK, a, b, c, d + t1 & _MASK, e, f, g
        state = [x + y & _MASK for x, y in zip(state, (a, b, c, d, e, f, g, h))]
    return b"".join(x.to_bytes(8, "big") for x in state)
