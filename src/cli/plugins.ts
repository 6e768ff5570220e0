/**
 * `--plugin` and the names that it makes known, for every command that takes it. Without plug-ins nothing is loaded:
 * names are held against the levels that the axes list.
 */
import { type Command, Option } from "commander";
import { registeredAxis } from "../base/axes.js";
import { PatchworkError } from "../base/errors.js";
import type { PluginOptions } from "../plugins/use.js";
import "../threads/axes.js";
import { axisOption } from "./axis-option.js";

export interface PluginFlags {
  readonly plugin?: readonly string[];
  readonly region?: string;
  readonly stitcher?: string;
  readonly hotness?: string;
  readonly gilLock?: string;
}

/** Options of a run and their axes. */
const AXES = { region: "region", stitcher: "stitcher", hotness: "hotness", gilLock: "gil-lock" } as const;

/** `--plugin FILE`, as often as one likes. */
export function addPluginOption(command: Command): Command {
  return command.addOption(
    new Option("--plugin <file>", "load a plug-in (.ts, .js); again for more (bench/plugins/README.md)").argParser(
      collect,
    ),
  );
}

/** `--plugin` and the options that choose among what the toolkit and plug-ins bring. */
export function addChoices(command: Command): Command {
  return Object.values(AXES).reduce((with_, axis) => with_.addOption(axisOption(axis)), addPluginOption(command));
}

/** What the flags choose; where they say nothing, the last plug-in that brings such a thing. */
export async function pluginOptions(flags: PluginFlags): Promise<Partial<PluginOptions>> {
  const chosen: Partial<Record<keyof typeof AXES, string>> = Object.fromEntries(
    (Object.keys(AXES) as (keyof typeof AXES)[]).flatMap((field) =>
      flags[field] === undefined ? [] : [[field, flags[field]]],
    ),
  );
  if (!flags.plugin?.length) {
    checkBuiltIn(chosen);
    return chosen;
  }
  const { checkNames, usePlugins } = await import("../plugins/use.js");
  const brought = await usePlugins(flags.plugin);
  checkNames(chosen);
  return { ...brought, ...chosen };
}

function checkBuiltIn(chosen: Readonly<Record<string, string>>): void {
  for (const [field, axis] of Object.entries(AXES)) {
    const names = registeredAxis(axis).levels.map(({ name }) => name);
    const name = chosen[field];
    if (name !== undefined && !names.includes(name))
      throw new PatchworkError(
        `there is no ${axis} «${name}»; there are ${names.join(", ")}, and plug-ins' (--plugin)`,
      );
  }
}

const collect = (value: string, before: readonly string[] = []): string[] => [...before, value];
