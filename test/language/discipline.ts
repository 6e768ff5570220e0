/**
 * Checks the discipline of temporaries in a code object, on every path: read only when written, consumed once, never
 * overwritten while they own, nothing left at a return. The interpreter's reference counts rely on it.
 */
import type { CodeObject } from "../../src/bytecode/code.js";
import {
  decode,
  type Instruction,
  jumpTarget,
  keepsOf,
  readsOf,
  successors,
  writesOf,
} from "../../src/bytecode/operands.js";

/** dead: nothing to read, at most a stale plain value; plain: certainly no reference; owned: may own one. */
type Content = "dead" | "plain" | "owned";
type State = readonly Content[];

/** Opcodes whose results are never references. */
const PLAIN = /^(LOAD_CONST|(LT|LE|GT|GE|EQ|NE)(_K)?|NOT|IS|IS_NOT|CONTAINS|NOT_CONTAINS|WITH_ENTER)$/;

/** Opcodes that raise whatever happens. */
const UNWINDS = /^(RAISE|RAISE_AGAIN|RERAISE)$/;

/** What is wrong, one line each; empty when the code object keeps the discipline. */
export function violations(code: CodeObject): string[] {
  const found = new Set<string>();
  const states = new Map<number, State>([[0, Array.from({ length: code.registers }, () => "dead" as const)]]);
  const work = [0];
  const flow = (from: number, to: number, state: State): void => {
    const known = states.get(to);
    const joined = known
      ? state.map((content, register) =>
          join(content, known[register] as Content, () =>
            found.add(
              `${code.name} ${from} -> ${to}: r${register} is ${content} here and ${known[register]} on another path`,
            ),
          ),
        )
      : state;
    if (known && joined.every((content, register) => content === known[register])) return;
    states.set(to, joined);
    work.push(to);
  };
  for (let pc = work.pop(); pc !== undefined; pc = work.pop()) {
    const state = states.get(pc) as State;
    const instruction = decode(code.instructions, pc);
    const report = (text: string) => found.add(`${code.name} ${pc} ${instruction.row.name}: ${text}`);
    const handler = code.handlers.find(({ start, end }) => pc >= start && pc < end);
    if (handler)
      flow(
        pc,
        handler.target,
        state.map((content, register) =>
          register < handler.register ? content : register === handler.register ? "owned" : "dead",
        ),
      );
    const read = afterReads(code, instruction, state, report);
    const written = afterWrites(code, instruction, read, report);
    const next = successors(pc, instruction);
    // Unwinding releases what is left.
    if (next.length === 0 && !UNWINDS.test(instruction.row.name)) leftovers(code, read, report);
    for (const to of next) flow(pc, to, to === jumpTarget(pc, instruction) ? read : written);
  }
  return [...found];
}

function join(one: Content, other: Content, leak: () => void): Content {
  if (one === other) return one;
  if (one !== "dead" && other !== "dead") return "owned";
  if (one === "owned" || other === "owned") leak();
  return "dead";
}

function afterReads(code: CodeObject, instruction: Instruction, state: State, report: (text: string) => void): State {
  const after = [...state];
  for (const register of keepsOf(instruction)) {
    if (isTemporary(code, register) && after[register] === "dead") report(`looks at dead r${register}`);
  }
  const reads = readsOf(instruction);
  for (const register of reads) {
    if (!isTemporary(code, register)) continue;
    if (after[register] === "dead") report(`reads dead r${register}`);
    after[register] = "dead";
  }
  // GET_ITER's second and third register are no references: they go with the first.
  if (instruction.row.name === "DROP")
    for (const offset of [1, 2])
      if (after[(reads[0] as number) + offset] === "plain") after[(reads[0] as number) + offset] = "dead";
  return after;
}

function afterWrites(code: CodeObject, instruction: Instruction, state: State, report: (text: string) => void): State {
  const after = [...state];
  const keeps = keepsOf(instruction);
  const { name } = instruction.row;
  writesOf(instruction).forEach((register, index) => {
    if (!isTemporary(code, register) || keeps.includes(register)) return;
    if (after[register] === "owned") report(`overwrites r${register}, which may own`);
    after[register] = PLAIN.test(name) || (name === "GET_ITER" && index > 0) ? "plain" : "owned";
  });
  return after;
}

function leftovers(code: CodeObject, state: State, report: (text: string) => void): void {
  state.forEach((content, register) => {
    if (isTemporary(code, register) && content === "owned") report(`leaves r${register} behind`);
  });
}

const isTemporary = (code: CodeObject, register: number): boolean => register >= code.localNames.length;
