# The counting loop of the free-threading debate, small.
def count(limit=30000):
    n = 0
    while n < limit:
        n += 1
    return n

print(count(), count(5), count(12345))
print(count(limit=20000))
