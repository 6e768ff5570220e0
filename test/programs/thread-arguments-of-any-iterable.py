import threading
def work(a, b):
    print(a, b)

items = [1]
t = threading.Thread(target=work, args=items)
items.append(2)
t.start()
t.join()
for args in ("ab", range(3, 5), (True, None), [[1], 2.5]):
    t = threading.Thread(target=work, args=args)
    t.start()
    t.join()
