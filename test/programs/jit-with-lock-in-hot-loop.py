import threading
def run(n):
    lock = threading.Lock()
    total = 0
    for i in range(n):
        with lock:
            total += i
            if i % 1000 == 0:
                continue
            if total < 0:
                break
        total -= 1
    return total, lock.locked()

print(run(5000))
