def simulate(positions, speeds, n):
    for step in range(n):
        for i in range(len(positions)):
            pull = 0.0
            for j in range(len(positions)):
                if i != j:
                    distance = positions[j] - positions[i]
                    pull += distance * 0.001
            speeds[i] += pull
        for i in range(len(positions)):
            positions[i] += speeds[i] * 0.01
    return positions

for position in simulate([0.0, 1.0, 3.5, -2.0], [0.0, 0.1, 0, -0.25], 500):
    print(f"{position:.12f}")
