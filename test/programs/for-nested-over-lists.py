grid = [[1, 2, 3], [4, 5], [], [6]]
total = 0
for row in grid:
    for cell in row:
        total += cell
        print(cell, end=",")
    print("|", end="")
print(total)
for character in "héllo":
    print(character, end="-")
print()
for item in (1, "a", None, 2.5, [1]):
    print(item, end=" ")
print()
