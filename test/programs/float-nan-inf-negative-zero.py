infinity = float("inf")
nan = float("nan")
zero = -0.0
print(infinity, -infinity, nan, zero, 0.0 == zero, infinity == infinity, nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan)
print(infinity - infinity, infinity * 0, infinity + 1, 1 / infinity, -1 / infinity, 1e308 * 10, -1e308 * 10)
print(zero + 0.0, zero + zero, zero - 0.0, 0.0 - 0.0, zero * 5, zero * -5, abs(zero), -zero, 0 * -1.0, -zero + zero)
print(5.0 % infinity, -5.0 % infinity, 5.0 // infinity, -5.0 // infinity, nan // 1, nan % 1)
print(min(nan, 1.0), min(1.0, nan), max(nan, 1.0), max(1.0, nan), min(0.0, zero), min(zero, 0.0), max(0.0, zero), max(zero, 0.0))
print(infinity > 140737488355327, -infinity < -140737488355328, infinity == 140737488355327)
