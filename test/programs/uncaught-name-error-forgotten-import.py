print("no import")
time.sleep(0)
