größe = 0
名前 = "日本" + str(1 / größe)
