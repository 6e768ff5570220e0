def length(len):
    return len + 1

print(length(4), len([1, 2]))
max = 5
print(max, min(max, 3))
def abs(x):
    return "mine"

print(abs(-1))
print = print
print("still prints")
