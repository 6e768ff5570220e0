print(int(3.9), int(-3.9), int(0.5), int(-0.5), int("42"), int("  -17  "), int("+5"), int("1_000"), int(True), int(False))
print(int(), int(7), int(1e14), int(-1e14), int(123456.999))
