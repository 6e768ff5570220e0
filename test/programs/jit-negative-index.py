def backwards(items):
    total = 0
    for i in range(1, len(items) + 1):
        total = total * 3 % 1000003 + items[-i]
    return total

values = []
for i in range(5000):
    values.append(i * i % 97)
print(backwards(values), backwards([5]), backwards([]))
def rotate(items, n):
    for i in range(n):
        items[-1], items[-2], items[0] = items[-2], items[0], items[-1]
        items[-3] += 1
    return items

print(rotate([1, 2, 3, 4], 5000), rotate([1, 2, 3], 5001))
