text = "héllo😀"
print(text[0], text[1], text[-1], text[-6], len(text), text[1] == "é", text[0] + text[-1])
print("abc" == "abc", "abc" != "abd", "abc" < "abd", "Z" < "a", "" < "a", "a" < "aa", "é" > "z", "😀" > "日")
print(min("b", "a", "c"), max("b", "a", "c"), min("abc"), max("hello"))
