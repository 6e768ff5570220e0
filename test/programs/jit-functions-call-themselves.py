# Functions that call themselves, hot: the recursion limit, errors out of the depth and caught in it, other types.
def down(n):
    if n == 0: return 0
    return 1 + down(n - 1)
for k in range(30): down(200)
def depth():
    try:
        return down(10**9)
    except RecursionError as e:
        return str(e)
for k in range(5): print(depth())
def measure(d, best):
    best[0] = d
    measure(d + 1, best)
def mm():
    best = [0]
    try: measure(1, best)
    except RecursionError: pass
    return best[0]
for k in range(40): x = mm()
print(x > 900)


# traceback out of stitched recursion
import traceback
def boom(n):
    if n == 0:
        raise ValueError("bottom")
    return boom(n - 1) + 1
for k in range(3000):
    try: boom(3)
    except ValueError: pass
try:
    boom(5)
except ValueError:
    print(traceback.format_exc())
# caught in the middle
def mid(n, at):
    if n == 0:
        return 1 // 0
    if n == at:
        try:
            return mid(n - 1, at)
        except ZeroDivisionError:
            return 100
    return mid(n - 1, at) + 1
for k in range(3000): mid(6, 3)
print(mid(10, 4))
# type changes
def fib(n):
    if n < 2: return n
    return fib(n-1) + fib(n-2)
for k in range(3): fib(18)
print(fib(20), fib(15.0), fib(True), fib(12))
def power(x, n):
    if n == 0: return 1
    h = power(x, n // 2)
    return h * h if n % 2 == 0 else h * h * x
for k in range(1000): power(3, 20)
print(power(3, 300), power(1.5, 40), power(2, 62))
def deep(n):
    if n == 0: raise KeyError("x")
    deep(n - 1)
for k in range(2000):
    try: deep(4)
    except KeyError: pass
deep(3)
