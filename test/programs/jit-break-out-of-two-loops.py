def first_pair(items, wanted):
    found = False
    turns = 0
    for a in items:
        for b in items:
            turns += 1
            if a * b == wanted:
                found = True
                break
        if found:
            break
    else:
        return "nothing", turns, a, b
    return a, b, turns

values = []
for i in range(90):
    values.append(i)
print(first_pair(values, 88 * 89), first_pair(values, -1), first_pair(values, 0))
