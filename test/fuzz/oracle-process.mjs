/** The child process of the oracle: takes {file, source}s, answers with what CPython printed for each. */
import { createJiti } from "jiti";

const { loadOracle } = await createJiti(import.meta.url).import("../support/oracle.ts");
const oracle = await loadOracle();

process.on("message", (programs) => {
  process.send(programs.map(({ file, source }) => oracle.run(file, source)));
});
process.on("disconnect", () => process.exit(0));
