text = "ab" + "cd" + 'ef' + """g"h"""
print(text, text * 2, 3 * "xy", "" * 5, "a" * 0, "a" * -1, len(text), len(""), len("héé😀"))
print("implicit " "joining", 'single' "double", "line\
 continued", r"raw\n", "tab\there", "\x41\u00e9\U0001f600\101\u2022")
print("""three
lines
here""")
for text in ["a", "é", "日", "😀"]:
    print(text + "|" + text * 2, len(text * 2), text == text + "", text < "b")
