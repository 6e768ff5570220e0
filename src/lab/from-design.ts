/** From a design to a session: programs are found, axes made, defaults filled in. */
import { createHash } from "node:crypto";
import { PatchworkError } from "../base/errors.js";
import { axisWith, designAxes } from "./axes.js";
import type { ExperimentDesign } from "./design.js";
import { shortened } from "./format.js";
import type { ProgramIdentity } from "./journal.js";
import { launchers } from "./launchers.js";
import { pluginFlags } from "./plugin-axes.js";
import { type BenchProgram, findPrograms, onlyChecks } from "./programs.js";
import type { SessionOptions } from "./session.js";

/** The suite that is made of more than programs. */
export const FIGURES = "figures";

/** Throws PatchworkError for a program, an axis or a level that is not there. */
export function sessionOf(design: ExperimentDesign): SessionOptions {
  const names = design.programs ?? [FIGURES];
  const axes = Object.entries(design.axes ?? {}).map(([name, levels]) =>
    axisWith(name, levels === true ? undefined : levels.map(String)),
  );
  const { samples, timeoutSeconds, peers, profile, warmUp, warmSeconds, repetitions, targetMs } = design;
  return {
    programs: distinct(names.filter((name) => name !== FIGURES).flatMap(findPrograms)),
    figures: names.includes(FIGURES),
    axes: designAxes(axes),
    threadCounts: design.threads ?? [1, 2],
    ...(design.scaling && { scaling: design.scaling }),
    quick: design.quick ?? false,
    seed: design.seed ?? 1,
    driver: {
      ...(warmUp !== undefined && { warmUp }),
      ...(warmSeconds !== undefined && { warmSeconds }),
      ...(repetitions !== undefined && { repetitions }),
      ...(targetMs !== undefined && { targetSeconds: targetMs / 1000 }),
    },
    ...(samples !== undefined && { samples }),
    ...(timeoutSeconds !== undefined && { timeoutMs: timeoutSeconds * 1000 }),
    ...(peers && { peers }),
    ...(profile !== undefined && { profile }),
    ...(design.plugins && { launchers: launchers(undefined, sharedFlags(design)) }),
    design,
  };
}

/** Flags of every cell's run before its own: plug-ins, unless the axis `plugin` says which cells have them. */
export const sharedFlags = ({ plugins = [], axes = {} }: ExperimentDesign): string[] =>
  "plugin" in axes ? [] : pluginFlags(plugins);

/** What only programs that define their work have a use for, by the flags that say it. */
const OF_WORK = {
  threads: "--threads",
  scaling: "--scaling",
  warmUp: "--warm-up",
  warmSeconds: "--warm-seconds",
  repetitions: "--repetitions",
  targetMs: "--target-ms",
} as const satisfies Partial<Record<keyof ExperimentDesign, string>>;

/** What of the design does nothing for which programs, a line each. */
export function remarksOn(design: ExperimentDesign, { programs }: SessionOptions): string[] {
  const scripts = programs.filter(({ kind }) => kind === "script").map(({ name }) => name);
  const said = Object.entries(OF_WORK).flatMap(([key, flag]) =>
    design[key as keyof typeof OF_WORK] === undefined ? [] : [flag],
  );
  const unused = `${said.join(", ")} ${said.length === 1 ? "is" : "are"} only for programs that define work(part, parts)`;
  return [
    ...programs
      .filter(onlyChecks)
      .map(({ name }) => `${name} defines check(results) and no work(part, parts): it is measured as a script`),
    ...(scripts.length > 0 && said.length > 0 ? [`${unused}; not for ${shortened(scripts)}`] : []),
  ];
}

/** A program that is named twice is measured once; two of one name could not be told apart. */
function distinct(programs: readonly BenchProgram[]): BenchProgram[] {
  const byName = new Map<string, BenchProgram>();
  for (const program of programs) {
    const other = byName.get(program.name);
    if (other && other.path !== program.path)
      throw new PatchworkError(`${other.path} and ${program.path} have one name; give one of them another`);
    byName.set(program.name, program);
  }
  return [...byName.values()];
}

export const identitiesOf = (programs: readonly BenchProgram[]): ProgramIdentity[] =>
  programs.map(({ name, path, source }) => ({
    name,
    path,
    sha256: createHash("sha256").update(source).digest("hex"),
  }));

/** The design with its programs' full paths, so that it can go on from another folder. */
export function anchored(design: ExperimentDesign, { programs, figures }: SessionOptions): ExperimentDesign {
  return { ...design, programs: [...programs.map(({ path }) => path), ...(figures ? [FIGURES] : [])] };
}
