def chatter(n):
    for i in range(n):
        if i % 500 == 0:
            print("at", i, i / 2, sep=":", end=";")
        if i % 1000 == 999:
            print()

chatter(6000)
i = 0
while i < 3000:
    i += 1
    if i > 2990:
        print(i)
