import threading
out = []
def work(a, b=2, c=3):
    out.append((a, b, c))

for arguments in [(1,), (1, 20), (1, 20, 30)]:
    t = threading.Thread(args=arguments, target=work)
    t.start()
    t.join()
print(out)
# expect: [(1, 2, 3), (1, 20, 3), (1, 20, 30)]
