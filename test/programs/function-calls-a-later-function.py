def early(n):
    return late(n) + factor

def late(n):
    return n * 2

factor = 100
print(early(5))
factor = 200
print(early(5))
