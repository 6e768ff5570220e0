"""Copies, merges and texts of dicts and sets that other threads grow and shrink meanwhile: none raises or misses what was there all the time."""

import threading
STABLE = 40
d = {f"k{i}": i for i in range(STABLE)}
s = set(range(STABLE))
stop = False
errors = set()
def dict_changes():
    for r in range(120):
        for i in range(60): d[f"x{i}"] = i
        for i in range(60): del d[f"x{i}"]
def set_changes():
    for r in range(120):
        for i in range(100, 160): s.add(i)
        for i in range(100, 160): s.discard(i)
def change(f):
    global stop
    f()
    stop = True
def kept(items, what):
    if len([k for k in items if k[0] == "k"]) != STABLE: errors.add(what)
def kept_ints(items, what):
    if sorted(x for x in items if x < 100) != list(range(STABLE)): errors.add(what)
def take(**kw): return kw
def dict_looks():
    keep = {"k0": 0}
    base = {f"k{i}": i for i in range(STABLE)}
    while not stop:
        try:
            kept(list(d), "list"); kept(list(d.keys()), "keys"); kept([k for k, v in list(d.items())], "items")
            if sum(v for v in list(d.values())) < sum(range(STABLE)): errors.add("values")
            kept(sorted(d), "sorted"); kept([*d], "star"); kept(tuple(list(d)), "tuple")
            kept(d.copy(), "copy"); kept(dict(d), "dict"); kept({**d}, "spread"); kept({**keep, **d}, "spread 2")
            kept(d | keep, "or"); kept(keep | d, "ror"); kept(take(**d), "keywords");
            u = {"k0": 5}; u.update(d); kept(u, "update")
            m = []
            m.extend(d)
            m += d.keys()
            if len([k for k in m if k[0] == "k"]) != 2 * STABLE: errors.add("extend")
            kept(set(d), "set"); kept(frozenset(d), "frozenset")
            if not set(base) <= set(d): errors.add("subset")
            t = repr(d)
            if any(f"'k{i}': {i}" not in t for i in range(STABLE)): errors.add("repr")
            d == base
            kept(",".join(d).split(","), "join")
        except RuntimeError as e: errors.add(str(e))
def set_looks():
    stable = set(range(STABLE))
    while not stop:
        try:
            kept_ints(list(s), "slist"); kept_ints(sorted(s), "ssorted"); kept_ints(s.copy(), "scopy"); kept_ints(set(s), "sset")
            kept_ints(s | {1}, "s|"); kept_ints({1} | s, "|s"); kept_ints({1, *s}, "s*"); kept_ints(s & stable, "&"); kept_ints(stable & s, "s&")
            kept_ints(s - {500}, "-");
            if not stable <= s or stable - s or not s >= stable: errors.add("s<=")
            u = {1}; u.update(s); kept_ints(u, "supdate"); u = {700}; u |= s; kept_ints(u - {700}, "s|=")
            if set(map(int, repr(s)[1:-1].split(", "))) & stable != stable: errors.add("srepr")
            frozenset(s); s == stable; s.isdisjoint({900})
        except RuntimeError as e: errors.add(str(e))
for c, look in ((dict_changes, dict_looks), (set_changes, set_looks)):
    stop = False
    ts = [threading.Thread(target=change, args=(c,)), threading.Thread(target=look), threading.Thread(target=look)]
    for t in ts: t.start()
    for t in ts: t.join()
print(sorted(errors))
w = set(range(100))
def narrow():
    for r in range(150):
        w.intersection_update(range(1000)) if r % 2 else w.__iand__(set(range(1000)))
def widen(n):
    for i in range(120): w.add(100 + n * 300 + i)
ts = [threading.Thread(target=narrow)] + [threading.Thread(target=widen, args=(n,)) for n in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(len(w))
