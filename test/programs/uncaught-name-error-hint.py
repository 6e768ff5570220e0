counter = 1
def show(value):
    return value

print(show(counter))
print(countr)
