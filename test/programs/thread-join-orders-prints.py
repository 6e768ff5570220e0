import threading
def say(text):
    print("from thread:", text)

for word in ["a", "b", "c"]:
    t = threading.Thread(target=say, args=(word,))
    t.start()
    t.join()
    print("joined", word)
# expect: from thread: a
# expect: joined a
# expect: from thread: b
# expect: joined b
# expect: from thread: c
# expect: joined c
