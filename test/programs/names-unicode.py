größe = 3
名前 = "name"
def añadir(α, β=2):
    return α + β

print(größe, 名前, añadir(1), añadir(α=1, β=1))
