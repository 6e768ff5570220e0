# Hot code outside any function: its names are globals.
total = 0
i = 0
while i < 6000:
    total += i * 2
    if i % 1000 == 999:
        print(i, total)
    i += 1
for j in range(6000):
    total -= j
print(total, i, j)
