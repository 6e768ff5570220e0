for left in [7.5, -7.5, 6.0, -6.0, 0.0, -0.0, 1e-300, -1e-300]:
    for right in [2.5, -2.5, 3.0, -3.0, 1e300]:
        print(left, right, left // right, left % right)
