/** `npm run fuzz`: looks for programs that a cell runs otherwise than CPython does. `--help` says how. */
import { writeSync } from "node:fs";
import { parseArgs } from "node:util";
import fc from "fast-check";
import { type Difference, FUZZ_CELLS, Fuzzer } from "./fuzzer.js";
import { program } from "./program.js";

const HELP = `npm run fuzz -- [options]
Random programs in every cell and in CPython 3.14 (Pyodide); a difference is shrunk and printed.
  --programs N    how many programs (1000)
  --seed S        seed of the first program, its followers have S+1, S+2 … (random)
  --path PATH     with one seed: where its counterexample shrank to
  --batch N       programs in one run of a cell (25)
  --cells REGEX   only cells whose names match
  --keep-going    report further differences, not the first only
  --no-shrink     print differing programs as they were found
  --print         print the program of --seed and --path, run nothing
  --help          this text
Cells: ${FUZZ_CELLS.map(({ name }) => name).join(" | ")}
Exit code: 0 no difference, 1 a difference, 2 wrong usage.
`;

const say = (text: string): void => {
  writeSync(2, `${text}\n`);
};

function options() {
  const { values } = parseArgs({
    options: {
      programs: { type: "string", default: "1000" },
      seed: { type: "string" },
      path: { type: "string", default: "" },
      batch: { type: "string", default: "25" },
      cells: { type: "string", default: "" },
      "keep-going": { type: "boolean", default: false },
      "no-shrink": { type: "boolean", default: false },
      print: { type: "boolean", default: false },
      help: { type: "boolean", default: false },
    },
  });
  const natural = (name: "programs" | "batch" | "seed", value: string): number => {
    const number = Number(value);
    if (!Number.isInteger(number) || number < (name === "seed" ? 0 : 1))
      throw new TypeError(`--${name} ${value}: not a number`);
    return number;
  };
  return {
    ...values,
    programs: natural("programs", values.programs),
    batch: natural("batch", values.batch),
    seed: natural("seed", values.seed ?? String(Math.floor(Math.random() * 2 ** 30))),
    cells: FUZZ_CELLS.filter(({ name }) => new RegExp(values.cells).test(name)),
  };
}

/** The program of a seed, or what it shrank to along a path. By fc.check, as shrinking is: fc.sample draws others. */
function programOf(seed: number, path = ""): string {
  let made = "";
  const keep = fc.property(program, (source) => {
    made = source;
  });
  fc.check(keep, { seed, numRuns: 1, unbiased: true, ...(path === "" ? {} : { path }) });
  return made;
}

async function shrink(fuzzer: Fuzzer, seed: number, found: Difference, turn: number): Promise<string> {
  let smallest = found.text;
  const details = await fc.check(
    fc.asyncProperty(program, async (source) => {
      const difference = await fuzzer.alone(source, found.cell, turn);
      if (difference?.kind !== found.kind) return true;
      smallest = difference.text;
      return false;
    }),
    { seed, numRuns: 1, unbiased: true, interruptAfterTimeLimit: 240_000, markInterruptAsFailure: true },
  );
  const source = details.counterexample?.[0];
  if (source === undefined) return `not seen again alone\n${programOf(seed)}`;
  return `replay: --seed ${seed} --path ${details.counterexamplePath}\n${source}\n${smallest}`;
}

async function main(): Promise<number> {
  const { seed, path, programs, batch, cells, ...wanted } = options();
  if (wanted.help || cells.length === 0) {
    say(HELP);
    return wanted.help ? 0 : 2;
  }
  if (wanted.print) {
    process.stdout.write(programOf(seed, path));
    return 0;
  }
  const fuzzer = new Fuzzer(cells);
  process.once("SIGINT", () => {
    fuzzer.stop();
    process.exit(130);
  });
  say(`seed ${seed}, ${programs} programs, cells: ${cells.map(({ name }) => name).join(" | ")}`);
  const began = performance.now();
  const seen = new Set<string>();
  const seedsFrom = (done: number) =>
    Array.from({ length: Math.min(batch, programs - done) }, (_, i) => seed + done + i);
  const begin = (done: number) =>
    done < programs
      ? fuzzer.batch(
          seedsFrom(done).map((each) => programOf(each, path)),
          done / batch,
        )
      : undefined;
  let next = begin(0);
  for (let done = 0; done < programs; done += batch) {
    const [seeds, turn, current] = [seedsFrom(done), done / batch, next];
    // CPython runs the next batch while the cells run this one.
    next = begin(done + batch);
    for (const difference of (await current) ?? []) {
      if (difference.at === undefined) {
        say(
          `\n${difference.cell.name}: ${difference.kind}; seeds ${seeds[0]} to ${seeds.at(-1)} together\n${difference.text}`,
        );
        seen.add(`${difference.kind} ${done}`);
        continue;
      }
      const own = seeds[difference.at] as number;
      say(`\n${difference.cell.name}: ${difference.kind}; seed ${own}\n${difference.text}`);
      if (!wanted["no-shrink"] && !seen.has(String(own))) say(await shrink(fuzzer, own, difference, turn));
      seen.add(String(own));
    }
    const seconds = (performance.now() - began) / 1000;
    const rate = ((done + seeds.length) / seconds).toFixed(1);
    say(
      `${done + seeds.length} programs, ${fuzzer.runs} runs, ${rate} programs/s, ${fuzzer.compiledLoops} loops compiled, ${fuzzer.skipped} skipped, ${seen.size} differ`,
    );
    if (seen.size > 0 && !wanted["keep-going"]) break;
  }
  fuzzer.stop();
  return seen.size > 0 ? 1 : 0;
}

try {
  process.exitCode = await main();
} catch (error) {
  say(error instanceof TypeError || error instanceof SyntaxError ? error.message : String((error as Error).stack));
  process.exitCode = 2;
}
