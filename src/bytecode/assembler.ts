/**
 * Text to code objects: reads what disassembler.ts writes (indices, comments and columns are free). Labels may have
 * any name. Errors name the line of the text.
 */
import { PatchworkError } from "../base/errors.js";
import type { CodeObject, Constant, Handler, LoopInfo, ModuleInfo, Position, Program, Signature } from "./code.js";
import { type FieldKind, findOpcode, type OpcodeRow } from "./opcodes.js";
import { readConstant, readPosition } from "./text.js";

interface Line {
  readonly number: number;
  readonly text: string;
}

interface Section {
  readonly name: string;
  readonly directives: readonly { readonly line: Line; readonly name: string; readonly rest: string }[];
  readonly instructions: readonly { readonly line: Line; readonly words: readonly string[] }[];
  readonly labels: ReadonlyMap<string, number>;
}

/** Assembles a program; `source` is the Python text that its positions refer to. Throws PatchworkError. */
export function assemble(text: string, source = ""): Program {
  const lines = text.split("\n").map((line, index): Line => ({ number: index + 1, text: stripComment(line).trim() }));
  const starts = lines.flatMap(({ text: line }, index) => (/^\.code\b/.test(line) ? [index] : []));
  const head = readHead(lines.slice(0, starts[0] ?? lines.length));
  if (starts.length === 0) throw new PatchworkError("bytecode text: expected at least one .code");
  const codes = starts.map((start, index) =>
    assembleCode(readSection(lines.slice(start, starts[index + 1] ?? lines.length))),
  );
  return { ...head, source, codes };
}

/** What stands before the first code object: each directive once, .globals only where there are some. */
function readHead(lines: readonly Line[]): Pick<Program, "file" | "globals" | "loopCount" | "modules"> {
  const found = new Map<string, { readonly line: Line; readonly rest: string }>();
  const modules: ModuleInfo[] = [];
  for (const line of lines) {
    if (line.text === "") continue;
    guarded(line, () => {
      const [, name = "", rest = ""] = /^(\S+)\s*(.*)$/.exec(line.text) ?? [];
      if (name === ".module") {
        modules.push(JSON.parse(rest) as ModuleInfo);
        return;
      }
      if (!HEAD.includes(name)) throw new SyntaxError(`expected ${HEAD.join(", ")} or .code`);
      if (found.has(name)) throw new SyntaxError(`${name} stands here a second time`);
      found.set(name, { line, rest });
    });
  }
  const required = (name: string) => {
    const entry = found.get(name);
    if (!entry)
      throw new PatchworkError(`bytecode text, line ${lines.at(-1)?.number ?? 1}: no ${name} before the first .code`);
    return entry;
  };
  const program = required(".program");
  const file = guarded(program.line, () => readFile(program.rest));
  const loops = required(".loops");
  return {
    file,
    globals: words(found.get(".globals")?.rest ?? ""),
    loopCount: guarded(loops.line, () => readCount(loops.rest)),
    ...(modules.length > 0 ? { modules } : {}),
  };
}

const HEAD: readonly string[] = [".program", ".globals", ".loops"];

/** A file's name, as JSON quotes it. */
function readFile(text: string): string {
  if (!/^"(?:[^"\\]|\\.)*"$/.test(text)) throw new SyntaxError('expected: .program "FILE"');
  return JSON.parse(text) as string;
}

function readCount(text: string): number {
  if (!/^\d+$/.test(text)) throw new SyntaxError(`expected a number, not ${text || "nothing"}`);
  return Number(text);
}

const words = (text: string): string[] => text.split(/\s+/).filter(Boolean);

