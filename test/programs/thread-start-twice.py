import threading
def work():
    print("once")

t = threading.Thread(target=work)
t.start()
t.join()
t.start()
# expect: once
