"""The Mandelbrot set on 120 × 90 points: floats in a hot inner loop, rows dealt out in turn.

Shared: nothing.
Expected: the JIT keeps the floats unboxed and gains much; free threading gains the number of cores; they multiply.
"""
# workload: cpu-bound
# suites: default, quick, numeric

WIDTH = 120
HEIGHT = 90
LIMIT = 100


def escape(real, imaginary):
    x = 0.0
    y = 0.0
    for turn in range(LIMIT):
        xx = x * x
        yy = y * y
        if xx + yy > 4.0:
            return turn
        y = 2.0 * x * y + imaginary
        x = xx - yy + real
    return LIMIT


def work(part, parts):
    total = 0
    for row in range(part, HEIGHT, parts):
        imaginary = 2.4 * row / HEIGHT - 1.2
        for column in range(WIDTH):
            total += escape(3.0 * column / WIDTH - 2.2, imaginary)
    return total


def check(results):
    total = 0
    for result in results:
        total += result
    return total == 278278
