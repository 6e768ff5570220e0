def scale(value, factor=2):
    return value * factor

scale(1, factr=3)
