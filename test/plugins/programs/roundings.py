def product_then_sum(a, b, c, n):
    # One rounding would give 2**-60 here, Python's two give 0.
    r = 0.0
    for i in range(n):
        r = a * b + c
    return r


print(product_then_sum(1.0 + 2.0 ** -30, 1.0 - 2.0 ** -30, -1.0, 1000))
print(product_then_sum(0.1, 10.0, -1.0, 1000), product_then_sum(1e308, 10.0, -1e308, 1000))
print(product_then_sum(-0.0, 1.0, 0.0, 1000), product_then_sum(-0.0, 1.0, -0.0, 1000))
nan = 1e308 * 10.0 * 0.0
print(product_then_sum(nan, 1.0, 1.0, 1000), product_then_sum(1e308 * 10.0, 1.0, -1e308 * 10.0, 1000))
