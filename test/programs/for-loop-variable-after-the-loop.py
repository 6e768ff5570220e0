for i in range(5):
    pass
print(i)
i = "kept"
for i in range(0):
    pass
print(i)
for i in range(5):
    i = i * 10
print(i)
for item in ["a", "b"]:
    pass
print(item)
def last(items):
    for item in items:
        found = item
    return item, found

print(last([1, 2, 3]))
