/**
 * Reads stencils/*.wat: every exported function is a stencil, its export name says its signature
 * ("add_int: int int -> int"). Text in, plain descriptions out; layout constants are filled in here.
 */
import { readdirSync, readFileSync } from "node:fs";
import { basename, join } from "node:path";
import { isForm, parseSExpressions, printSExpression, type SExpression } from "../bytecode/sexpression.js";
import { REPRESENTATIONS, type Representation, WASM_TYPE } from "../bytecode/stencils.js";
import { foldOffsets } from "./fold-offsets.js";
import { fillConstants } from "./layout-constants.js";
import type { StencilFile, StencilText } from "./stencil-text.js";
import { withVariants } from "./variants.js";

/** Reads every .wat file of the folder, in order of name. Throws SyntaxError naming file and stencil. */
export function readStencilFiles(folder: string): StencilFile[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith(".wat"))
    .sort()
    .map((name) => readStencilFile(join(folder, name)));
}

function readStencilFile(path: string): StencilFile {
  return readStencilText(basename(path), readFileSync(path, "utf8"));
}

/** One module of stencils from its text; `file` is what messages call it. */
export function readStencilText(file: string, text: string): StencilFile {
  const [source] = parseSExpressions(text);
  if (!isForm(source, "module")) throw new SyntaxError(`${file}: expected one (module …)`);
  const module = foldOffsets(fillConstants(source)) as readonly SExpression[];
  const stencils = module
    .filter((part) => isForm(part, "func"))
    .map((func) => readStencil(func as SExpression[], file));
  return withVariants({ file, module, stencils });
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
  const [, name = "", paramWords = "", resultWords = ""] = match;
  const params = representations(paramWords, file, name);
  const results = representations(resultWords, file, name);
  checkTypes(func, { params, results }, `${file}: ${name}`);
  if (func.some((part, index) => index > 1 && typeof part === "string"))
    throw new SyntaxError(`${file}: ${name} is not written in folded form, as (i64.add (local.get $a) (local.get $b))`);
  return { name, exportName, params, results, func, file };
}

/** The function is of the type that its signature says: an int is an i64, a float an f64, and so on. */
function checkTypes(
  func: readonly SExpression[],
  signature: { readonly params: readonly Representation[]; readonly results: readonly Representation[] },
  where: string,
): void {
  for (const kind of ["param", "result"] as const) {
    const forms = func.filter((part) => isForm(part, kind)) as readonly (readonly SExpression[])[];
    const found = forms.flatMap((form) => form.slice(1).filter((word) => !String(word).startsWith("$"))).join(" ");
    const wanted = signature[`${kind}s`].map((representation) => WASM_TYPE[representation]).join(" ");
    if (found !== wanted)
      throw new SyntaxError(`${where} has the ${kind}s (${found}), but its signature asks for (${wanted})`);
  }
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
