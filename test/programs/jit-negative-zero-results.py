def zeros(n):
    out = [0.0, 0.0, 0.0, 0.0, 0.0, 0.0]
    zero = 0.0
    for i in range(n):
        out[0] = -zero
        out[1] = zero * -1
        out[2] = 0 * -1.5
        out[3] = -zero + zero
        out[4] = -1.5 % 0.5
        out[5] = 0 // -2.5
    return out

print(zeros(1))
print(zeros(5000))
