def run(n):
    holder = None
    hashes = 0
    for i in range(n):
        if holder is None:
            holder = i
        elif i % 4 == 1:
            holder = [i]
        elif i % 4 == 2:
            holder = f"s{i}"
        elif i % 4 == 3:
            holder = i * 0.5
        else:
            holder = None
        if holder is not None and i % 1000 > 995:
            print(holder)
        hashes += len(str(holder))
    return holder, hashes

print(run(3001))
