def join(a, b):
    return a + b

print(join(1, 2), join("a", "b"))
print(join("a", 1))
