base = 10
def scaled(value, factor=base * 2, offset=base):
    return value * factor + offset

base = 99
print(scaled(1), scaled(1, 2), scaled(1, offset=0), scaled(factor=3, value=2))
def collect(item, items=[]):
    items.append(item)
    return items

print(collect(1))
print(collect(2))
print(collect(3, [0]))
print(collect(4))
