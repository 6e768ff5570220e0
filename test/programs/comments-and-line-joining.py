# a comment
total = (1 +  # inside
         2 +
         3)
print(total)  # trailing
items = [
    1,

    2,  # two
]
print(items); print("semicolon"); x = 1; y = 2
print(x + \
      y)
if x: print("one line")
for i in range(2): print(i)
while x: x -= 1
def f(a,
      b=2,
      ): return a + b
print(f(1))
print(f(
    1,
    b=5,
))
