print([1] + [2, 3], [] + [], ["a"] + [None], (1,) + (2,), "a" + "b")
total = []
for i in range(5):
    total = total + [i]
print(total)
alias = total
total += [9]
print(alias, total is alias)
