# Products in hot code leave the small ints: the loop goes on with larger ones.
def powers(n):
    x = 1
    for i in range(n):
        x = x * 2
        if i > 40:
            print(i, x)
    return x

for round in range(200):
    powers(40)
print(powers(45))
print(powers(60))
