items = [1, 2, 3]
for item in items:
    items = ["other"]
    print(item, items)
print(items)
