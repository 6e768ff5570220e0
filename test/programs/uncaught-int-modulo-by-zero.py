def remainder(a, b):
    result = a % b
    return result
print(remainder(7, 3))
print(remainder(b=0, a=7) + 1)
