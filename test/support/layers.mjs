/**
 * Holds src/ to the rules of .dependency-cruiser.cjs; `npm run check` runs it. dependency-cruiser reads TypeScript
 * through the compiler's JavaScript interface, which TypeScript 7 no longer has, and then passes over every file in
 * silence. So it is given a mirror: the same tree as JavaScript, each file holding just its imports.
 * Type-only imports of our own files count as imports; those of packages do not (they load nothing).
 */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import { cruise } from "dependency-cruiser";

const ROOT = fileURLToPath(new URL("../../", import.meta.url));
const RULES = createRequire(import.meta.url)("../../.dependency-cruiser.cjs");

const STATIC = /^\s*(?:import|export)\s+(type\s+)?(?:[\w*{][^;"']*?\sfrom\s+)?["']([^"']+)["']/gm;
const REQUIRED = /^\s*import\s+\w+\s*=\s*require\(["']([^"']+)["']\)/gm;
const DYNAMIC = /\bimport\(\s*["']([^"']+)["']\s*\)(\.)?/g;

/** The imports of a TypeScript file as a JavaScript file. `import("x").T` is a type. */
export function importsOf(source) {
  const code = source.replace(/^\s*(\/\/|\*|\/\*).*$/gm, "");
  const lines = [];
  const isPackage = (specifier) => !specifier.startsWith(".");
  for (const [, typeOnly, specifier] of code.matchAll(STATIC)) {
    if (!(typeOnly && isPackage(specifier))) lines.push(`import ${JSON.stringify(specifier)};`);
  }
  for (const [, specifier] of code.matchAll(REQUIRED)) lines.push(`import ${JSON.stringify(specifier)};`);
  for (const [, specifier, member] of code.matchAll(DYNAMIC)) {
    if (!(member && isPackage(specifier))) lines.push(`import(${JSON.stringify(specifier)});`);
  }
  return `${lines.join("\n")}\n`;
}

/** Cruises the src/ of a project. Returns violations as texts, and how many files were looked at. */
export async function checkLayers(root = ROOT) {
  const mirror = mkdtempSync(join(tmpdir(), "patchwork-layers-"));
  try {
    const files = readdirSync(join(root, "src"), { recursive: true, encoding: "utf8" }).filter((file) =>
      /\.c?ts$/.test(file),
    );
    for (const file of files) {
      const target = join(mirror, "src", file.replace(/\.(c?)ts$/, ".$1js"));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, importsOf(readFileSync(join(root, "src", file), "utf8")));
    }
    symlinkSync(join(ROOT, "node_modules"), join(mirror, "node_modules"));
    writeFileSync(join(mirror, "package.json"), readFileSync(join(ROOT, "package.json")));
    const { output } = await cruise(["src"], {
      ...RULES.options,
      baseDir: mirror,
      ruleSet: { forbidden: RULES.forbidden },
      validate: true,
    });
    const cruised = output.modules.filter(({ source }) => source.startsWith("src/")).length;
    const violations = output.summary.violations.map(
      ({ rule, from, to }) => `${rule.name}: ${sourceName(from)} → ${sourceName(to)}`,
    );
    return { files: files.length, cruised, violations };
  } finally {
    rmSync(mirror, { recursive: true, force: true });
  }
}

const sourceName = (path) =>
  path.startsWith("src/") ? path.replace(/\.js$/, ".ts") : path.replace(/^.*node_modules\//, "");

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { files, cruised, violations } = await checkLayers();
  for (const violation of violations) console.error(violation);
  const complete = files > 0 && cruised >= files;
  if (!complete)
    console.error(
      `only ${cruised} of ${files} files in ${relative(process.cwd(), join(ROOT, "src")) || "src"} were looked at`,
    );
  console.error(`layers: ${files} files, ${violations.length} violations`);
  process.exitCode = violations.length > 0 || !complete ? 1 : 0;
}
