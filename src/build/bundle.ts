/**
 * The built command in few files: Node opens, parses and links a module in a third of a millisecond, and the
 * start of a program took 190 of them. The entries (command, worker, library) are written over what tsc made; what
 * they share goes to dist/chunks, one level deep as every source folder, so "../folder/file" in an
 * `import.meta.url` means the same in both. Packages stay outside. tsc alone gives a tree that runs as well, slower.
 */
import { readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, relative } from "node:path";

/** What is started by name; everything else is reached from these. */
const ENTRIES = ["index", "cli/main", "threads/worker"];

/** The entries are bundles already: tsc, which writes every file anew, has not run since. */
const isBundled = (dist: string): boolean =>
  ENTRIES.every((name) => /^import .*"\.\.?\/chunks\//m.test(readFileSync(join(dist, `${name}.js`), "utf8")));

/** Bundles the entries of `dist` in place. Throws what rolldown throws when an import leads nowhere. */
export async function bundle(dist: string): Promise<void> {
  if (isBundled(dist)) return;
  const { rolldown } = await import("rolldown");
  const bundled = await rolldown({
    input: Object.fromEntries(ENTRIES.map((name) => [name, join(dist, `${name}.js`)])),
    platform: "node",
    external: (id) => !id.startsWith(".") && !id.startsWith("/"),
    // Modules register axes, policies and plug-ins as they load.
    treeshake: false,
  });
  rmSync(join(dist, "chunks"), { recursive: true, force: true });
  const { output } = await bundled.write({ dir: dist, format: "esm", chunkFileNames: "chunks/[name]-[hash].js" });
  // Which file holds what: the tests ask it what an import loads.
  const contents = output.flatMap((file) =>
    file.type === "chunk" ? [[file.fileName, file.moduleIds.map((id) => relative(dist, id))] as const] : [],
  );
  writeFileSync(join(dist, "chunks/contents.json"), `${JSON.stringify(Object.fromEntries(contents), null, 1)}\n`);
  await bundled.close();
}
