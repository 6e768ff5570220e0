/** Wrong usage: one line on stderr that says what was wrong, nothing on stdout, exit code 2. And help, exit code 0. */
import { afterAll, describe, expect, test } from "vitest";
import { Workplace } from "../support/cli.js";

const place = new Workplace();
afterAll(() => place.remove());
const hello = place.write("hello.py", 'print("hello")\n');

describe("wrong usage", () => {
  test.each<[what: string, args: string[], words: RegExp]>([
    ["a missing file", ["run", "nowhere.py"], /nowhere\.py.*No such file or directory/],
    ["a directory", ["run", "."], /'\.'.*directory/],
    ["no file", ["run"], /missing required argument 'file'/],
    ["an unknown flag", ["run", "--fast", hello], /unknown option '--fast'/],
    ["an unknown command", ["walk", hello], /unknown command 'walk'/],
    ["an unknown stitcher", ["run", "--stitcher", "glue", hello], /glue.*splice/],
    ["an unknown region", ["run", "--region", "world", hello], /world.*loop/],
    ["an unknown refcount policy", ["run", "--refcount", "none", hello], /none.*plain/],
    ["plain counts without the GIL", ["run", "--no-gil", "--refcount", "plain", hello], /GIL/],
    ["a switch interval that is no number", ["run", "--switch-interval", "soon", hello], /soon/],
    ["a switch interval of zero", ["run", "--switch-interval", "0", hello], /0/],
    ["a negative switch interval", ["run", "--switch-interval=-1", hello], /-1/],
    ["an unknown start", ["run", "--start", "tepid", hello], /tepid.*cold.*warm/],
    ["a warm start without V8's optimiser", ["run", "--start", "warm", "--v8", "liftoff", hello], /--v8 default/],
    ["memory that is no number", ["run", "--memory", "much", hello], /much/],
    ["too little memory", ["run", "--memory", "1", hello], /1/],
    ["a flag without its value", ["run", hello, "--memory"], /argument missing/],
    ["a wrong -X", ["run", "-X", "gil=maybe", hello], /gil=maybe/],
    ["an unknown -X", ["run", "-X", "speed=1", hello], /speed/],
    ["an unknown view", ["inspect", hello, "--view", "tarot"], /tarot.*bytecode/],
    ["a file to inspect that is missing", ["inspect", "nowhere.py"], /nowhere\.py/],
    ["an unknown stencil", ["stencils", "add_everything"], /add_everything/],
    ["a comparison without files", ["compare"], /missing required argument/],
    ["a comparison of missing files", ["compare", "a.json", "b.json"], /a\.json/],
    ["a benchmark that is missing", ["bench", "nowhere.py"], /nowhere\.py/],
    ["a wrong number of threads", ["bench", "--threads", "none"], /none/],
  ])("%s", async (_, args, words) => {
    const { code, stdout, stderr } = await place.run(args);
    expect(stderr).toMatch(words);
    expect(stderr.trimEnd().split("\n").length, stderr).toBe(1);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });

  test.each([
    ["PYTHON_JIT", "yes"],
    ["PYTHON_GIL", "2"],
  ])("the environment's %s=%s", async (name, value) => {
    const { code, stdout, stderr } = await place.run(["run", hello], { env: { [name]: value } });
    expect(stderr).toContain(name);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
  });
});

describe("help", () => {
  test.each(["run", "bench", "compare", "inspect", "stencils"])("%s --help", async (command) => {
    const { code, stdout, stderr } = await place.run([command, "--help"]);
    expect(stdout).toContain(`Usage: patchwork ${command}`);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test("--help lists the commands", async () => {
    const { code, stdout, stderr } = await place.run(["--help"]);
    for (const command of ["run", "bench", "compare", "inspect", "stencils"]) expect(stdout).toContain(`  ${command} `);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  });

  test("--version", async () => {
    const { code, stdout } = await place.run(["--version"]);
    expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
    expect(code).toBe(0);
  });
});
