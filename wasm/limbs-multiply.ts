/**
 * Products of natural numbers (limbs.ts): by the schoolbook up to a size, then Karatsuba's three products of halves;
 * operands of very different lengths piece by piece.
 */
import { addLimbs, limbAt, setLimb, subtractLimbs } from "./limbs";
import { alloc, free } from "./memory";

/** From so many limbs of the shorter operand on Karatsuba pays. */
const KARATSUBA_LIMBS: u32 = 48;

/** to = a * b, aLength + bLength limbs, all written; to is neither operand. */
export function multiplyLimbs(to: u32, a: u32, aLength: u32, b: u32, bLength: u32): void {
  if (aLength < bLength) multiplyOrdered(to, b, bLength, a, aLength);
  else multiplyOrdered(to, a, aLength, b, bLength);
}

function multiplyOrdered(to: u32, a: u32, aLength: u32, b: u32, bLength: u32): void {
  if (bLength < KARATSUBA_LIMBS) schoolbook(to, a, aLength, b, bLength);
  else if (bLength + bLength <= aLength + 1) multiplyPieces(to, a, aLength, b, bLength);
  else karatsuba(to, a, aLength, b, bLength);
}

function schoolbook(to: u32, a: u32, aLength: u32, b: u32, bLength: u32): void {
  memory.fill(to, 0, 4 * (aLength + bLength));
  for (let j: u32 = 0; j < bLength; j++) {
    const factor = limbAt(b, j);
    if (factor == 0) continue;
    const row = to + 4 * j;
    let carry: u64 = 0;
    for (let i: u32 = 0; i < aLength; i++) {
      carry += limbAt(a, i) * factor + limbAt(row, i);
      setLimb(row, i, carry);
      carry >>= 32;
    }
    setLimb(row, aLength, carry);
  }
}

/** a is at least twice as long as b: pieces of b's length, one after the other. */
function multiplyPieces(to: u32, a: u32, aLength: u32, b: u32, bLength: u32): void {
  const product = alloc(8 * bLength);
  if (product == 0) return schoolbook(to, a, aLength, b, bLength);
  memory.fill(to, 0, 4 * (aLength + bLength));
  for (let start: u32 = 0; start < aLength; start += bLength) {
    const length = min(bLength, aLength - start);
    multiplyLimbs(product, a + 4 * start, length, b, bLength);
    addInto(to + 4 * start, aLength + bLength - start, product, length + bLength);
  }
  free(product);
}

function addInto(to: u32, length: u32, other: u32, otherLength: u32): void {
  addLimbs(to, to, length, other, otherLength);
}

/** (a1 B + a0)(b1 B + b0) with a1 b1, a0 b0 and (a0 + a1)(b0 + b1); B is half of the longer operand. */
function karatsuba(to: u32, a: u32, aLength: u32, b: u32, bLength: u32): void {
  const half = (aLength + 1) >> 1;
  const sumLength = half + 1;
  const scratch = alloc(16 * sumLength);
  if (scratch == 0) return schoolbook(to, a, aLength, b, bLength);
  const aSum = scratch;
  const bSum = scratch + 4 * sumLength;
  const middle = scratch + 8 * sumLength;
  const aHigh = aLength - half;
  const bHigh = bLength - half;
  multiplyLimbs(to, a, half, b, half);
  multiplyLimbs(to + 8 * half, a + 4 * half, aHigh, b + 4 * half, bHigh);
  setLimb(aSum, half, addLimbs(aSum, a, half, a + 4 * half, aHigh));
  setLimb(bSum, half, addLimbs(bSum, b, half, b + 4 * half, bHigh));
  multiplyLimbs(middle, aSum, sumLength, bSum, sumLength);
  subtractLimbs(middle, middle, 2 * sumLength, to, 2 * half);
  subtractLimbs(middle, middle, 2 * sumLength, to + 8 * half, aHigh + bHigh);
  let length = 2 * sumLength;
  while (length != 0 && limbAt(middle, length - 1) == 0) length--;
  addInto(to + 4 * half, aLength + bLength - half, middle, length);
  free(scratch);
}
