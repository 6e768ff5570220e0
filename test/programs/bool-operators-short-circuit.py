def say(name, value):
    print("asked", name)
    return value

print(say("a", 0) and say("b", 1))
print(say("c", 1) and say("d", 2))
print(say("e", 0) or say("f", ""))
print(say("g", "x") or say("h", 2))
print(say("i", 0) or say("j", 3) and say("k", 4))
print(not say("l", 0) and not say("m", None))
print((say("n", 1) or say("o", 1)) and say("p", [1]))
if say("q", 1) and (say("r", 0) or say("s", 1)):
    print("yes")
else:
    print("no")
