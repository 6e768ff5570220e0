print(["a", 'it\'s', "quote\"", "both'\"", "new\nline", "tab\t", "back\\slash", "é", "\x00", "\x7f", "日本", "😀", "\u200b", "\xad"])
print([1.0, -0.0, 1e100, True, None, 10, -10, (), [], (1,), ("x", 2)])
print([float("inf"), float("nan"), 0.1])
