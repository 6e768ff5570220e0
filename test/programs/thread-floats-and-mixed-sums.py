import threading
def integrate(start, stop, out, index):
    total = 0.0
    x = start
    while x < stop:
        total += x * x * 0.25
        x += 0.25
    out[index] = total

out = [None, None]
a = threading.Thread(target=integrate, args=(0.0, 500.0, out, 0))
b = threading.Thread(target=integrate, args=(500, 1000, out, 1))
a.start()
b.start()
a.join()
b.join()
print(out[0], out[1])
# expect: 41635421.875 291572921.875
