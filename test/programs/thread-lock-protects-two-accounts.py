import threading
lock = threading.Lock()
accounts = [1000, 1000]
def transfer(source, target, times):
    for i in range(times):
        with lock:
            accounts[source] -= 1
            accounts[target] += 1

def audit(times, wrong):
    for i in range(times):
        with lock:
            if accounts[0] + accounts[1] != 2000:
                wrong.append(i)

wrong = []
threads = [
    threading.Thread(target=transfer, args=(0, 1, 2000)),
    threading.Thread(target=transfer, args=(1, 0, 1500)),
    threading.Thread(target=audit, args=(1000, wrong)),
]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(accounts, wrong)
# expect: [500, 1500] []
