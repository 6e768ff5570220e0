def run(n):
    count = 0
    flag = False
    for i in range(n):
        flag = not flag
        count += flag
        count = count + (i > 100) - (i < 50) * 2
        if flag == True:
            count += flag & True
        bigger = i > 2000
        if bigger and not flag:
            count -= 1
        elif bigger or flag:
            count += bigger + flag
    return count, flag, bigger

print(run(5000), run(5001))
