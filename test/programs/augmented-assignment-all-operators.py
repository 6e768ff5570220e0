value = 100
value += 7
print(value)
value -= 10
print(value)
value *= 3
print(value)
value //= 4
print(value)
value %= 50
print(value)
value **= 2
print(value)
value <<= 3
print(value)
value >>= 2
print(value)
value &= 255
print(value)
value |= 1024
print(value)
value ^= 3
print(value)
value /= 8
print(value)
text = "ab"
text += "cd"
text *= 2
print(text)
items = [1, 2]
items *= 2
items[1] += 10
items[-1] -= 5
items[items[0]] *= 2
print(items)
