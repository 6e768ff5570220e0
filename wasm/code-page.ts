/** Windows code page 1252: Latin-1 but for the bytes 0x80 to 0x9f. */

/** The character of a byte; 0 = there is none. */
export function fromCodePage(value: u32): u32 {
  return value >= 0x80 && value < 0xa0 ? load<u16>(OWN + 2 * (value - 0x80)) : value;
}

/** The byte of a character; -1 = there is none. */
export function toCodePage(character: u32): i32 {
  if (character < 0x80 || (character >= 0xa0 && character < 0x100)) return character;
  if (character < 0x100) return -1;
  for (let i: u32 = 0; i < 32; i++) if (load<u16>(OWN + 2 * i) == character) return 0x80 + i;
  return -1;
}

const OWN = memory.data<u16>([
  0x20ac, 0, 0x201a, 0x0192, 0x201e, 0x2026, 0x2020, 0x2021, 0x02c6, 0x2030, 0x0160, 0x2039, 0x0152, 0, 0x017d, 0,
  0, 0x2018, 0x2019, 0x201c, 0x201d, 0x2022, 0x2013, 0x2014, 0x02dc, 0x2122, 0x0161, 0x203a, 0x0153, 0, 0x017e, 0x0178,
]);
