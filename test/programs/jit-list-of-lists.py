def life(grid, size, steps):
    for step in range(steps):
        fresh = []
        for y in range(size):
            row = []
            for x in range(size):
                around = 0
                for dy in [-1, 0, 1]:
                    for dx in (-1, 0, 1):
                        if dy != 0 or dx != 0:
                            around += grid[(y + dy) % size][(x + dx) % size]
                alive = grid[y][x]
                if around == 3 or alive == 1 and around == 2:
                    row.append(1)
                else:
                    row.append(0)
            fresh.append(row)
        grid = fresh
    return grid

size = 12
start = []
for y in range(size):
    start.append([0] * size)
start[1][2] = start[2][3] = start[3][1] = start[3][2] = start[3][3] = 1
for row in life(start, size, 12):
    for cell in row:
        print(cell, end="")
    print()
