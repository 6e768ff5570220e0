/** Peers: found or said to be missing; on the same program files; only with as many threads as they can start. */
import { chmodSync, writeFileSync } from "node:fs";
import { delimiter, join } from "node:path";
import { afterEach, describe, expect, test, vi } from "vitest";
import { findPeers, launchers, PEERS, peerCells } from "../../src/lab/launchers.js";
import { findPython, PYTHONS } from "../../src/lab/peers/pythons.js";
import { runSession } from "../../src/lab/session.js";
import { summary } from "../../src/lab/summary.js";
import { fake, fakeSession, temporaryFolder } from "./support.js";

const folder = temporaryFolder("peers");
afterEach(() => vi.unstubAllEnvs());

const python = (name: string) => PYTHONS.find((candidate) => candidate.name === name) ?? (PYTHONS[0] as never);

/** A command of that name in front of all others. */
function install(command: string, script: string): void {
  writeFileSync(join(folder, command), `#!/bin/sh\n${script}\n`);
  chmodSync(join(folder, command), 0o755);
  vi.stubEnv("PATH", `${folder}${delimiter}${process.env.PATH}`);
}

/** Answers the question for its version, and runs a work program as the driver would have it print. */
const STAND_IN = `
if [ $# -eq 2 ]; then echo '{"implementation": "CPython", "version": "3.14.9", "jit": JIT, "gil": true}'; exit; fi
echo '{"wallMs": 12}' > "$4"
printf '@patchwork cold 1 0.02 True |42\\n@patchwork steady 1 0.0%s True |42\\n' "$((2 - \${PYTHON_JIT:-0}))"
`;

describe("finding Pythons", () => {
  test("with its JIT switched on by the environment, where the build has one", () => {
    install("python3.14", STAND_IN.replace("JIT", "true"));
    expect(findPython(python("python3.14"))).toEqual({ version: "CPython 3.14.9" });
    expect(findPython(python("python3.14-jit"))).toEqual({ version: "CPython 3.14.9 (JIT on)" });
  });

  test("a build without a JIT", () => {
    install("python3.14", STAND_IN.replace("JIT", "false"));
    expect(findPython(python("python3.14-jit"))).toEqual({ missing: "this build of python3.14 has no JIT" });
  });

  test("a command that is not there, and one that does not start", () => {
    vi.stubEnv("PATH", folder);
    expect(findPython(python("pypy3"))).toEqual({ missing: "pypy3 is not installed" });
    install("pypy3", "echo 'pypy3: no such version' >&2; exit 127");
    expect(findPython(python("pypy3"))).toEqual({ missing: "pypy3 does not start (pypy3: no such version)" });
  });

  test("a name that is none", () => {
    expect(() => findPeers(["python2"], launchers())).toThrow(/^no peer is named python2; there are pyodide, python3,/);
  });
});

test("a peer that starts no threads gets one", () => {
  expect(peerCells("pyodide", [1, 2], fake).map(({ id }) => id)).toEqual(["pyodide·1t"]);
  expect(peerCells("python3", [1, 2], fake).map(({ id }) => id)).toEqual(["python3·1t", "python3·2t"]);
  expect(peerCells("python3", [0], fake).map(({ id, parts }) => [id, parts])).toEqual([["python3", 0]]);
});

test("in one run with Patchwork's cells; the missing ones are named", async () => {
  install("python3.14", STAND_IN.replace("JIT", "true"));
  install("pypy3", "exit 1");
  const peers = ["python3.14", "python3.14-jit", "pypy3"];
  const results = await runSession(fakeSession("sieve", { peers, samples: 1, launchers: { ...fake, ...fresh() } }));
  expect(results.environment.peers).toEqual({
    "python3.14": "CPython 3.14.9",
    "python3.14-jit": "CPython 3.14.9 (JIT on)",
  });
  expect(results.leftOut).toEqual([{ what: "pypy3", why: "pypy3 does not start" }]);
  const times = results.results
    .slice(-2)
    .map(({ engine, medianMs, problems }) => [engine, Math.round(medianMs), problems]);
  expect(times).toEqual([
    ["python3.14", 20, []],
    ["python3.14-jit", 10, []],
  ]);
  const text = summary(results);
  expect(text).toContain("left out: pypy3: pypy3 does not start");
  expect(text).toContain("beside it python3.14: CPython 3.14.9; python3.14-jit");
});

/** Peers' launchers remember what they found: new ones look again. */
const fresh = () => Object.fromEntries(Object.entries(launchers()).filter(([name]) => PEERS.includes(name)));
