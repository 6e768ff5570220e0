def sign(x):
    return "plus" if x > 0 else "minus" if x < 0 else "zero"

def say(value):
    print("asked", value)
    return value

print(sign(3), sign(-2.5), sign(0), sign(-0.0))
print(say(1) if say(0) else say(2))
total = 0
for i in range(3000):
    total += i if i % 3 == 0 else -1 if i % 3 == 1 else 0.5
print(total)
