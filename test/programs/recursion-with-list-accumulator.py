def flatten(tree, out):
    for node in tree:
        if node is None:
            out.append("none")
        elif node == 0:
            out.append("zero")
        else:
            out.append(node)
    return out

def permute(items, start, out):
    if start == len(items):
        word = ""
        for item in items:
            word += str(item)
        out.append(word)
        return
    for i in range(start, len(items)):
        items[start], items[i] = items[i], items[start]
        permute(items, start + 1, out)
        items[start], items[i] = items[i], items[start]

print(flatten([1, None, 0, 2.5], []))
words = []
permute([1, 2, 3], 0, words)
print(words)
