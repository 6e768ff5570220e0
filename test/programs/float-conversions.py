print(float(3), float("2.5"), float(" 1e3 "), float("-inf"), float("Infinity"), float("nan"), float(True), float(), float("1_0.5"), float(-0.0), float(".5"), float("5."))
print(int(float("1e3")), float(int("12")), float(140737488355327), float(-140737488355328))
