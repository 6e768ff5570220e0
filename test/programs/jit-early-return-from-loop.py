def first_multiple(n, k):
    for i in range(1, n):
        if i * i % k == 0 and i % 2 == 1:
            return i
    return None

print(first_multiple(9000, 7919), first_multiple(100, 7919), first_multiple(5000, 4001))
def nested_return(n):
    for i in range(n):
        for j in range(n):
            if i * n + j == 6000:
                return [i, j]

print(nested_return(100), nested_return(5))
