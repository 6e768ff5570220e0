def mean(n):
    # The sum is an int in the first turn only.
    s = 0
    for i in range(n):
        s = s + 0.5 * 1.5
        s = 2.0 * 0.25 + s
    return s / n


print(mean(3000))
