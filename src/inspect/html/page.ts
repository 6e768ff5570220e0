import type { InspectedLoop, Inspection } from "../inspection.js";
export async function inspectionPage(
  _i: Inspection,
  _o: { loops: readonly InspectedLoop[]; runs: number },
): Promise<string> {
  return "";
}
