def classify(items, n):
    ints = floats = strings = others = 0
    for i in range(n):
        item = items[i % len(items)]
        text = str(item)
        if item == None:
            others += 1
        elif text == item:
            strings += 1
        elif item == int(item) and text == str(int(item)):
            ints += item
        else:
            floats += item
    return ints, floats, strings, others

print(classify([1, 2.5, "x", None, 7, "1", -0.5], 7000))
print(classify([1], 5000), classify([0.5], 5000))
def copy_through(items, n):
    held = None
    for i in range(n):
        previous = held
        held = items[i % len(items)]
        items[i % len(items)] = previous
    return items, held, previous

print(copy_through([1, "a", 2.5, None, [3], True], 6001))
