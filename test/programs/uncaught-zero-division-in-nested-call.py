def inner(a, b):
    return a / b

def outer(values):
    total = 0
    for value in values:
        total += inner(10, value)
    return total

print("before")
print(outer([1, 2, 0, 4]))
print("after")
