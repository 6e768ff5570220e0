items = [1, 2.0, "x", None, [1], True]
print(1 in items, 2 in items, "x" in items, None in items, [1] in items, 3 in items, 3 not in items, "y" not in items, 1.0 in items)
nan = float("nan")
print(nan in [nan], nan == nan, [nan] == [nan], "ell" in "hello", "" in "a", "z" in "abc", 2 in (1, 2), 3 in range(5), 5 in range(5), 4 in range(0, 10, 3))
print([] is [], items is items, None is None, True is True)
