def depth(n):
    if n <= 0:
        return 1
    return 1 + depth(n - 1)

def run(n):
    total = 0
    for i in range(n):
        total += depth(i % 12)
    return total

print(run(4000))
def loop_inside(n):
    total = 0
    for i in range(20):
        total += i
        if n > 0 and i % 5 == 0:
            total += loop_inside(n - 1)
    return total

print(loop_inside(5))
