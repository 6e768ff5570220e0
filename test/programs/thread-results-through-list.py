import threading
def partial(part, parts, n, out):
    total = 0
    for i in range(part, n, parts):
        total += i * i % 7
    out[part] = total

out = [0] * 3
threads = []
for part in range(3):
    t = threading.Thread(target=partial, args=(part, 3, 9000, out))
    t.start()
    threads.append(t)
for t in threads:
    t.join()
total = 0
for value in out:
    total += value
print(out, total)
# expect: [5999, 5997, 6003] 17999
