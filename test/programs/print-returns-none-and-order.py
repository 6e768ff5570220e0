def noisy(value):
    print("making", value)
    return value

print(print("inner"))
print(noisy(1), noisy(2))
result = print("x", end="")
print(result)
