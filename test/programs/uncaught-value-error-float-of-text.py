print(float("1.5"))
print(1 + float("one and a half"))
