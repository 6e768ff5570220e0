import threading
def work():
    pass

t = threading.Thread(target=work)
print(t.is_alive())
t.start()
t.join()
t.join()
print(t.is_alive())
# expect: False
# expect: False
