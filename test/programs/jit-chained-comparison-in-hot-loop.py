def run(n):
    inside = 0
    for i in range(n):
        if 100 <= i < 4000:
            inside += 1
        if 0.5 < i / 10 <= 99.5 != i:
            inside += 1
        flag = i < n > 5 == 5
        inside += flag
    return inside, flag

print(run(5000))
