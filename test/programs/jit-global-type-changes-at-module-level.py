x = 0
for i in range(6000):
    if i == 4000:
        x = float(x)
    if i == 5000:
        x = str(int(x))
    if i < 5000:
        x = x + 1
    elif i % 250 == 0:
        x = x + "."
print(x, i)
