def xorshift(n):
    x = 123456789
    for i in range(n):
        x ^= (x << 13) & 0xffffffff
        x ^= x >> 17
        x ^= (x << 5) & 0xffffffff
    return x

print(xorshift(10000))
