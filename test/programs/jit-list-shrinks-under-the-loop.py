def drain(items):
    total = 0
    turns = 0
    while len(items) > 0:
        total += items.pop()
        turns += 1
    return total, turns, items

values = []
for i in range(6000):
    values.append(i)
print(drain(values))
def pop_while_iterating(items):
    seen = 0
    for item in items:
        seen += item
        items.pop()
    return seen, len(items)

more = [1] * 5001
print(pop_while_iterating(more))
