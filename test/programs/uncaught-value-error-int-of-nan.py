value = float("nan")
print(value)
int(value)
