handler = 5
print("calling")
handler(1,
        2)
