# One thread spins until another changes a list: neither GIL nor stitched code may starve it.
import threading
flag = [0]
def spin(out):
    turns = 0
    while flag[0] == 0:
        turns += 1
    out.append(flag[0])

def set_flag():
    total = 0
    for i in range(5000):
        total += i
    flag[0] = total

out = []
a = threading.Thread(target=spin, args=(out,))
b = threading.Thread(target=set_flag)
a.start()
b.start()
a.join()
b.join()
print(out)
# shim: no
# expect: [12497500]
