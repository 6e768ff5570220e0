/**
 * Merging two neighbouring runs of a sort. One at a time, until one of the runs has won so often in a row that more of it may come: then what is
 * to be taken of it is looked for in steps that double ("galloping", Bentley and Yao's exponential search). How often, a sort learns as it goes: less
 * where that pays, more where it does not. Thresholds and order of comparisons are those of CPython's list.sort.
 */
import { at, less, ORDER, SCRATCH, WINS } from "./sorter";

/** So many items taken in one go, or wins in a row at the beginning, make it worth looking ahead. */
export const LEAST_WINS: u32 = 7;

const NOWHERE: u32 = 0xffff_ffff;

/** How a merge stands. */
const GOES: u32 = 0;
const DONE: u32 = 1;
const RAISED: u32 = 2;

/** Merges the runs [start, middle) and [middle, end). False = raised. */
export function mergeNeighbours(sorter: u32, start: u32, middle: u32, end: u32): bool {
  const order = load<u32>(sorter + ORDER);
  // What stands before the second run's first, or behind the first run's last, is in its place already.
  const before = placeBehind(sorter, at(order, middle), order + 4 * start, middle - start, 0);
  if (before == NOWHERE) return false;
  const from = start + before;
  if (from == middle) return true;
  const second = end - middle;
  const taken = placeBefore(sorter, at(order, middle - 1), order + 4 * middle, second, second - 1);
  if (taken == NOWHERE) return false;
  if (taken == 0) return true;
  return middle - from <= taken ? mergeUp(sorter, from, middle, middle + taken) : mergeDown(sorter, from, middle, middle + taken);
}

/** How many of the `count` at `run` are smaller than the key; looked for from number `hint` on. NOWHERE = raised. */
function placeBefore(sorter: u32, key: u32, run: u32, count: u32, hint: u32): u32 {
  let low: u32 = 0;
  let high: u32 = 1;
  let test = less(sorter, at(run, hint), key);
  if (test < 0) return NOWHERE;
  if (test != 0) {
    const most = count - hint;
    while (high < most) {
      test = less(sorter, at(run, hint + high), key);
      if (test < 0) return NOWHERE;
      if (test == 0) break;
      low = high;
      high = 2 * high + 1;
    }
    high = hint + min(high, most);
    low += hint + 1;
  } else {
    const most = hint + 1;
    while (high < most) {
      test = less(sorter, at(run, hint - high), key);
      if (test < 0) return NOWHERE;
      if (test != 0) break;
      low = high;
      high = 2 * high + 1;
    }
    const from = most - min(high, most);
    high = hint - low;
    low = from;
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    test = less(sorter, at(run, middle), key);
    if (test < 0) return NOWHERE;
    if (test != 0) low = middle + 1;
    else high = middle;
  }
  return high;
}

/** How many of the `count` at `run` are not larger than the key; looked for from number `hint` on. NOWHERE = raised. */
function placeBehind(sorter: u32, key: u32, run: u32, count: u32, hint: u32): u32 {
  let low: u32 = 0;
  let high: u32 = 1;
  let test = less(sorter, key, at(run, hint));
  if (test < 0) return NOWHERE;
  if (test != 0) {
    const most = hint + 1;
    while (high < most) {
      test = less(sorter, key, at(run, hint - high));
      if (test < 0) return NOWHERE;
      if (test == 0) break;
      low = high;
      high = 2 * high + 1;
    }
    const from = most - min(high, most);
    high = hint - low;
    low = from;
  } else {
    const most = count - hint;
    while (high < most) {
      test = less(sorter, key, at(run, hint + high));
      if (test < 0) return NOWHERE;
      if (test != 0) break;
      low = high;
      high = 2 * high + 1;
    }
    high = hint + min(high, most);
    low += hint + 1;
  }
  while (low < high) {
    const middle = (low + high) >> 1;
    test = less(sorter, key, at(run, middle));
    if (test < 0) return NOWHERE;
    if (test != 0) high = middle;
    else low = middle + 1;
  }
  return high;
}

/**
 * The first run waits in the scratch room. Its last is larger than all of the second, whose first is smaller than all of it: so that one is
 * taken at once, and when one is left of the first run what is left of the second comes before it. False = raised.
 */
