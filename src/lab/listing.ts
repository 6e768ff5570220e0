/** The bundled programs and suites as text: what `patchwork bench --list` prints. */
import { textTable } from "./format.js";
import { type BenchProgram, bundledPrograms, suites } from "./programs.js";
import { workloads } from "./workload.js";

export function programListing(programs: readonly BenchProgram[] = bundledPrograms()): string {
  const rows = programs.map(({ name, kind, notes }) => [
    name,
    notes.workload ?? (kind === "script" ? "script" : "–"),
    notes.suites.join(", "),
    notes.about,
  ]);
  return `${textTable(["program", "kind of work", "suites", "what it measures"], rows, [0, 1, 2, 3])}\n\n${suiteListing()}\n`;
}

function suiteListing(): string {
  const meaning = (name: string): string => workloads().get(name) ?? (name === "all" ? "all that can be cut" : "");
  const rows = [...suites()].map(([name, programs]) => [name, String(programs.length), meaning(name)]);
  return textTable(["suite", "programs", ""], [...rows, ["figures", "", "the project's own figures"]], [0, 2]);
}
