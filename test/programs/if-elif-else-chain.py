def grade(points):
    if points >= 90:
        return "A"
    elif points >= 80:
        return "B"
    elif points >= 70:
        return "C"
    else:
        return "F"

for points in [95, 90, 85, 79, 70, 69, 0]:
    print(points, grade(points))
if 0:
    print("never")
elif "":
    print("never")
elif None:
    print("never")
elif 0.0:
    print("never")
elif []:
    print("never")
else:
    print("all false")
