# Codecs by name: whole texts, pieces, marks of byte orders, and what is no encoding; tokens by re.Scanner.
import codecs
import re

for name in ("utf-8", "UTF8", "utf_8", "U8", "latin-1", "Latin1", "iso-8859-1", "ascii", "US-ASCII", "utf-16", "utf-16-le", "UTF-16BE", "utf-32", "utf-8-sig", "cp1252", "windows-1252", "rot13", "rot_13", "hex", "base64"):
    print(name, codecs.lookup(name).name)
print(codecs.encode("é€", "utf-8"), codecs.decode(b"\xe9", "latin-1"), codecs.encode("é", "ascii", "ignore"), codecs.decode(b"\xff", errors="replace"), codecs.encode("x"), codecs.encode("Hello, World!", "rot13"), codecs.decode("Uryyb", "rot_13"))
print(codecs.encode(b"az\xff", "hex"), codecs.decode(b"617aff", "hex_codec"), codecs.encode(b"hello", "base64"), codecs.decode(b"aGVsbG8=\n", "base64"))
print(codecs.BOM, codecs.BOM_BE, codecs.BOM_LE, codecs.BOM_UTF8, codecs.BOM_UTF16, codecs.BOM_UTF16_BE, codecs.BOM_UTF32, codecs.BOM_UTF32_BE, codecs.BOM32_LE, codecs.BOM64_BE)
encode, decode = codecs.getencoder("utf-8"), codecs.getdecoder("utf-16")
print(encode("aé"), decode(b"\xff\xfea\x00"), codecs.lookup("utf-8")[0]("z"), len(codecs.lookup("ascii")), codecs.lookup("utf-8").encode("q"))
for action in (lambda: codecs.lookup("nope"), lambda: codecs.encode("é", "ascii"), lambda: codecs.decode(b"\xff", "utf-8"), lambda: codecs.encode("x", "no such")):
    try:
        print(action())
    except (LookupError, UnicodeError) as error:
        print(type(error).__name__, error)
data = "aé€😀z".encode()
decoder = codecs.getincrementaldecoder("utf-8")()
print([decoder.decode(data[i : i + 1], i == len(data) - 1) for i in range(len(data))])
for name in ("utf-16", "utf-16-be", "utf-32", "utf-8-sig", "latin-1"):
    whole = "aé" if name == "latin-1" else "aé😀"
    raw = whole.encode(name)
    decoder = codecs.getincrementaldecoder(name)()
    print(name, "".join([decoder.decode(raw[i : i + 1]) for i in range(len(raw))]) + decoder.decode(b"", True), list(codecs.iterdecode([raw[:3], raw[3:]], name)), list(codecs.iterencode(["a", "", "é"], name)))
decoder = codecs.getincrementaldecoder("utf-8")("strict")
print(repr(decoder.decode(b"ab\xe2\x82")), decoder.getstate())
try:
    decoder.decode(b"", True)
except UnicodeDecodeError as error:
    print(error)
decoder.reset()
try:
    print(decoder.decode(b"a\xe2("))
except UnicodeDecodeError as error:
    print(error)
print(codecs.getincrementaldecoder("utf-8")("replace").decode(b"a\xe2(\xff\xf0\x9f"), codecs.getincrementalencoder("utf-16")().encode("a"))

scanner = re.Scanner([
    (r"\d+\.\d+", lambda s, token: ("float", float(token))),
    (r"\d+", lambda s, token: ("int", int(token), s.match.span())),
    (r"[a-z_]\w*", lambda s, token: ("name", token)),
    (r"[-+*/=()]", "operator"),
    (r"\s+", None),
], re.IGNORECASE)
print(scanner.scan("Total = 3.5 * (x1 + 42) ; rest"), scanner.scan(""), scanner.scan("abc"), re.Scanner([("a*", "A")]).scan("aab"))
