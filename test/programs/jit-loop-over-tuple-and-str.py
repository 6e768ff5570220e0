def run(n):
    total = 0
    text = ""
    for i in range(n):
        for item in (1, 2.5, True):
            total += item
        pair = (i, total)
        total = pair[0] % 2 + pair[-1]
    for i in range(n):
        for character in "abc":
            if i % 1500 == 0:
                text += character
    return total, text, item, character

print(run(3000))
