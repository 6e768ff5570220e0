def mix(n):
    a = 12345
    b = -6789
    out = 0
    for i in range(1, n):
        out += a // i + b // i + a % i + b % i + a // -i + b % -i
        out ^= i & 0xff
        out |= 1
        out -= (i << 3) - (i >> 1) + ~i
        out = -out % 1000003
        if i % 2000 == 0:
            print(i, out)
    return out

print(mix(10000))
