"""Four threads that call a native module at the same time."""
import sys
import threading
import vectors

results = [0] * 4


def work(part):
    total = 0.0
    for i in range(200):
        total += vectors.dot([1, 2.5, i], vectors.scaled([1, 1, 1], 2))
    results[part] = total


threads = [threading.Thread(target=work, args=(part,)) for part in range(4)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(results, sys._is_gil_enabled())
try:
    vectors.dot([1], [1, 2])
except ValueError as error:
    print("ValueError:", error)