function mergeUp(sorter: u32, start: u32, middle: u32, end: u32): bool {
  const order = load<u32>(sorter + ORDER);
  const scratch = load<u32>(sorter + SCRATCH);
  let waiting = middle - start;
  memory.copy(scratch, order + 4 * start, 4 * waiting);
  let left = scratch;
  let right = order + 4 * middle;
  const last = order + 4 * end;
  let to = order + 4 * start;
  let wins = load<u32>(sorter + WINS);
  let state = GOES;
  store<u32>(to, load<u32>(right));
  to += 4;
  right += 4;
  if (right == last || waiting == 1) state = DONE;
  while (state == GOES) {
    let leftWins: u32 = 0;
    let rightWins: u32 = 0;
    while (true) {
      const test = less(sorter, load<u32>(right), load<u32>(left));
      if (test < 0) {
        state = RAISED;
        break;
      }
      if (test != 0) {
        store<u32>(to, load<u32>(right));
        to += 4;
        right += 4;
        rightWins++;
        leftWins = 0;
        if (right == last) {
          state = DONE;
          break;
        }
        if (rightWins >= wins) break;
      } else {
        store<u32>(to, load<u32>(left));
        to += 4;
        left += 4;
        waiting--;
        leftWins++;
        rightWins = 0;
        if (waiting == 1) {
          state = DONE;
          break;
        }
        if (leftWins >= wins) break;
      }
    }
    if (state != GOES) break;
    wins++;
    do {
      if (wins > 1) wins--;
      store<u32>(sorter + WINS, wins);
      leftWins = placeBehind(sorter, load<u32>(right), left, waiting, 0);
      if (leftWins == NOWHERE) {
        state = RAISED;
        break;
      }
      memory.copy(to, left, 4 * leftWins);
      to += 4 * leftWins;
      left += 4 * leftWins;
      waiting -= leftWins;
      // None is left where comparisons contradict each other.
      if (leftWins != 0 && waiting <= 1) {
        state = DONE;
        break;
      }
      store<u32>(to, load<u32>(right));
      to += 4;
      right += 4;
      if (right == last) {
        state = DONE;
        break;
      }
      rightWins = placeBefore(sorter, load<u32>(left), right, (last - right) >> 2, 0);
      if (rightWins == NOWHERE) {
        state = RAISED;
        break;
      }
      memory.copy(to, right, 4 * rightWins);
      to += 4 * rightWins;
      right += 4 * rightWins;
      if (right == last) {
        state = DONE;
        break;
      }
      store<u32>(to, load<u32>(left));
      to += 4;
      left += 4;
      waiting--;
      if (waiting == 1) {
        state = DONE;
        break;
      }
    } while (leftWins >= LEAST_WINS || rightWins >= LEAST_WINS);
    if (state != GOES) break;
    wins++;
    store<u32>(sorter + WINS, wins);
  }
  if (state == DONE && waiting == 1) {
    memory.copy(to, right, last - right);
    to += last - right;
  }
  memory.copy(to, left, 4 * waiting);
  return state == DONE;
}

/** The second run waits in the scratch room, and all goes as in mergeUp from the other end. False = raised. */
function mergeDown(sorter: u32, start: u32, middle: u32, end: u32): bool {
  const order = load<u32>(sorter + ORDER);
  const scratch = load<u32>(sorter + SCRATCH);
  let waiting = end - middle;
  memory.copy(scratch, order + 4 * middle, 4 * waiting);
  // All three point behind what comes next.
  const first = order + 4 * start;
  let left = order + 4 * middle;
  let to = order + 4 * end;
  let wins = load<u32>(sorter + WINS);
  let state = GOES;
  to -= 4;
  left -= 4;
  store<u32>(to, load<u32>(left));
  if (left == first || waiting == 1) state = DONE;
  while (state == GOES) {
    let leftWins: u32 = 0;
    let rightWins: u32 = 0;
    while (true) {
      const test = less(sorter, at(scratch, waiting - 1), load<u32>(left - 4));
      if (test < 0) {
        state = RAISED;
        break;
      }
      to -= 4;
      if (test != 0) {
        left -= 4;
        store<u32>(to, load<u32>(left));
        leftWins++;
        rightWins = 0;
        if (left == first) {
          state = DONE;
          break;
        }
        if (leftWins >= wins) break;
      } else {
        waiting--;
        store<u32>(to, at(scratch, waiting));
        rightWins++;
        leftWins = 0;
        if (waiting == 1) {
          state = DONE;
          break;
        }
        if (rightWins >= wins) break;
      }
    }
    if (state != GOES) break;
    wins++;
    do {
      if (wins > 1) wins--;
      store<u32>(sorter + WINS, wins);
      const count = (left - first) >> 2;
      const stay = placeBehind(sorter, at(scratch, waiting - 1), first, count, count - 1);
      if (stay == NOWHERE) {
        state = RAISED;
        break;
      }
      leftWins = count - stay;
      to -= 4 * leftWins;
      left -= 4 * leftWins;
      memory.copy(to, left, 4 * leftWins);
      if (left == first) {
        state = DONE;
        break;
      }
      to -= 4;
      waiting--;
      store<u32>(to, at(scratch, waiting));
      if (waiting == 1) {
        state = DONE;
        break;
      }
      const wait = placeBefore(sorter, load<u32>(left - 4), scratch, waiting, waiting - 1);
      if (wait == NOWHERE) {
        state = RAISED;
        break;
      }
      rightWins = waiting - wait;
      to -= 4 * rightWins;
      waiting = wait;
      memory.copy(to, scratch + 4 * waiting, 4 * rightWins);
      // None is left where comparisons contradict each other.
      if (rightWins != 0 && waiting <= 1) {
        state = DONE;
        break;
      }
      to -= 4;
      left -= 4;
      store<u32>(to, load<u32>(left));
      if (left == first) {
        state = DONE;
        break;
      }
    } while (leftWins >= LEAST_WINS || rightWins >= LEAST_WINS);
    if (state != GOES) break;
    wins++;
    store<u32>(sorter + WINS, wins);
  }
  if (state == DONE && waiting == 1) {
    to -= left - first;
    memory.copy(to, first, left - first);
  }
  memory.copy(to - 4 * waiting, scratch, 4 * waiting);
  return state == DONE;
}
