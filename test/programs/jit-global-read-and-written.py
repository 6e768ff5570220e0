counter = [0]
step = 1
def run(n):
    for i in range(n):
        counter[0] += step
    return counter[0]

print(run(5000))
step = 2.5
print(run(5000))
step = 1
print(run(5000))
