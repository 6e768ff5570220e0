def volume(width, height, depth, name="box"):
    return width * height * depth

print(volume(1, 2, 3))
print(volume(depth=3))
