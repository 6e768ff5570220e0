def box(width, height=2, depth=3, unit="cm"):
    print(width, height, depth, unit)

box(1)
box(1, 5)
box(1, depth=7)
box(depth=1, width=2, height=3)
box(1, 2, 3, unit="m")
box(height=9, width=8)
