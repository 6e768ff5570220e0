s = set()
for k in (0, 8, 16, 2):
    s.add(k)
print(s)
s.discard(8); s.discard(16)
s.add(24)
print(s)
s = set(range(100, 110))
s.discard(103); s.discard(104); s.discard(105)
s.add(103 + 32); print(s)
s.add(103 + 64); print(s)
s.add(103 + 96); print(s)
s.add(103); print(s)
a = {1, 2, 3, 4, 50, 60, 70}
b = {3, 4, 5, 60, 99, 1000}
print(a, b)
print(a ^ b)
s = set(b)
print(s)
s ^= a
print(s)
s = set(b)
for k in a:
    if k in s:
        s.discard(k)
    else:
        s.add(k)
    print(k, s)
