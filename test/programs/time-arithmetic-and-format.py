import time
start = time.time()
total = 0
for i in range(1000):
    total += i
elapsed = time.time() - start
print(total, elapsed >= 0, elapsed < 60, len(f"{elapsed:.2f}") >= 4, f"{0.0 * elapsed:.2f} seconds")
