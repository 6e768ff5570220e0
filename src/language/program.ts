/**
 * From source text to a program: the stages of the front end in their order.
 */
import type { CodeObject, Program } from "../bytecode/code.js";
import { COMPILERS } from "./compile/compilers.js";
import { compileModule } from "./compile/functions.js";
import { Folder } from "./fold.js";
import { parse } from "./parse.js";
import { checkPlacement } from "./placement.js";
import { refusal } from "./refusal.js";
import { refuseUnsupported } from "./refuse.js";
import { SourceText } from "./source-text.js";
import { findScopes } from "./symbols.js";
import { type AnyNode, childrenOf } from "./tree.js";
import type { ProgramState } from "./unit.js";

/**
 * Compiles the text of a Python file; `file` is what tracebacks print. Throws PythonSyntaxError for a program that
 * CPython would not compile, RefusedError for one that is beyond the language here.
 */
export function compileProgram(text: string, file: string): Program {
  const source = new SourceText(file, text.replace(/^\uFEFF/, ""));
  try {
    return compileSource(source);
  } catch (error) {
    if (error instanceof RangeError)
      throw refusal(source, START, "an expression nested this deeply", "cut it into statements");
    throw error;
  }
}

function compileSource(source: SourceText): Program {
  const module = parse(source);
  const scopes = findScopes(source, module);
  checkPlacement(source, module);
  const folder = new Folder(source);
  refuseUnsupported(source, module, scopes, folder);
  const state: ProgramState = {
    source,
    scopes,
    folder,
    compilers: COMPILERS,
    codes: [],
    globals: new Map(),
    loopCount: 0,
    usesModuleName: mentions(module, "__name__"),
    tooLarge: (name, node) =>
      refusal(
        source,
        node ?? START,
        `the size of ${name === "<module>" ? "the module's own code" : `the function ${name}`}`,
        "cut it into functions",
      ),
  };
  compileModule(state, module);
  return {
    file: source.file,
    source: source.text,
    codes: state.codes as CodeObject[],
    globals: [...state.globals.keys()],
    loopCount: state.loopCount,
  };
}

const START = { lineno: 1, col_offset: 0 };

function mentions(node: AnyNode, name: string): boolean {
  return (node as { id?: string }).id === name || childrenOf(node).some((child) => mentions(child, name));
}
