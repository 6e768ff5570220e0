items = [1]
print(items.pop())
items.pop()
