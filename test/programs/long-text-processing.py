import re, collections, itertools, io, csv, json, string, textwrap
DOC = """# Title *one*

Some **bold** and *it* with `code` and [link](http://x.y/z "t").
Second line & more <tags>.

- item 1
- item **2**
  - nested

1. first
2. second

> quote
> more

```py
x = 1 < 2
```
---
| a | b |
|---|--:|
| 1 | 2 |
"""
INLINE = [(r"&", "&amp;"), (r"<", "&lt;"), (r">", "&gt;"), (r"`([^`]+)`", r"<code>\1</code>"), (r"\*\*(.+?)\*\*", r"<b>\1</b>"), (r"(?<!\*)\*(?!\*)([^*]+)\*", r"<i>\1</i>"), (r'\[([^\]]*)\]\((\S+?)(?:\s+"([^"]*)")?\)', lambda m: f'<a href="{m[2]}"' + (f' title="{m[3]}"' if m[3] else "") + f">{m[1]}</a>")]
def inline(s):
    for pat, rep in INLINE: s = re.sub(pat, rep, s)
    return s
def blocks(text):
    lines = collections.deque(text.splitlines())
    while lines:
        line = lines.popleft()
        if not line.strip(): continue
        if m := re.match(r"(#{1,6})\s+(.*)", line): yield f"<h{len(m[1])}>{inline(m[2])}</h{len(m[1])}>"
        elif line.startswith("```"):
            code = list(itertools.takewhile(lambda l: not l.startswith("```"), iter(lines.popleft, object())))
            yield f"<pre lang={line[3:]!r}>" + "\n".join(map(inline, code)) + "</pre>"
        elif re.fullmatch(r"-{3,}", line): yield "<hr>"
        elif re.match(r"\s*[-*]\s", line) or re.match(r"\d+\.\s", line):
            lines.appendleft(line); items = []
            while lines and (m := re.match(r"(\s*)(?:[-*]|(\d+)\.)\s+(.*)", lines[0])):
                lines.popleft(); items.append((len(m[1]) // 2, m[2], inline(m[3])))
            yield "\n".join("  " * d + f"<li{f' value={n}' if n else ''}>{t}" for d, n, t in items)
        elif line.startswith(">"):
            q = [line[1:].strip()]
            while lines and lines[0].startswith(">"): q.append(lines.popleft()[1:].strip())
            yield f"<q>{inline(' '.join(q))}</q>"
        elif line.startswith("|"):
            rows = [line]
            while lines and lines[0].startswith("|"): rows.append(lines.popleft())
            cells = [[c.strip() for c in r.strip("|").split("|")] for r in rows]
            align = ["right" if c.endswith(":") else "left" for c in cells[1]]
            yield "\n".join("".join(f"<td {a}>{c}" for c, a in zip(r, align)) for i, r in enumerate(cells) if i != 1)
        else:
            para = [line]
            while lines and lines[0].strip(): para.append(lines.popleft())
            yield f"<p>{inline(' '.join(para))}</p>"
print(*blocks(DOC), sep="\n")
TEXT = """It was the best of times, it was the worst of times; it was the age of wisdom — it was the age of foolishness...
"Don't," she said, "it's 3.14 o'clock on 2024-02-29 at 10:30pm; call +1 (555) 123-4567 or e-mail bob@example.com!" """
words = re.findall(r"[a-z]+(?:'[a-z]+)?", TEXT.lower())
c = collections.Counter(words)
print(c.most_common(4), len(c), max(words, key=len), [w for w, n in c.items() if n == 1][:5], collections.Counter(map(len, words)).most_common(3))
print(re.findall(r"\d+(?:[.:-]\d+)*\w*", TEXT), re.sub(r"(\d{4})-(\d\d)-(\d\d)", r"\3/\2/\1", TEXT)[150:170], re.search(r"\S+@\S+\.\w+", TEXT).span(), re.split(r"\W{2,}", TEXT)[:5], sorted(set(re.findall(r"\b(\w)\w*\b", TEXT.lower()))))
print(textwrap.fill(TEXT, 50, subsequent_indent="    ", break_long_words=False), textwrap.shorten(TEXT, 40, placeholder=" [...]"), sep="\n")
def caesar(s, k): return s.translate(str.maketrans(string.ascii_letters, "".join(a[k:] + a[:k] for a in (string.ascii_lowercase, string.ascii_uppercase))))
enc = caesar("Hello, World!", 3); print(enc, caesar(enc, 23))
def rle(s): return "".join(f"{len(g)}{k}" if len(g) > 1 else k for k, g in ((k, list(g)) for k, g in itertools.groupby(s)))
print(rle("aaabccddddd"), "".join(c * int(n or 1) for n, c in re.findall(r"(\d*)(\D)", rle("aaabccddddd"))))
def is_pal(s): t = [ch for ch in s.casefold() if ch.isalnum()]; return t == t[::-1]
print([is_pal(x) for x in ("A man, a plan, a canal: Panama", "nope", "", "Été")], " ".join(w[1:] + w[0] + "ay" for w in "pig latin is fun".split()), "snake_case_name".title().replace("_", ""), re.sub(r"(?<!^)(?=[A-Z])", "_", "camelCaseHTTPName").lower(), "%-10s|%5.1f|%03d" % ("ab", 3.14159, 7))
rows = list(csv.DictReader(io.StringIO('name,qty,"note, x"\nann,3,"say ""hi"""\nbob,,\n"c\nd",5,z\n')))
print(rows, sum(int(r["qty"] or 0) for r in rows), json.dumps(rows[0], indent=1, sort_keys=True))
INI = "[a]\nx=1\n; c\ny = two words\n[b]\nz: yes\n[a]\nx=9"
conf = {}
for line in INI.splitlines():
    match line.strip():
        case "" | str() as s if not s or s[0] in ";#": continue
        case str() as s if s[0] == "[" and s[-1] == "]": sec = conf.setdefault(s[1:-1], {})
        case s: k, _, v = re.split(r"\s*([=:])\s*", s, maxsplit=1); sec[k] = v
print(conf)
for a, b in [("kitten", "sitting"), ("", "abc"), ("same", "same")]:
    import difflib
    sm = difflib.SequenceMatcher(None, a, b); print([(t, a[i1:i2], b[j1:j2]) for t, i1, i2, j1, j2 in sm.get_opcodes()], round(sm.ratio(), 3))
print("\n".join(difflib.ndiff(["one\n", "two\n", "three\n"], ["ore\n", "tree\n", "emu\n"])).replace("\n\n", "\n"))
print("tab\tsep".expandtabs(8), "a,b;c d".replace(",", " ").replace(";", " ").split(), "ÀÉ".lower(), "straße".upper(), "ΑΣ".lower(), "ﬃ".upper(), "İ".lower().encode(), "ǆ".title(), "x".zfill(3), "a\u0301" == "á", sorted("éeèz"), "🎉🎊"[::-1], "日本語".center(9, "*"), "日本".encode("utf-16-le").hex(), ascii("日é\n"), "\u2028".isspace(), "Ⅷ".isnumeric(), "٣".isdigit(), int("٣"), float(" 1_0.5 "), "a".join("bcd"), "aXbXc".rsplit("X", 1), "line1\rline2\r\nline3\x0c".splitlines(), "\t x\n".strip().encode(), "{:>5}|{:^5}|{:05d}|{:+.2e}|{:#x}|{:,}|{:%}|{:c}".format("é", "é", -42, 12345.678, 255, 1e6, 0.5, 8364))
json.loads('{"a": [1, 2,, 3]}')
