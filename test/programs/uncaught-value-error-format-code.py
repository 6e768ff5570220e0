print(f"{3:d}")
print(f"{3.5:d}")
