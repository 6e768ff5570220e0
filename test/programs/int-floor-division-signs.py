# Floor division and modulo round towards minus infinity, for every pair of signs.
for left in [7, -7, 6, -6, 0, 1, -1]:
    for right in [3, -3, 2, -2, 1, -1]:
        print(left, right, left // right, left % right, left // right * right + left % right == left)
