import threading
print("before")
threading.Thread(print)
