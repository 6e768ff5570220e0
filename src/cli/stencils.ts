/** `patchwork stencils [NAME]`: the stencil library. */
import type { Command } from "commander";
import { PatchworkError } from "../base/errors.js";
import type { Stencil, StencilLibrary } from "../bytecode/stencils.js";
import { addPluginOption } from "./plugins.js";

interface StencilFlags {
  readonly json?: boolean;
  readonly wat?: boolean;
  readonly signature?: string;
  readonly plugin?: readonly string[];
}

export function register(program: Command): void {
  const command = program
    .command("stencils")
    .description("list the stencils, or show one: its WAT, its bytes with the holes marked, the opcodes that apply it")
    .argument("[name]", "a stencil, as add_int");
  addPluginOption(command)
    .option("--signature <types>", "only stencils with this signature, as `int int -> int`, `value`, `-> bool`")
    .option("--wat", "the WebAssembly text alone")
    .option("--json", "the stencils as JSON: a list, or one object when a name is given")
    .addHelpText("after", HELP)
    .action(stencils);
}

const HELP = `
JSON of a stencil: name, params, results (representations: value int float bool list tuple str imm), scratch (types of
its own locals), bytes (base64), holes ({offset, kind: param|scratch|exit|call, index|depth|name}; param, scratch and
call take a padded 2-byte LEB, exit 7 bytes), exits (whether it can leave), wat, file, and uses: {opcodes, conversion}.`;

async function stencils(name: string | undefined, flags: StencilFlags): Promise<void> {
  const view = await import("../inspect/views/stencil-library.js");
  const library = await libraryWith(flags.plugin);
  const withUses = (stencil: Stencil) => ({ ...stencil, uses: view.stencilUses(stencil.name) });
  if (name !== undefined) {
    const stencil = await find(library, name);
    console.log(
      flags.json ? json(withUses(stencil)) : flags.wat ? view.stencilWat(stencil) : view.showStencil(stencil),
    );
    return;
  }
  const found = flags.signature === undefined ? [...library.values()] : view.withSignature(library, flags.signature);
  if (found.length === 0)
    throw new PatchworkError(`no stencil has the signature «${flags.signature}»; \`patchwork stencils\` lists all`);
  if (flags.json) console.log(json(found.map(withUses)));
  else console.log(flags.wat ? found.map(view.stencilWat).join("\n\n") : view.listStencils(found));
}

async function find(library: StencilLibrary, name: string): Promise<Stencil> {
  const stencil = library.get(name);
  if (stencil) return stencil;
  const { nearest } = await import("../base/nearest.js");
  const names = [...library.keys()];
  const near = nearest(name, names);
  const parts = name.split("_").filter((part) => part.length > 2);
  const alike = new Set([
    ...(near ? [near] : []),
    ...names.filter((candidate) => parts.some((part) => candidate.split("_").includes(part))),
  ]);
  const hint =
    alike.size > 0 ? `did you mean ${[...alike].slice(0, 6).join(", ")}?` : "`patchwork stencils` lists them";
  throw new PatchworkError(`there is no stencil «${name}»; ${hint}`);
}

/** The library with plug-ins' stencils in it. */
async function libraryWith(plugins: readonly string[] | undefined): Promise<StencilLibrary> {
  if (!plugins?.length) return (await import("../bytecode/library.js")).loadLibrary();
  return (await import("../plugins/use.js")).libraryFor(plugins);
}

const json = (data: unknown): string =>
  JSON.stringify(data, (_, value) => (value instanceof Uint8Array ? Buffer.from(value).toString("base64") : value), 2);
