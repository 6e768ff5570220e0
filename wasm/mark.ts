/**
 * How the collector of cycles knows its objects among the blocks of the heap: the second word of their header has a mark
 * in its first byte and in the upper half of its flags, and a lock byte of a few bits. A free block has 0 there, a retired
 * one an address, whose lowest bits are 0; a value there would be a float next to 0.
 */
import { me } from "./control";
import { HEADER_FLAGS, HEADER_MARK, REFCOUNT_BIASED } from "./generated/layout";
import { mayBeInCycle } from "./visit";

const MARK: u32 = 0x00a0_00ff;
const MARK_BITS: u32 = 0xf8e0_00ff;
const FLAGS_MARK: u8 = 0xa0;

/** The second word of a new object. */
@inline
export function headerOf(type: u32): u32 {
  const owner = REFCOUNT_BIASED ? me << 8 : 0;
  return mayBeInCycle(type) ? MARK | owner : owner;
}

/** The mark of an object that had lost it, if it is one for the collector. */
export function setMark(object: u32, type: u32): void {
  if (!mayBeInCycle(type)) return;
  store<u8>(object, <u8>MARK, HEADER_MARK);
  store<u8>(object, (load<u8>(object, HEADER_FLAGS) & 0x1f) | FLAGS_MARK, HEADER_FLAGS);
}

@inline
export function isMarked(object: u32): bool {
  return (load<u32>(object, HEADER_MARK) & MARK_BITS) == MARK;
}
