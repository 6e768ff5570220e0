/**
 * CONTRIBUTING.md's "A stencil in ten minutes" done word for word, in the tree that is the working directory: each block goes where
 * the sentence before it says, the commands of the last one run, and what the text promises of their output is looked for.
 * Leaves the tree changed: for a clone that is thrown away. The runtime is built quickly (PATCHWORK_BUILD=quick).
 */
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";

const text = readFileSync("CONTRIBUTING.md", "utf8");
const section = text.slice(text.indexOf("## A stencil in ten minutes")).replace(/\n## (?!A stencil)[\s\S]*/, "\n");
const blocks = [...section.matchAll(/```(\w+)\n([\s\S]*?)```/g)].map(([, language, code]) => ({ language, code }));
const languages = blocks.map(({ language }) => language).join(" ");
if (languages !== "wat ts ts ts python sh") throw new Error(`CONTRIBUTING.md has other blocks than this knows: ${languages}`);
const [stencil, row, covered, test, program, commands] = blocks.map(({ code }) => code);

/** Puts text where `place` matches, which it must do once. */
function edit(file, place, put) {
  const before = readFileSync(file, "utf8");
  const found = before.match(place);
  if (!found) throw new Error(`${file} has not the place that CONTRIBUTING.md names: ${place}`);
  writeFileSync(file, before.replace(place, put(found[0])));
  console.log(`edited ${file}`);
}

edit("stencils/integers.wat", /\n\)\s*$/, () => `\n${stencil})\n`);
edit("src/bytecode/opcodes.ts", /\nunary\("NEGATE_FLOAT".*\n/, (line) => `${line}${row}`);
edit("test/stencils/covered.ts", /export const NUMBER_STENCILS = names\([\s\S]*?\n\);/, (list) =>
  list.replace(/\n\);$/, `\n${covered});`),
);
edit("test/stencils/numbers.test.ts", /\s*$/, () => `\n\n${test}`);
writeFileSync("test/programs/jit-negated-bools.py", program);

const PROMISED = { "npx patchwork stencils neg_bool": /NEGATE_BOOL/, "npx patchwork inspect": /neg_bool/ };
for (const command of commands.trim().split("\n")) {
  console.log(`$ ${command}`);
  const output = execFileSync("bash", ["-c", command], {
    encoding: "utf8",
    env: { ...process.env, PATCHWORK_BUILD: "quick", NO_COLOR: "1" },
    stdio: ["ignore", "pipe", "inherit"],
    maxBuffer: 2 ** 26,
  });
  for (const [start, promised] of Object.entries(PROMISED))
    if (command.startsWith(start) && !promised.test(output))
      throw new Error(`\`${command}\` does not say ${promised}:\n${output.slice(0, 4000)}`);
}
console.log("CONTRIBUTING.md does what it says");
