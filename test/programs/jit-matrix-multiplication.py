def matrix(n, seed):
    rows = []
    for i in range(n):
        row = []
        for j in range(n):
            seed = (seed * 1103 + 12345) % 65536
            row.append(seed % 10 - 5)
        rows.append(row)
    return rows

def multiply(a, b, n):
    c = []
    for i in range(n):
        row = [0] * n
        for j in range(n):
            total = 0
            for k in range(n):
                total += a[i][k] * b[k][j]
            row[j] = total
        c.append(row)
    return c

product = multiply(matrix(24, 1), matrix(24, 2), 24)
print(product[0], product[23])
trace = 0
for i in range(24):
    trace += product[i][i]
print(trace)
