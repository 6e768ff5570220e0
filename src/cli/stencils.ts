/** `patchwork stencils [NAME]`: the stencil library. */
import type { Command } from "commander";
import { PatchworkError } from "../base/errors.js";
import type { StencilLibrary } from "../bytecode/stencils.js";
import { addPluginOption } from "./plugins.js";

interface StencilsOptions {
  readonly json?: boolean;
  readonly plugin?: readonly string[];
}

export function register(program: Command): void {
  const command = program
    .command("stencils")
    .description("list the stencils, or show one: its WAT, its bytes with the holes marked, the opcodes that apply it")
    .argument("[name]", "a stencil, as add_int");
  addPluginOption(command).option("--json", "print the library, or the stencil, as JSON").action(stencils);
}

async function stencils(name: string | undefined, options: StencilsOptions): Promise<void> {
  const { listStencils, showStencil } = await import("../inspect/stencil-view.js");
  const library = await libraryWith(options.plugin);
  if (name === undefined) {
    console.log(options.json ? json([...library.values()]) : listStencils(library));
    return;
  }
  const stencil = library.get(name);
  if (!stencil) throw new PatchworkError(`there is no stencil «${name}»; \`patchwork stencils\` lists them`);
  console.log(options.json ? json(stencil) : showStencil(stencil));
}

/** The library with plug-ins' stencils in it. */
async function libraryWith(plugins: readonly string[] | undefined): Promise<StencilLibrary> {
  if (!plugins?.length) return (await import("../bytecode/library.js")).loadLibrary();
  return (await import("../plugins/use.js")).libraryFor(plugins);
}

const json = (data: unknown): string =>
  JSON.stringify(data, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value), 2);
