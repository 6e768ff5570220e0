def apply(function, n):
    total = 0
    for i in range(n):
        total = total + function(i)
        if i == n // 2:
            function = negate
    return total

def identity(x):
    return x

def negate(x):
    return -x

print(apply(identity, 6000), apply(abs, 6000), apply(negate, 6000))
def rebind(n):
    total = 0
    for i in range(n):
        total += helper(i)
    return total

def helper(x):
    return 1

print(rebind(5000))
def helper(x):
    return x

print(rebind(5000))
