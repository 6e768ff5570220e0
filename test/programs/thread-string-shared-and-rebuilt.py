import threading
words = ["start"]
bad = []
def replace(rounds):
    for r in range(rounds):
        words[0] = f"word{r % 10}" + "!"

def check(rounds):
    for r in range(rounds):
        word = words[0]
        if word != "start" and len(word) != 6:
            bad.append(word)

threads = [
    threading.Thread(target=replace, args=(2000,)),
    threading.Thread(target=replace, args=(2000,)),
    threading.Thread(target=check, args=(2000,)),
]
for t in threads:
    t.start()
for t in threads:
    t.join()
print(bad)
# expect: []
