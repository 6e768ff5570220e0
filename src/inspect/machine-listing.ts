/** Machine code as data, and the reader of what V8 prints for --print-wasm-code: addresses made relative. Text in, data out. */

export const TIERS = ["liftoff", "turbofan"] as const;
export type Tier = (typeof TIERS)[number];

export interface MachineInstruction {
  /** From the code's start. */
  readonly offset: number;
  readonly bytes: string;
  /** Jump targets as offsets. */
  readonly text: string;
  /** The wasm byte, from the module's start, that it was made for; where V8 says it. */
  readonly wasmOffset?: number;
}

export interface MachineCode {
  readonly tier: Tier;
  /** As V8 counts it: without constants and tables behind. */
  readonly sizeBytes: number;
  readonly instructions: readonly MachineInstruction[];
}

const BLOCK = /--- WebAssembly code ---\n([\s\S]*?)--- End code ---/g;
const INSTRUCTION = /^0x([0-9a-f]+) +([0-9a-f]+) {2}([0-9a-f]+) +(.*)$/;

/** The listings of the modules' functions, in the order in which they were compiled. */
export function parseListings(output: string, tier: Tier): MachineCode[] {
  return [...output.matchAll(BLOCK)].flatMap(([, block = ""]) => {
    // Of a module with two functions, the way in from the interpreter is not the one that counts.
    if (!/^kind: wasm function$/m.test(block) || /^name: entrance$/m.test(block)) return [];
    const size = /^Instructions \(size = (\d+)\)$/m.exec(block);
    const listing = size ? block.slice(size.index + size[0].length).trimStart() : "";
    return [{ tier, sizeBytes: Number(size?.[1] ?? 0), instructions: instructionsOf(listing.split(/\n\n/)[0] ?? "") }];
  });
}

function instructionsOf(listing: string): MachineInstruction[] {
  return listing.split("\n").flatMap((line): MachineInstruction[] => {
    const [, , offset, bytes = "", text = ""] = INSTRUCTION.exec(line.trim()) ?? [];
    return offset === undefined ? [] : [{ offset: Number.parseInt(offset, 16), bytes, text: relative(text.trim()) }];
  });
}

/** `jna 0x21cad70b1d1e  <+0x11e>` → `jna +0x11e`: the address changes with every run. */
const relative = (text: string): string => text.replace(/0x[0-9a-f]{8,} +<(\+0x[0-9a-f]+)>/, "$1");
