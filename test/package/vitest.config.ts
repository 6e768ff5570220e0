/** The package as users get it: packed, installed in an empty project, used. Slow, so apart from `npm test`. */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/package/*.check.ts"],
    testTimeout: 300_000,
    hookTimeout: 600_000,
  },
});
