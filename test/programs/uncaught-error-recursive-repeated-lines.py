def countdown(n):
    if n == 0:
        return [][n]
    return countdown(n - 1)

countdown(20)
