name = "x"
count = 0
print(f"{name} and {count:>3}")
print(f"{name} and {10 / count:>3}")
