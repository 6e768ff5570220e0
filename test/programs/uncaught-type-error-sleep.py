import time
time.sleep(0)
time.sleep("long")
