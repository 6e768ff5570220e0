# References held, dropped and passed on by hot code.
def churn(n):
    keep = []
    last = None
    for i in range(n):
        item = [i, [i + 1]]
        inner = item[1]
        item = None
        if i % 1000 == 0:
            keep.append(inner)
        last = inner
        inner = last
    return keep, last, inner is last

print(churn(5001))
def chain(n):
    node = None
    for i in range(n):
        node = [i, node]
    length = 0
    total = 0
    while node is not None:
        total += node[0]
        node = node[1]
        length += 1
    return length, total

print(chain(4000))
