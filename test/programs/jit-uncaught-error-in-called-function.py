def half(x):
    return 10 / (x - 4000)

def run(n):
    total = 0.0
    for i in range(n):
        total += half(i)
    return total

print(f"{run(3000):.6f}")
run(5000)
