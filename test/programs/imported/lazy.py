print("lazy runs")
x = 7
