print(1 < 2.5, "a" < "b")
result = "a" < 1
