def square(x):
    return x * x

def clamp(value, low=0, high=100):
    if value < low:
        return low
    if value > high:
        return high
    return value

def run(n):
    total = 0
    for i in range(n):
        total += square(i % 10) + clamp(i - 50) + clamp(i, high=3) + clamp(high=7, value=i, low=2)
    return total

print(run(6000))
