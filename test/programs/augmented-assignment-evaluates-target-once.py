def index(value):
    print("index", value)
    return value

def container(items):
    print("container")
    return items

data = [1, 2, 3]
container(data)[index(1)] += 40
data[index(0)] -= index(5)
print(data)
