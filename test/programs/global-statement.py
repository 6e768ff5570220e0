count = 0
names = []
def bump(step=1):
    global count, last
    count += step
    last = "bumped"
    names.append(count)

def reset():
    global count
    count = 0.5

bump()
bump(5)
print(count, last, names)
reset()
bump()
print(count, names)
