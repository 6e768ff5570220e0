def total(items):
    result = 0
    for item in items:
        result = result + item * 2
    return result

values = [1] * 5000
print(total(values))
values[4998] = 0.5
print(total(values))
values.append(None)
print(total(values))
