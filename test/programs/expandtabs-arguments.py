"""The argument of expandtabs, of text and of bytes: how many, by name, how large, of which type."""
for s in ("a\tb\n\tc", b"a\tb\n\tc", bytearray(b"x\ty")):
    print(s.expandtabs(), s.expandtabs(3), s.expandtabs(tabsize=0))
    for a, k in (((1, 2), {}), (("x",), {}), ((), {"size": 3}), ((10**30,), {}), ((2**31,), {}), ((-2**31,), {}), ((True,), {}), ((None,), {}), (("x",), {"tabsize": 3})):
        try: print(s.expandtabs(*a, **k))
        except Exception as e: print(type(e).__name__, e)
