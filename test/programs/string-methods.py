s = "Hello, World"
print(s.find("o"), s.find("o", 5), s.find("o", -3), s.find("zz"), s.find(""), s.find("", 12), s.find("", 13), s.rfind("o"), s.rfind("o", 0, 5), s.rfind(""), s.index("W"), s.rindex("l"), s.count("l"), s.count(""), s.count("l", 4), s.count("lo", 2, 5), s.find("o", None, None), s.find("o", True))
print(s.startswith("Hell"), s.startswith(("x", "He")), s.startswith("ell", 1), s.endswith("ld"), s.endswith("l", 0, 4), s.startswith(""), s.startswith("", 20), s.endswith(()), s.startswith("", 12), s.endswith("o", None, 5))
print(s.removeprefix("Hello"), s.removesuffix("ld"), s.removeprefix("x"), s.removesuffix(""))
print("  ab ".strip(), "|", "  ab ".lstrip(), "|", "  ab ".rstrip(), "|", "xyabyx".strip("xy"), "xyabyx".lstrip("xy"), "xyabyx".rstrip("xy"), "".strip(), "\u2003a\u00a0".strip(), "aaa".strip("a"), "abc".strip(None), "abc".strip(""))
print("ab".center(5) + "|", "ab".center(6, "*"), "abc".center(6, "é"), "abc".center(7, "→"), "ab".ljust(5, ".") + "|", "ab".rjust(5) + "|", "ab".rjust(1), "-12".zfill(5), "+1".zfill(2), "x".zfill(4), "".zfill(2), "é".zfill(3), "".center(3, "→"))
print("a\tbc\td".expandtabs(), "a\tb\n\tc".expandtabs(4), "\t".expandtabs(0), "a\tb".expandtabs(tabsize=3), "".expandtabs())
print("a,b,,c".split(","), "a,b,,c".split(",", 1), " a  b c ".split(), " a  b c ".split(None, 1), "".split(), "".split(","), "a,b,c".rsplit(",", 1), " a b  c ".rsplit(None, 1), " a b c".rsplit(), "abcabc".split("bc"), "abcabc".rsplit("bc", maxsplit=1), "a b c".split(maxsplit=0), " a b ".split(maxsplit=0), " a b ".rsplit(maxsplit=0), "aXXbXXc".split(sep="XX"))
print("a\nb\r\nc\rd\x0be\x85f\u2028g".splitlines(), "a\nb\r\n".splitlines(True), "".splitlines(), "\n".splitlines(), "a\n\nb".splitlines(keepends=True))
print("a=b=c".partition("="), "a=b=c".rpartition("="), "abc".partition("="), "abc".rpartition("="), "=".partition("="))
print(",".join(["a", "b", "c"]), "".join(("x", "é", "→", "𝄞")), ", ".join("abc"), ",".join([]), ",".join(["solo"]), "→".join(["a", "b"]), "".join(["", ""]))
print("aaa".replace("a", "b"), "aaa".replace("a", "bb", 2), "abc".replace("", "-"), "abc".replace("", "-", 2), "a→b".replace("→", "x"), "abc".replace("b", "→"), "abc".replace("x", "y"), "abab".replace("ab", ""), "".replace("", "x"), "abc".replace("b", "x", count=0), "aXb".replace("aXb", "y"))
for t in ["hello wORLD", "ß straße ﬁ", "ΑΣ ΟΔΟΣ. Σ", "ǆ ǅ Ǆ", "İstanbul ı", "éÀ ŉ", "123abc", "they're bill's", "ᾳ ᾼ", "ა", "", "x", "É", "\x00a"]:
    print(t.upper(), t.lower(), t.title(), t.capitalize(), t.swapcase(), t.casefold(), sep="|")
tests = ["abc", "ABC", "Abc Def", "123", "²", "½", "一", "a1", " ", "", "\t\n", "é", "Éa", "_a1", "1a", "a b", "ǅ", "٣", "\u2028", "abc\n", "ΑΒΓ", "\x1f", "A1", "Ⅷ", "ª", "a\u0301", "℘"]
for t in tests:
    print(len(t), t.isalpha(), t.isdigit(), t.isdecimal(), t.isnumeric(), t.isalnum(), t.isspace(), t.isupper(), t.islower(), t.istitle(), t.isidentifier(), t.isprintable(), t.isascii())
print(str.upper("abc"), str.join("-", ["a", "b"]))
f = "abc".upper
print(f())
