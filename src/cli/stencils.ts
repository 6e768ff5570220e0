/** `patchwork stencils [NAME]`: the stencil library. */
import type { Command } from "commander";
import { PatchworkError } from "../base/errors.js";

export function register(program: Command): void {
  program
    .command("stencils")
    .description("list the stencils, or show one: its WAT, its bytes with the holes marked, the opcodes that apply it")
    .argument("[name]", "a stencil, as add_int")
    .option("--json", "print the library, or the stencil, as JSON")
    .action(stencils);
}

async function stencils(name: string | undefined, options: { readonly json?: boolean }): Promise<void> {
  const [{ loadLibrary }, { listStencils, showStencil }] = await Promise.all([
    import("../bytecode/library.js"),
    import("../inspect/stencil-view.js"),
  ]);
  const library = loadLibrary();
  if (name === undefined) {
    console.log(options.json ? json([...library.values()]) : listStencils(library));
    return;
  }
  const stencil = library.get(name);
  if (!stencil) throw new PatchworkError(`there is no stencil «${name}»; \`patchwork stencils\` lists them`);
  console.log(options.json ? json(stencil) : showStencil(stencil));
}

const json = (data: unknown): string =>
  JSON.stringify(data, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value), 2);
