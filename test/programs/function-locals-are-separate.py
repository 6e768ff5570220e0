x = "module"
def reader():
    return x

def writer():
    x = "local"
    return x

def parameter(x):
    x = x + "!"
    return x

print(reader(), writer(), parameter("p"), x)
