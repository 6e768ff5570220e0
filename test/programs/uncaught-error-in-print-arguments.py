print("one", end=" ")
print("two", 1 / 1, [3][0], end=" ")
print("three", [4][1], "never")
