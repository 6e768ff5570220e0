import threading
def deeper(items):
    return items[5]

def work(items):
    print("working")
    deeper(items)

for round in range(2):
    t = threading.Thread(target=work, args=([1],))
    t.start()
    t.join()
print("main goes on")
# expect: working
# expect: working
# expect: main goes on
