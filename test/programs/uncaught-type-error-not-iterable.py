def walk(thing):
    for item in thing:
        print(item)

walk([1])
walk(7)
