def scale(value, factor=2):
    return value * factor

print(scale(1, factor=3))
scale(1, banana=2)
