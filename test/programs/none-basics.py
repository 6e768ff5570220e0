def nothing():
    pass

def bare():
    return

value = None
print(value, nothing(), bare(), None == None, [None], (None,), None is None, value is not None, str(None), f"{None}")
if not value:
    print("none is false")
if value is None:
    print("is none")
