import threading
items = []
t = threading.Thread(target=print, args=("printed", "by", "a thread"))
t.start()
t.join()
u = threading.Thread(target=items.append, args=(7,))
u.start()
u.join()
print(items)
# expect: printed by a thread
# expect: [7]
