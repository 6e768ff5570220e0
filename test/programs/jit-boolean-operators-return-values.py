def run(n):
    last = None
    total = 0
    for i in range(n):
        last = i % 3 and i % 5 or "none"
        if last == "none":
            total += 1
        else:
            total += last
        value = i % 2 == 0 and 0.5 or i % 7
        total += value
        either = [] or last
    return total, last, value, either

print(run(5000), run(5001), run(5003))
