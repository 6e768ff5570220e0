def note(value):
    print("note", value)
    return value

def add(a, b, c=0):
    return a + b + c

print(add(note(1), add(note(2), note(3)), c=note(4)))
print(note(1) + note(2) * note(3) - note(4))
print([note(1), note(2)][note(0)])
print(add(b=note(5), a=note(6)))
