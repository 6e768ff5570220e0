/**
 * `patchwork inspect`: the artefacts of a program as text. A view is one entry of VIEWS; what it needs is loaded when
 * it is asked for.
 */
import { type Command, Option } from "commander";
import type { Program } from "../bytecode/code.js";
import { addPluginOption } from "./plugins.js";
import { readSource } from "./source.js";

interface InspectOptions {
  readonly view: string;
  readonly plugin?: readonly string[];
}

/** One view: a program to text. */
type View = (program: Program) => Promise<string>;

const VIEWS: Readonly<Record<string, View>> = {
  bytecode: async (program) => (await import("../bytecode/disassembler.js")).disassemble(program),
};

export function register(program: Command): void {
  const command = program
    .command("inspect")
    .description("show what a program becomes on its way")
    .argument("<file>", "Python file");
  addPluginOption(command)
    .addOption(new Option("--view <view>", "what to show").choices(Object.keys(VIEWS)).default("bytecode"))
    .action(inspect);
}

async function inspect(file: string, { view, plugin }: InspectOptions): Promise<void> {
  const { compileProgram } = await import("../language/index.js");
  const show = VIEWS[view] as View;
  process.stdout.write(await show(await rewritten(compileProgram(readSource(file), file), plugin)));
}

/** The program as plug-ins rewrite it. */
async function rewritten(program: Program, plugins: readonly string[] | undefined): Promise<Program> {
  return plugins?.length ? (await import("../plugins/use.js")).rewriteFor(program, plugins) : program;
}
