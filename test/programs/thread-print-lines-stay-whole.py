# Each thread prints the same line, so any order reads the same, but torn lines would not.
import threading
def work():
    for i in range(25):
        print("one", "whole", "line", sep="-")

threads = []
for i in range(4):
    threads.append(threading.Thread(target=work))
for t in threads:
    t.start()
for t in threads:
    t.join()
print("end")
# expect-repeat: 100 one-whole-line
# expect: end
