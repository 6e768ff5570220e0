"""URLs taken apart and quoted, context variables, colours, keyed hashes."""
from urllib.parse import urlparse, quote, unquote, urlencode, parse_qs, parse_qsl, urljoin, urlsplit, urlunparse, quote_plus, unquote_plus
u = urlparse("https://user:pw@example.com:8080/a/b;p?q=1&r=2#frag")
print(u, u.hostname, u.port, u.username, u.password, u.geturl())
print(quote("a b/c&é"), unquote("a%20b%C3%A9"), quote_plus("a b&c"), unquote_plus("a+b%26c"))
print(urlencode({"a": 1, "b": "x y", "c": "é"}), urlencode([("a", 1)]), urlencode({"a": [1, 2]}, doseq=True))
print(parse_qs("a=1&b=2&a=3"), parse_qsl("a=1&b=2&c="))
print(urljoin("http://a/b/c/d", "../e"), urljoin("http://a/b", "//x/y"), urlsplit("//h/p?q"))
print(urlunparse(("http", "h", "/p", "", "q=1", "f")))
import asyncio, contextvars
v = contextvars.ContextVar("v", default=0)
async def task(n):
    v.set(n)
    await asyncio.sleep(0)
    return v.get()
async def main():
    v.set(100)
    print(await asyncio.gather(*(task(i) for i in range(3))), v.get())
    t = asyncio.create_task(task(5)); print(await t, v.get())
asyncio.run(main())
print(v.get(), v in contextvars.copy_context())
with v.set(7): print(v.get())
print(v.get())
ctx = contextvars.copy_context()
def f():
    v.set(9)
    try: ctx.run(f)
    except RuntimeError as e: print("again")
    return v.get()
print(ctx.run(f), v.get(), ctx[v], v in ctx, len(ctx) > 0)
t = v.set(1); v.reset(t)
for bad in (lambda: v.reset(t), lambda: v.reset(5), lambda: contextvars.ContextVar(5), lambda: ctx["x"], lambda: contextvars.ContextVar("w").reset(v.set(3))):
    try: print(bad())
    except Exception as e: print(type(e).__name__, str(e)[:30])
import colorsys, hmac, hashlib
print([colorsys.rgb_to_hsv(*c) for c in ((1, .5, .2), (0, 0, 0), (.3, .9, .1), (.1, .2, .8))], [colorsys.hsv_to_rgb(h / 7, .5, .9) for h in range(8)], colorsys.rgb_to_hls(.2, .4, .9), colorsys.hls_to_rgb(.6, .3, .7), colorsys.rgb_to_yiq(.1, .5, .9), colorsys.yiq_to_rgb(.5, .2, .9))
h = hmac.new(b"key", b"msg", hashlib.sha256); h.update(b"more"); print(h.hexdigest(), h.name, h.digest_size, hmac.new(b"k" * 100, digestmod="md5").hexdigest(), hmac.compare_digest(b"a", b"a"), hmac.digest(b"k", b"m", "sha1").hex())
