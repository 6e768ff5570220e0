def fibonacci(n, modulus):
    a, b = 0, 1
    for i in range(n):
        a, b = b, (a + b) % modulus
    return a, b

print(fibonacci(10000, 1000007), fibonacci(10, 1000))
def rotate(n):
    a, b, c = 1, 2.5, "x"
    for i in range(n):
        a, b, c = b, c, a
    return a, b, c

print(rotate(3000), rotate(3001), rotate(3002))
def gcd(a, b):
    turns = 0
    while b:
        a, b = b, a % b
        turns += 1
    return a, turns

total = 0
for i in range(1, 3000):
    total += gcd(720720, i)[0]
print(total)
