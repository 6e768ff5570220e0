é = 1
print(è)
