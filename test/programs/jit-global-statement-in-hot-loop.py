total = 0
history = []
def run(n):
    global total, history
    for i in range(n):
        total += i
        if i % 1000 == 0:
            history = [total, history]
        if i == n - 2:
            total = float(total)
    return total

print(run(5000), history)
print(run(3000), total)
