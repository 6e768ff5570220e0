import threading
t = threading.Thread(target=print, args=("printed", "by", "a thread"))
t.start()
t.join()
u = threading.Thread(target=len, args=([1, 2],))
u.start()
u.join()
print("end")
# expect: printed by a thread
# expect: end
