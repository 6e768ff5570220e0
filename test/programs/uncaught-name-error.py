def use():
    return unheard_of + 1

print("start")
use()
