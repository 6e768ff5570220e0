/** V8's machine code for a version, with the piece of the plan that each instruction comes from, as far as V8 says. */
import { LAYOUT } from "../../base/layout.js";
import type { Plan } from "../../jit/plan/plan.js";
import type { InspectedLoop, Inspection, LoopVersion } from "../inspection.js";
import { machineCode } from "../machine-code.js";
import type { MachineCode, MachineInstruction, Tier } from "../machine-listing.js";
import { type Piece, spliceInPieces } from "../pieces.js";
import { columns, heading, loopTitle } from "../text.js";

export interface AnnotatedInstruction extends MachineInstruction {
  readonly piece?: Piece;
  /** The exit whose code it loads. */
  readonly exit?: string;
}

/** Instructions with pieces (spliced code in TurboFan) and exits (by the code that they load). */
export function annotate(
  { library, run }: Inspection,
  { plan }: LoopVersion,
  code: MachineCode,
): AnnotatedInstruction[] {
  const pieces = run.options.stitcher === "splice" ? spliceInPieces(plan, library).pieces : [];
  return code.instructions.map((instruction, index) => {
    const { wasmOffset } = instruction;
    const piece =
      wasmOffset === undefined ? undefined : pieces.find(({ from, to }) => from <= wasmOffset && wasmOffset < to);
    // Liftoff zeroes its frame with a count that may look like the code of an exit.
    const counts = code.instructions[index + 1]?.text.startsWith("rep ") === true;
    const exit = counts ? undefined : exitLoaded(plan, instruction.text);
    return { ...instruction, ...(piece && { piece }), ...(exit !== undefined && { exit }) };
  });
}

const KINDS: Readonly<Record<number, string>> = {
  [LAYOUT.EXIT_RAISED]: ", raised",
  [LAYOUT.EXIT_ENTRY]: ", entry",
  [LAYOUT.EXIT_FRAME]: ", call",
};

/** `movl r8,0x12`: an immediate that is the code of an exit. */
function exitLoaded(plan: Plan, text: string): string | undefined {
  const immediate = /^mov[lqw]? \w+,0x([0-9a-f]+)$|^mov[kz]? \w+, #0x([0-9a-f]+)/.exec(text);
  const value = immediate && Number.parseInt(immediate[1] ?? immediate[2] ?? "", 16);
  const exit = plan.exits.find(({ code }) => code === value);
  return exit && `exit at ${exit.pc}${KINDS[exit.code & LAYOUT.EXIT_MASK] ?? ""}`;
}

export async function asmView(
  inspection: Inspection,
  loop: InspectedLoop,
  version: LoopVersion,
  tiers: readonly Tier[],
): Promise<string> {
  const parts: string[] = [];
  for (const tier of tiers) {
    const [code] = await machineCode([version.bytes], tier, true);
    if (code) parts.push(listing(inspection, loop, version, code));
  }
  return `${parts.join("\n\n")}\n`;
}

function listing(inspection: Inspection, loop: InspectedLoop, version: LoopVersion, code: MachineCode): string {
  let last: Piece | undefined;
  const rows = annotate(inspection, version, code).map(({ offset, bytes, text, piece, exit }) => {
    const said =
      piece && piece !== last ? `${piece.pc}: ${piece.stencil ? `«${piece.stencil}» ` : ""}${piece.title}` : "";
    if (piece) last = piece;
    return [`+${offset.toString(16)}`, bytes, text, [said, exit ? `(${exit})` : ""].filter(Boolean).join(" ")];
  });
  const linked = rows.some(([, , , note]) => note !== "" && !note?.startsWith("("));
  return [
    heading(
      `${loopTitle(loop)}, version ${version.version}: ${TIER_NAMES[code.tier]}, ${code.sizeBytes} bytes, V8 ${process.versions.v8} ${process.arch}`,
    ),
    ...(linked
      ? []
      : ["V8 does not say which wasm instruction these come from; exits are known by the code that they load"]),
    ...columns(rows, [0]),
  ].join("\n");
}

export const TIER_NAMES: Readonly<Record<Tier, string>> = { liftoff: "Liftoff", turbofan: "TurboFan" };
