/**
 * Reads stencils/*.wat: every exported function is a stencil, its export name says its signature
 * ("add_int: int int -> int"). Text in, plain descriptions out; layout constants are filled in here.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { isForm, mapForms, parseSExpressions, printSExpression, type SExpression } from "../bytecode/sexpression.js";
import { REPRESENTATIONS, type Representation } from "../bytecode/stencils.js";
import { constantInstruction } from "./layout-constants.js";

/** A stencil as text: its parts, with layout globals replaced by constants. */
export interface StencilText {
  readonly name: string;
  readonly exportName: string;
  readonly params: readonly Representation[];
  readonly results: readonly Representation[];
  readonly func: readonly SExpression[];
  readonly file: string;
}

/** One file of stencils. `module` is the whole module, constants filled in. */
export interface StencilFile {
  readonly file: string;
  readonly module: SExpression;
  readonly stencils: readonly StencilText[];
}

/** Reads every .wat file of the folder, in order of name. Throws SyntaxError naming file and stencil. */
export function readStencilFiles(folder: string): StencilFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".wat"))
    .sort()
    .map((name) => readStencilFile(join(folder, name)));
}

function readStencilFile(path: string): StencilFile {
  const file = basename(path);
  const [source] = parseSExpressions(readFileSync(path, "utf8"));
  if (!isForm(source, "module")) throw new SyntaxError(`${file}: expected one (module …)`);
  const module = fillConstants(source);
  const stencils = module
    .filter((part) => isForm(part, "func"))
    .map((func) => readStencil(func as SExpression[], file));
  return { file, module, stencils };
}

/** `(global.get $INT_BIAS)` becomes `(i64.const …)`; the imports of the layout go. */
function fillConstants(module: readonly SExpression[]): readonly SExpression[] {
  const kept = module.filter((part) => !(isForm(part, "import") && part[1] === '"layout"'));
  return mapForms(kept, (form) =>
    form[0] === "global.get" ? [...constantInstruction(String(form[1]).slice(1))] : form,
  ) as readonly SExpression[];
}

function readStencil(func: readonly SExpression[], file: string): StencilText {
  const exported = func.find((part) => isForm(part, "export"));
  const exportName = String((exported as SExpression[] | undefined)?.[1] ?? "").slice(1, -1);
  const match = /^(\w+):((?: \w+)*) ->((?: \w+)*)$/.exec(exportName);
  if (!match) {
    throw new SyntaxError(
      `${file}: «${exportName}» is no stencil's signature; write (export "name: int int -> int"), as in ${printSExpression(func).slice(0, 60)}…`,
    );
  }
  const [, name = "", params = "", results = ""] = match;
  return {
    name,
    exportName,
    params: representations(params, file, name),
    results: representations(results, file, name),
    func,
    file,
  };
}

function representations(text: string, file: string, stencil: string): Representation[] {
  return text
    .split(" ")
    .filter(Boolean)
    .map((word) => {
      if (!(REPRESENTATIONS as readonly string[]).includes(word)) {
        throw new SyntaxError(
          `${file}: ${stencil} names the representation «${word}»; there are ${REPRESENTATIONS.join(", ")}`,
        );
      }
      return word as Representation;
    });
}
