/**
 * `--plugin` and the names that it makes known, for every command that takes it. Without plug-ins nothing is loaded:
 * names are held against the lists of the toolkit.
 */
import { type Command, Option } from "commander";
import { PatchworkError } from "../base/errors.js";
import type { PluginOptions } from "../plugins/use.js";
import { GIL_LOCKS, HOTNESS, REGIONS, STITCHERS } from "../threads/options.js";

export interface PluginFlags {
  readonly plugin?: readonly string[];
  readonly region?: string;
  readonly stitcher?: string;
  readonly hotness?: string;
  readonly gilLock?: string;
}

const BUILT_IN = {
  region: { kind: "region policy", names: REGIONS },
  stitcher: { kind: "stitcher", names: STITCHERS },
  hotness: { kind: "hotness policy", names: HOTNESS },
  gilLock: { kind: "lock", names: GIL_LOCKS },
} as const;

/** `--plugin FILE`, as often as one likes. */
export function addPluginOption(command: Command): Command {
  return command.addOption(
    new Option("--plugin <file>", "load a plug-in (.ts, .js); again for more (bench/plugins/README.md)").argParser(
      collect,
    ),
  );
}

/** The options that choose among what the toolkit and plug-ins bring. */
export function addChoices(command: Command): Command {
  const choice = (flag: string, what: string, names: readonly string[]) =>
    new Option(flag, `${what}: ${names.join(", ")}, or a plug-in's`);
  return command
    .addOption(choice("--region <policy>", "what is compiled", REGIONS))
    .addOption(choice("--stitcher <name>", "how code is stitched", STITCHERS))
    .addOption(choice("--hotness <policy>", "when loops are compiled", HOTNESS))
    .addOption(choice("--gil-lock <name>", "the lock under the GIL", GIL_LOCKS));
}

/** What the flags choose; where they say nothing, the last plug-in that brings such a thing. */
export async function pluginOptions(flags: PluginFlags): Promise<Partial<PluginOptions>> {
  const { region, stitcher, hotness, gilLock } = flags;
  const chosen = {
    ...(region !== undefined && { region }),
    ...(stitcher !== undefined && { stitcher }),
    ...(hotness !== undefined && { hotness }),
    ...(gilLock !== undefined && { gilLock }),
  };
  if (!flags.plugin?.length) {
    checkBuiltIn(chosen);
    return chosen;
  }
  const { checkNames, usePlugins } = await import("../plugins/use.js");
  const brought = await usePlugins(flags.plugin);
  checkNames(chosen);
  return { ...brought, ...chosen };
}

function checkBuiltIn(chosen: Partial<Record<keyof typeof BUILT_IN, string>>): void {
  for (const [field, { kind, names }] of Object.entries(BUILT_IN)) {
    const name = chosen[field as keyof typeof BUILT_IN];
    if (name !== undefined && !(names as readonly string[]).includes(name))
      throw new PatchworkError(
        `there is no ${kind} «${name}»; there are ${names.join(", ")}, and plug-ins' (--plugin)`,
      );
  }
}

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];
