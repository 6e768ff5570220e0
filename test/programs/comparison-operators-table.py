for left in [-1, 0, 1, 1.0, 0.5]:
    for right in [0, 1, -0.0, 1.5]:
        print(left, right, left < right, left <= right, left > right, left >= right, left == right, left != right)
for left in ["", "a", "ab", "b"]:
    for right in ["a", "abc", "é"]:
        print(left, right, left < right, left <= right, left > right, left >= right, left == right, left != right)
