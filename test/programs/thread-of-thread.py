import threading
log = []
def inner(name):
    log.append("inner " + name)

def outer(name):
    log.append("outer " + name)
    t = threading.Thread(target=inner, args=(name,))
    t.start()
    t.join()
    log.append("joined " + name)

t = threading.Thread(target=outer, args=("a",))
t.start()
t.join()
print(log)
# expect: ['outer a', 'inner a', 'joined a']
