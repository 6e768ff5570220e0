# textwrap: wrap, fill, shorten, dedent, indent, TextWrapper.
import textwrap
from textwrap import wrap, fill, shorten, dedent, indent, TextWrapper

text = "The quick brown fox jumped over the lazy dog.  It was a well-known, easy-to-see fact -- or was it? See section 3-4 (or a-b, x-ray); self-reference, e-mail, long----dash and --option-name."
for width in (1, 5, 10, 17, 20, 33, 70, 200):
    print(width, wrap(text, width))
    print(wrap(text, width, break_on_hyphens=False))
    print(wrap(text, width, break_long_words=False))
    print(wrap(text, width, drop_whitespace=False))
    print(wrap(text, width, fix_sentence_endings=True))
    print(wrap(text, width, initial_indent="* ", subsequent_indent="   ")) if width > 4 else None
for n in (1, 2, 3):
    print(wrap(text, 24, max_lines=n), wrap(text, 24, max_lines=n, placeholder="~"))
print(fill("a\tb\nc\n\nd  e", 6), repr(fill("a\tb\nc", 20, expand_tabs=False)), repr(fill("a\tb\nc", 20, replace_whitespace=False, tabsize=4)))
print(wrap(""), wrap("   "), wrap("x"), wrap(" lead and trail ", 8), wrap("supercalifragilistic", 6), wrap("aaa bbbbbbbbbb c", 5))
print(shorten("Hello  world!", 12), shorten("Hello  world!", 11), shorten("Hello world", 10, placeholder="..."), shorten("one two three four", 13))
for bad in (lambda: wrap("x y", 0), lambda: shorten("hello world", 3), lambda: wrap("abc def", 3, max_lines=1, placeholder="....")):
    try: print(bad())
    except ValueError as e: print("ValueError", e)
print(repr(dedent("""
    def f():
        return 1

      # odd
    x
""")))
print(repr(dedent("  a\n\tb\n")), repr(dedent("\ta\n\t  b\n   \n\tc")), repr(dedent("no\n  x")), repr(dedent("")), repr(dedent("   \n  ")), repr(dedent("  a\n   b\n  c  \n")))
print(repr(indent("a\n\n  b\nc", "> ")), repr(indent("a\n\nb\n", "--", lambda line: True)), repr(indent("a\nb", "+", lambda l: l.startswith("b"))))
w = TextWrapper(width=15); w.initial_indent = "# "
print(w.wrap("some words to be wrapped"), w.fill("again some words"), w.width)
print(wrap("non-breaking\u00a0space stays together here", 12), wrap("caf\u00e9-au-lait d\u00e9j\u00e0-vu", 6))
print(wrap("http://example.com/a-b/c-d?x=1-2 10-20-30 a--b 'quoted-word' (foo-bar) well--known", 8))
