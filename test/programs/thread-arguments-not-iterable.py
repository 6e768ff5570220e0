import threading
def work(a):
    print(a)

for target in (print, work, 7):
    t = threading.Thread(target=target, args=5)
    print("made")
    t.start()
    t.join()
print("end")
