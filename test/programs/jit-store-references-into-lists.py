def run(n):
    slots = [None] * 8
    for i in range(n):
        slots[i % 8] = [i, slots[(i + 1) % 8]]
        if i % 8 == 7:
            for k in range(8):
                slots[k] = slots[k][0]
    return slots

print(run(4000))
print(run(4003)[0][0])
