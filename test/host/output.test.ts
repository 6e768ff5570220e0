/** Output to real file descriptors: pipes that are full, and readers that go away. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, mkdtempSync, openSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, it } from "vitest";
import { withOutputLock, writeAll } from "../../src/vm/host/output.js";

const built = fileURLToPath(new URL("../../dist/vm/host/output.js", import.meta.url));

/** A child that writes `count` bytes to its stdout, a non-blocking pipe, and tells on stderr how it went. */
function writer(count: number) {
  const script = `
    import { OutputClosedError, writeAll } from ${JSON.stringify(built)};
    process.stdout.isTTY; // makes the pipe non-blocking, as it is once anything printed through Node
    try { writeAll(1, new Uint8Array(${count}).fill(97)); console.error("written"); }
    catch (error) { console.error(error instanceof OutputClosedError ? "closed " + error.fd : error); }`;
  return spawn(process.execPath, ["--input-type=module", "-e", script], { stdio: ["ignore", "pipe", "pipe"] });
}

describe("output", () => {
  it("writes all bytes to a file", () => {
    const folder = mkdtempSync(join(tmpdir(), "patchwork-"));
    const file = join(folder, "out");
    const fd = openSync(file, "w");
    writeAll(fd, new TextEncoder().encode("é\n"));
    closeSync(fd);
    expect(readFileSync(file, "utf8")).toBe("é\n");
    rmSync(folder, { recursive: true });
  });

  it("writes all bytes to a pipe that is slow to be read", async () => {
    const child = writer(1_000_000);
    await new Promise((resolve) => setTimeout(resolve, 300));
    let length = 0;
    for await (const chunk of child.stdout) length += (chunk as Buffer).length;
    expect(length).toBe(1_000_000);
  });

  it("reports a reader that has gone away", async () => {
    const child = writer(1_000_000);
    child.stdout.destroy();
    let report = "";
    child.stderr.on("data", (chunk: Buffer) => {
      report += chunk.toString();
    });
    await once(child, "close");
    expect(report).toBe("closed 1\n");
  });

  it("frees the output lock, also when the action throws", () => {
    const memory = { buffer: new SharedArrayBuffer(4096) };
    const words = () => new Int32Array(memory.buffer).some((word) => word !== 0);
    withOutputLock(memory, () => expect(words()).toBe(true));
    expect(words()).toBe(false);
    const failing = () => {
      throw new Error("full");
    };
    expect(() => withOutputLock(memory, failing)).toThrow("full");
    expect(words()).toBe(false);
  });
});
