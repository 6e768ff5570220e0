def check(a, b):
    if a > 0 and b / a > 1 and b % (a - 1) == 0:
        return "yes"
    elif a == b:
        return "same"
    return "no"

print(check(2, 4), check(3, 1), check(0, 0))
print(check(1, 4))
