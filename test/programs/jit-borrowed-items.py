# Items of lists of lists are looked at without being counted while nothing can take them away: what ends that, in every way.


def chained(rows, turns):
    total = 0
    for turn in range(turns):
        for i in range(len(rows)):
            for j in range(len(rows[i])):
                rows[i][j] += turn
                total += rows[i][j] - rows[i - 1][j]
    return total


def replaced_between(rows, turns):
    """The row is looked up, then replaced by the subscript, then read: the old one must still be there."""

    def swap(at):
        rows[at] = [at * 10, at * 10 + 1, at * 10 + 2]
        return 1

    total = 0
    for turn in range(turns):
        at = turn % 3
        total += rows[at][swap(at)] + rows[at][2]
    return total


def swapped_rows(rows, turns):
    for turn in range(turns):
        i = turn % len(rows)
        j = (turn * 7 + 1) % len(rows)
        rows[i], rows[j] = rows[j], rows[i]
        rows[i][0] += 1
    return rows


def rebound_local(turns):
    row = [1, 2, 3]
    total = 0
    for turn in range(turns):
        total += row[0] + (row := [turn, turn + 1])[1] + row[0]
    return total, row


def kept_by_the_list(turns):
    kept = []
    rows = [[n] for n in range(5)]
    for turn in range(turns):
        row = rows[turn % 5]
        kept.append(rows[(turn + 1) % 5])
        rows[turn % 5] = [row[0] + 1]
        if len(kept) > 4:
            kept[0] = kept[turn % 4]
    return sum([row[0] for row in kept]), rows


TABLE = [[1.5, 2.5], [3.5, 4.5]]


def of_a_global(turns):
    global TABLE
    total = 0.0
    for turn in range(turns):
        total += TABLE[turn % 2][1] * TABLE[(turn + 1) % 2][0]
        if turn % 100 == 99:
            TABLE = [[turn * 0.5, 2.0], [3.0, turn * 0.25]]
    return total


def pairs_of(points):
    best = 1e9
    for i in range(len(points)):
        for (x, y) in points[i + 1 :]:
            px, py = points[i]
            distance = (x - px) ** 2 + (y - py) ** 2
            if distance < best:
                best = distance
    return best


def offsets(grid, turns):
    size = len(grid)
    for _ in range(turns):
        count = 0
        for y in range(size):
            for x in range(size):
                for dy in (-1, 0, 1):
                    for dx in (-1, 0, 1):
                        if dx or dy:
                            count += grid[(y + dy) % size][(x + dx) % size]
        grid[count % size][count % 3] ^= 1
    return count, grid


def iterated_while_rebound(turns):
    items = [1, 2, 3]
    seen = 0
    for _ in range(turns):
        for item in items:
            items = [item, 5, 6]
            seen += item
    return seen, items


def words_and_rows(turns):
    names = ["ab", "cd", "ef"]
    table = [[name, len(name)] for name in names]
    found = 0
    for turn in range(turns):
        for row in table:
            if row[0] == names[turn % 3]:
                found += row[1]
                row[1] += 1
    return found, table


print(chained([[1, 2], [3, 4], [5, 6]], 900))
print(replaced_between([[0, 1, 2], [3, 4, 5], [6, 7, 8]], 3000))
print(swapped_rows([[1], [2], [3], [4]], 3001))
print(rebound_local(3000))
print(kept_by_the_list(3000))
print(of_a_global(3000))
print(pairs_of([(n * 0.5, n * 7 % 13 * 0.25) for n in range(80)]))
print(offsets([[1, 0, 1, 1], [0, 0, 1, 0], [1, 1, 0, 0], [0, 1, 0, 1]], 60))
print(iterated_while_rebound(1500))
print(words_and_rows(1500))


def fails(rows, turns):
    total = 0
    try:
        for turn in range(turns):
            total += rows[turn % 3][turn // 700]
    except IndexError as error:
        return total, str(error), turn
    return total


print(fails([[1, 2, 3], [4, 5, 6], [7, 8, 9]], 5000))


def mixed(rows, turns):
    text = ""
    total = 0
    for turn in range(turns):
        item = rows[turn % 2][turn % 3]
        if turn > turns - 7:
            text += str(rows[turn % 2][turn % 3])
        if turn == turns - 4:
            rows[0] = ("x", 2.5, None)
        if turn < turns - 4:
            total += item
    return total, text


print(mixed([[1, 2, 3], [4, 5, 6]], 3000))
