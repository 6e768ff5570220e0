def area(width, height):
    total = width * height
    return totl

print(area(2, 3))
