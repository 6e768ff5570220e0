/**
 * `npm run check:package`: packs the package as it is built, holds the tarball against publint and attw, installs it
 * in an empty project (production dependencies only), and uses it there as command, as library and from TypeScript.
 */
import { spawnSync } from "node:child_process";
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";

const ROOT = fileURLToPath(new URL("../..", import.meta.url));
const bin = (name: string): string => join(ROOT, "node_modules/.bin", name);
const work = mkdtempSync(join(tmpdir(), "patchwork-package-"));
const project = join(work, "empty-project");
const tarball = join(work, "patchwork-jit.tgz");

interface Ended {
  readonly status: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

function execute(command: string, args: readonly string[], cwd = project): Ended {
  const { status, stdout, stderr } = spawnSync(command, args, { cwd, encoding: "utf8", timeout: 280_000 });
  return { status, stdout, stderr };
}

/** For steps that the rest stands on: shows what went wrong. */
function succeed(command: string, args: readonly string[], cwd: string): string {
  const { status, stdout, stderr } = execute(command, args, cwd);
  if (status !== 0) throw new Error(`${command} ${args.join(" ")} ended with ${status}:\n${stdout}${stderr}`);
  return stdout;
}

beforeAll(() => {
  // Without scripts: what is packed is the build that the tests ran over, and `prepare` would make it again.
  const packed = succeed("npm", ["pack", "--ignore-scripts", "--json", "--pack-destination", work], ROOT);
  const [{ filename }] = JSON.parse(packed) as [{ filename: string }];
  succeed("mv", [join(work, filename), tarball], work);
  mkdirSync(project);
  writeFileSync(join(project, "package.json"), '{ "name": "empty-project", "private": true, "type": "module" }\n');
  succeed("npm", ["install", "--prefer-offline", "--no-audit", "--no-fund", tarball], project);
});

afterAll(() => rmSync(work, { recursive: true, force: true }));

describe("the tarball", () => {
  test("publint finds nothing, suggestions included", () => {
    const { status, stdout, stderr } = execute(bin("publint"), ["run", tarball, "--strict"], ROOT);
    expect(stdout + stderr).toContain("All good!");
    expect(status).toBe(0);
  });

  test("attw finds the types right for whoever imports ES modules", () => {
    const { status, stdout, stderr } = execute(bin("attw"), [tarball, "--profile", "esm-only"], ROOT);
    expect(status, stdout + stderr).toBe(0);
  });

  test("holds what it says and no sources or tests", () => {
    const installed = join(project, "node_modules/patchwork-jit");
    expect(readdirSync(installed).sort()).toEqual(
      expect.arrayContaining(["CHANGELOG.md", "LICENSE", "README.md", "bench", "dist", "package.json", "stencils"]),
    );
    for (const name of ["src", "test", "wasm", "docs", ".ci", ".github"])
      expect(existsSync(join(installed, name))).toBe(false);
    expect(existsSync(join(project, "node_modules/assemblyscript"))).toBe(false);
    const { scripts } = JSON.parse(readFileSync(join(installed, "package.json"), "utf8")) as { scripts: object };
    expect(Object.keys(scripts).filter((name) => /install$/.test(name))).toEqual([]);
  });
});

describe("the command", () => {
  test("runs a program in each cell", () => {
    writeFileSync(join(project, "hello.py"), 'print("Hello from", 3 * 14)\n');
    for (const flags of [[], ["--no-jit", "--gil"], ["--stitcher", "binaryen"]]) {
      const { status, stdout, stderr } = execute("npx", ["--no-install", "patchwork", "run", ...flags, "hello.py"]);
      expect({ status, stdout, stderr }).toEqual({ status: 0, stdout: "Hello from 42\n", stderr: "" });
    }
  });

  test("measures the user's program, compares and reports", () => {
    const flags = ["--samples", "3", "--json", "hello.json", "--html", "hello.html"];
    const { status, stdout } = execute("npx", ["--no-install", "patchwork", "bench", "hello.py", ...flags]);
    expect(status).toBe(0);
    expect(stdout).toContain("interaction");
    expect(readFileSync(join(project, "hello.html"), "utf8")).toContain("<svg");
    const compared = execute("npx", ["--no-install", "patchwork", "compare", "hello.json", "hello.json"]);
    expect(compared.status).toBe(0);
  });

  test("has the benchmark programs and the stencils with it", () => {
    expect(execute("npx", ["--no-install", "patchwork", "bench", "--list"]).stdout).toContain("shared_counter");
    expect(execute("npx", ["--no-install", "patchwork", "stencils", "add_int"]).stdout).toContain("add_int");
    expect(execute("npx", ["--no-install", "patchwork", "inspect", "hello.py", "--view", "bytecode"]).stdout).toContain(
      "Hello from",
    );
  });
});

describe("the library", () => {
  test("compiles, runs, and reads results", () => {
    writeFileSync(join(project, "use.js"), USE);
    const { status, stdout, stderr } = execute(process.execPath, ["use.js"]);
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({ exitCode: 0, stdout: "499500\n", again: true, cells: 4, refused: 2 });
  });

  test("type-checks in a strict TypeScript project that checks its libraries too", () => {
    writeFileSync(join(project, "use.ts"), USE_TYPED);
    writeFileSync(join(project, "tsconfig.json"), JSON.stringify(TSCONFIG));
    const { status, stdout } = execute(bin("tsc"), ["-p", "."]);
    expect(stdout).toBe("");
    expect(status).toBe(0);
  });

  test("a wrong use does not type-check", () => {
    writeFileSync(
      join(project, "use.ts"),
      'import { runProgram } from "patchwork-jit";\nawait runProgram("print(1)");\n',
    );
    const { status, stdout } = execute(bin("tsc"), ["-p", "."]);
    expect(stdout).toMatch(/^use\.ts\(2,/);
    expect(status).not.toBe(0);
  });
});

const USE = `import { assemble, closePool, compileProgram, DEFAULT_RUN_OPTIONS, disassemble, EXIT, PatchworkError, readResults, runProgram } from "patchwork-jit";
const source = "total = 0\\nfor i in range(1000):\\n    total += i\\nprint(total)\\n";
const program = compileProgram(source, "sum.py");
const result = await runProgram(program, { ...DEFAULT_RUN_OPTIONS, output: "capture" });
await closePool();
const again = disassemble(assemble(disassemble(program), source)) === disassemble(program);
const { results } = await readResults("hello.json");
let refused = EXIT.ok;
try {
  compileProgram("exec('1')\\n", "evaluates.py");
} catch (error) {
  if (error instanceof PatchworkError) refused = error.exitCode;
}
const { exitCode, stdout } = result;
console.log(JSON.stringify({ exitCode, stdout, again, cells: results.length, refused }));
`;

const USE_TYPED = `import { type Advice, compileProgram, DEFAULT_RUN_OPTIONS, type ResultsFile, runExperiment, type RunOptions, runProgram } from "patchwork-jit";
const options: RunOptions = { ...DEFAULT_RUN_OPTIONS, jit: false, output: "capture" };
const { exitCode, stats } = await runProgram(compileProgram("print(1)", "one.py"), options);
const wallMs: number = stats.wallMs + exitCode;
const results: ResultsFile = await runExperiment({ programs: ["sieve"], threads: [1, 2], quick: true });
const advice: readonly Advice[] = results.advice ?? [];
export const sentences: string[] = advice.map(({ sentence }) => \`\${sentence} \${wallMs}\`);
`;

/** As strict as it gets, with the types of Node that every TypeScript project for Node has. */
const TSCONFIG = {
  compilerOptions: {
    target: "ES2023",
    lib: ["ES2023", "DOM"],
    types: ["node"],
    typeRoots: [join(ROOT, "node_modules/@types")],
    module: "NodeNext",
    strict: true,
    exactOptionalPropertyTypes: true,
    skipLibCheck: false,
    noEmit: true,
  },
  files: ["use.ts"],
};