/** A comment starts at a ; that is not inside a quoted string. */
const stripComment = (line: string): string => /^(?:[^";]|"(?:[^"\\]|\\.)*")*/.exec(line)?.[0] ?? line;

function readSection(lines: readonly Line[]): Section {
  const directives: { line: Line; name: string; rest: string }[] = [];
  const instructions: { line: Line; words: string[] }[] = [];
  const labels = new Map<string, number>();
  for (const line of lines) {
    const directiveMatch = /^(\.\w+)\s*(.*)$/.exec(line.text);
    const labelMatch = /^(\w+):$/.exec(line.text);
    if (directiveMatch) directives.push({ line, name: directiveMatch[1] as string, rest: directiveMatch[2] as string });
    else if (labelMatch) labels.set(labelMatch[1] as string, instructions.length);
    else if (line.text !== "") instructions.push({ line, words: words(line.text.replace(/^\d+\s+/, "")) });
  }
  for (const { line, name } of directives) guarded(line, () => checkDirective(name));
  const name = guarded(lines[0] as Line, () => readName(directives[0]?.rest ?? ""));
  return { name, directives, instructions, labels };
}

const IN_CODE: readonly string[] =
  ".code .qualified .line .args .locals .registers .signature .free .generator .doc .constant .handler .loop .module".split(
    " ",
  );

function checkDirective(name: string): void {
  if (!IN_CODE.includes(name)) throw new SyntaxError(`no directive of a code object is named ${name}`);
}

function readName(text: string): string {
  const name = /^\d+\s+(\S+)$/.exec(text)?.[1];
  if (name === undefined) throw new SyntaxError("expected: .code NUMBER NAME");
  return name;
}

function assembleCode(section: Section): CodeObject {
  const all = (name: string) => section.directives.filter((entry) => entry.name === name);
  const one = (name: string): string => all(name)[0]?.rest ?? "";
  const count = (name: string, absent: number): number => {
    const [entry] = all(name);
    return entry ? guarded(entry.line, () => readCount(entry.rest)) : absent;
  };
  const parsed = section.instructions.map(({ line, words: [name = "", ...operands] }, pc) =>
    guarded(line, () => readInstruction(section, pc, name, operands)),
  );
  const inPlace = parsed.flatMap((instruction, pc) => (instruction.inPlace ? [pc] : []));
  return {
    name: section.name,
    qualifiedName: one(".qualified") || section.name,
    firstLine: count(".line", 1),
    args: count(".args", 0),
    localNames: words(one(".locals")),
    registers: count(".registers", 0),
    instructions: Uint16Array.from(parsed.flatMap(({ fields }) => fields)),
    constants: all(".constant").map(({ line, rest }) => guarded(line, () => readNumbered(rest))),
    positions: parsed.map(({ position }) => position),
    handlers: all(".handler").map(({ line, rest }) => guarded(line, () => readHandler(section, rest))),
    loops: all(".loop").map(({ line, rest }) => guarded(line, () => readLoop(section, rest))),
    ...(inPlace.length > 0 ? { inPlace } : {}),
    ...(all(".module").length > 0 ? { module: count(".module", 0) } : {}),
    ...readOptional(all),
  };
}

/** What only some functions have. */
function readOptional(
  all: (name: string) => readonly { readonly line: Line; readonly rest: string }[],
): Pick<CodeObject, "signature" | "free" | "generator" | "doc"> {
  const [signature] = all(".signature");
  const [free] = all(".free");
  const [doc] = all(".doc");
  return {
    ...(signature ? { signature: guarded(signature.line, () => readSignature(signature.rest)) } : {}),
    ...(free ? { free: words(free.rest) } : {}),
    ...(all(".generator").length > 0 ? { generator: true } : {}),
    ...(doc ? { doc: guarded(doc.line, () => JSON.parse(doc.rest) as string) } : {}),
  };
}

function readSignature(text: string): Signature {
  const match = /^(\d+) (\d+)( \*)?( \*\*)?$/.exec(text);
  if (!match) throw new SyntaxError("expected: .signature POSITIONAL-ONLY KEYWORD-ONLY [*] [**]");
  return {
    positionalOnly: Number(match[1]),
    keywordOnly: Number(match[2]),
    varArgs: match[3] !== undefined,
    varKeywords: match[4] !== undefined,
  };
}

/** `k0 int 5`: the constant; its number is its place in the list. */
const readNumbered = (text: string): Constant => readConstant(text.replace(/^k\d+\s+/, "")).constant;

function readHandler(section: Section, text: string): Handler {
  const match = /^(\w+) \.\. (\w+) -> (\w+) r(\d+)$/.exec(text);
  if (!match) throw new SyntaxError("expected: .handler START .. END -> TARGET rN");
  const [, start = "", end = "", target = "", register] = match;
  return {
    start: labelled(section, start),
    end: labelled(section, end),
    target: labelled(section, target),
    register: Number(register),
  };
}

function readLoop(section: Section, text: string): LoopInfo {
  const match = /^(\d+) (\w+) \.\. (\w+)$/.exec(text);
  if (!match) throw new SyntaxError("expected: .loop ID HEADER .. BACK");
  return {
    id: Number(match[1]),
    header: labelled(section, match[2] as string),
    back: labelled(section, match[3] as string),
  };
}

interface AssembledInstruction {
  readonly fields: readonly number[];
  readonly position: Position;
  readonly inPlace: boolean;
}

function readInstruction(section: Section, pc: number, name: string, texts: readonly string[]): AssembledInstruction {
  const row = findOpcode(name);
  if (!row) throw new SyntaxError(`no opcode is named ${name}`);
  const position = texts.find((text) => text.startsWith("@"));
  const operands = texts.filter((text) => !text.startsWith("@") && text !== "inplace");
  const fields = FIELDS.filter((field) => row.fields[field] !== "none");
  if (operands.length !== fields.length)
    throw new SyntaxError(`${name} takes ${fields.length} operands, not ${operands.length}`);
  return {
    fields: [row.code, ...FIELDS.map((field) => readField(section, pc, row, field, operands[fields.indexOf(field)]))],
    position: position ? readPosition(position) : { line: 0, endLine: 0, column: 0, endColumn: 0 },
    inPlace: texts.includes("inplace"),
  };
}

const FIELDS = ["a", "b", "c"] as const;
const PREFIXES: Readonly<Record<FieldKind, string>> = {
  reg: "r",
  const: "k",
  global: "g",
  loop: "loop",
  code: "code",
  imm: "#",
  count: "#",
  jump: "",
  back: "",
  none: "",
};

function readField(
  section: Section,
  pc: number,
  row: OpcodeRow,
  field: "a" | "b" | "c",
  text: string | undefined,
): number {
  const kind = row.fields[field];
  if (text === undefined) return 0;
  if (kind === "jump") return (labelled(section, text) - (pc + 1)) & 0xffff;
  if (kind === "back") return pc - labelled(section, text);
  const digits = text.startsWith(PREFIXES[kind]) ? text.slice(PREFIXES[kind].length) : "";
  if (!/^\d+$/.test(digits) || Number(digits) > 0xffff)
    throw new SyntaxError(`${row.name}: operand ${field} is ${PREFIXES[kind]}0 to ${PREFIXES[kind]}65535, not ${text}`);
  return Number(digits);
}

function labelled({ labels }: Section, name: string): number {
  const pc = labels.get(name);
  if (pc === undefined) throw new SyntaxError(`no label is named ${name}`);
  return pc;
}

function guarded<Result>(line: Line, read: () => Result): Result {
  try {
    return read();
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new PatchworkError(`bytecode text, line ${line.number}: ${error.message}: ${line.text}`);
    throw error;
  }
}
