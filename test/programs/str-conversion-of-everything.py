print(str(1), str(-1.5), str(True), str(None), str("x"), str([1, "a"]), str((1,)), str(1e16), str(), len(str(12345)))
print(str(0.1 + 0.2) + "!", str(140737488355327), "<" + str([]) + ">")
