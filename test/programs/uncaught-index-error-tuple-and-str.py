word = "abc"
pair = (1, 2)
print(pair[1], word[2])
print(pair[-2], word[3])
