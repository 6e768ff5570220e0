/** Nothing measured is lost: journals, resuming by the same plan, disks that are full. */
import { appendFileSync, existsSync, readFileSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test, vi } from "vitest";
import { readEnvironment } from "../../src/lab/environment.js";
import { partialOf, writeText } from "../../src/lab/files.js";
import { identitiesOf } from "../../src/lab/from-design.js";
import { differences, type Journal, JournalStore, journalOf, readJournal } from "../../src/lab/journal.js";
import { runSession } from "../../src/lab/session.js";
import { fakeSession, temporaryFolder } from "./support.js";

const folder = temporaryFolder("journal");
const session = fakeSession("sieve");
const environment = readEnvironment();
const head = { design: { programs: ["sieve"] }, environment, programs: identitiesOf(session.programs) };
const empty: Journal = { head, entries: [] };

test("an interrupted session goes on with what is missing, in the same order", async () => {
  const file = join(folder, "resumed.json");
  const ran: string[] = [];
  const stop = new AbortController();
  const first = await runSession({
    ...session,
    store: new JournalStore(file, empty),
    signal: stop.signal,
    onRun: ({ cell, round }) => {
      ran.push(`${round} ${cell.id}`);
      if (ran.length === 4) stop.abort();
    },
  });
  expect(first.interrupted).toBe(true);
  expect(first.results.flatMap(({ processes }) => processes)).toHaveLength(3);
  // The process that was cut off is not in the journal; a line that was cut off does no harm.
  appendFileSync(journalOf(file), '{"part":"programs","pro');
  const journal = readJournal(file);
  expect(journal.entries).toHaveLength(3);

  const again: string[] = [];
  const store = new JournalStore(file, journal);
  const second = await runSession({ ...session, store, onRun: ({ cell, round }) => again.push(`${round} ${cell.id}`) });
  expect(again[0]).toBe(ran[3]);
  expect([...ran.slice(0, 3), ...again]).toHaveLength(8);
  expect(new Set([...ran, ...again]).size).toBe(8);
  expect(second.results.every(({ samplesMs }) => samplesMs.length === 2)).toBe(true);
  expect(second.results[0]?.processes.map(({ round }) => round)).toEqual([0, 1]);
  expect(readJournal(file).entries).toHaveLength(8);
  store.remove();
  expect(existsSync(journalOf(file))).toBe(false);
});

test("a run that goes on takes failed samples again, and wrong results stay", async () => {
  const file = join(folder, "failed.json");
  const keep = async (broken: string): Promise<number> => {
    vi.stubEnv("FAKE_RUN_BROKEN", broken);
    await runSession({ ...session, profile: false, store: new JournalStore(file, empty) });
    vi.unstubAllEnvs();
    return readJournal(file).entries.length;
  };
  expect([await keep("crash"), await keep("wrong")]).toEqual([4, 8]);
});

test("what differs is told", () => {
  const now = { environment: { ...environment, node: "99.0.0" }, programs: head.programs };
  expect(differences(head, { environment, programs: head.programs })).toEqual([]);
  expect(differences(head, now)).toEqual([`node was ${environment.node} and is 99.0.0`]);
  const [program] = head.programs;
  const edited = program ? [{ ...program, sha256: "0" }] : [];
  expect(differences(head, { environment, programs: edited })).toEqual([`${program?.path} has changed`]);
});

test("no journal, and another's file", () => {
  expect(() => readJournal(join(folder, "none.json"))).toThrow(
    /there is nothing to resume: .*none\.json\.journal is not there/,
  );
  writeFileSync(join(folder, "foreign.json.journal"), "hello\n");
  expect(() => readJournal(join(folder, "foreign.json"))).toThrow(/is not a journal of this version/);
});

describe("a full disk", () => {
  test("leaves the earlier file as it was, and says so in one line", () => {
    const file = join(folder, "kept.json");
    writeText(file, "earlier");
    symlinkSync("/dev/full", partialOf(file));
    expect(() => writeText(file, "later")).toThrow(/^cannot write .*kept\.json: the disk is full \(ENOSPC\)$/);
    expect(readFileSync(file, "utf8")).toBe("earlier");
    writeText(file, "later");
    expect(readFileSync(file, "utf8")).toBe("later");
    expect(existsSync(partialOf(file))).toBe(false);
  });

  test("ends the journal, not the run", async () => {
    const file = join(folder, "full.json");
    symlinkSync("/dev/full", journalOf(file));
    const store = new JournalStore(file, empty);
    expect(store.problem).toMatch(/the disk is full \(ENOSPC\)\. The run goes on/);
    expect(store.resumable).toBe(false);
    const results = await runSession({ ...session, store });
    expect(results.results.every(({ samplesMs }) => samplesMs.length === 2)).toBe(true);
  });
});

test("a device is written to, never replaced, and gets no journal", () => {
  expect(() => writeText("/dev/full", "x")).toThrow(/the disk is full/);
  writeText("/dev/null", "x");
  const store = new JournalStore("/dev/null", empty);
  expect([store.resumable, store.problem, existsSync("/dev/null.journal")]).toEqual([false, undefined, false]);
});

test("a link keeps pointing where it does", () => {
  const [target, link] = [join(folder, "target.json"), join(folder, "link.json")];
  writeFileSync(target, "old");
  symlinkSync(target, link);
  writeText(link, "new");
  expect(readFileSync(target, "utf8")).toBe("new");
});
