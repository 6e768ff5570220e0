def root(x):
    guess = x
    turns = 0
    while abs(guess * guess - x) > 1e-9 * x:
        guess = (guess + x / guess) / 2
        turns += 1
    return guess, turns

total = 0
for i in range(1, 2000):
    value, turns = root(i)
    total += turns
print(total, value, root(2), root(144.0))
