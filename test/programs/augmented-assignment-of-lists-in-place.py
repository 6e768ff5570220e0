# += changes the list that all names share; a + b makes a new one.
a = [1]
b = a
a += [2]
print(a, b, a is b)
a = a + [3]
print(a, b, a is b)
a *= 2
print(a)
def extend(items):
    items += (8, 9)
    items *= 2
    return items

c = [7]
print(extend(c) is c, c)
d = [c, 0]
d[0] += ["x"]
print(c, d)
t = (1,)
u = t
t += (2,)
print(t, u)
e = []
e += range(3)
e += "ab"
print(e)
for i in range(3000):
    e += [i]
print(len(e), e[-1])
