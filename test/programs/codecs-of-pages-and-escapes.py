try: print(repr("abc".encode("ascii","nope")))
except LookupError as e: print(e)
for b in [rb"a\tb\x41\u00e9\U0001F600\101\'\"\a", b"\\x4", b"\\u12", b"\\U00110000", b"\\", b"\xe9\\\nb"]:
    try: print(ascii(b.decode("unicode_escape")))
    except UnicodeDecodeError as e: print(e, e.encoding, e.start, e.end)
print("é€😀\n\t\\'\"\x01\r".encode("unicode_escape"), "a".encode("unicode-escape"))
for s in ["€ŒéŸ", "a\x81", "日本"]:
    for h in "strict ignore replace xmlcharrefreplace backslashreplace".split():
        try: print(s.encode("cp1252", h))
        except UnicodeEncodeError as e: print(e, e.encoding, e.object, e.start, e.end, e.reason)
for b in [bytes(range(0x7f, 0x100)), b"a\x81b\x8d"]:
    for h in "strict ignore replace backslashreplace".split():
        try: print(ascii(b.decode("windows-1252", h)))
        except UnicodeDecodeError as e: print(e, e.encoding, e.start, e.end, e.reason)
for s in ["é", "€"]:
    try: print(s.encode("latin-1"))
    except UnicodeEncodeError as e: print(e, e.encoding)
