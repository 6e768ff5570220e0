def build(n):
    text = ""
    for i in range(n):
        text += str(i % 10)
        if i % 1000 == 0:
            text = text + "|"
    return text

text = build(3000)
print(len(text), text[0], text[1], text[2], text[-1])
def checksum(text):
    ones = 0
    for character in text:
        if character == "1":
            ones += 1
    return ones

print(checksum(text))
def labels(n):
    last = ""
    length = 0
    for i in range(n):
        last = f"{i:05d}/{i * 0.5:.1f}/{last:.3}"
        length += len(last)
    return last, length

print(labels(3000))
