def conditional(flag):
    if flag:
        value = 1
    return value

print(conditional(True))
print(conditional(False))
