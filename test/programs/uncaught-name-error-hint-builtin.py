print("first")
prnt("second")
