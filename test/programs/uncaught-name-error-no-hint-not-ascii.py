ab = 1
print(éb)
