/**
 * The tests in a real browser: `npm run test:browser`. Apart from the others, for they need a Chromium
 * (/usr/bin/chromium, or the one that CHROMIUM names).
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    root: new URL("../..", import.meta.url).pathname,
    include: ["test/browser/**/*.test.ts", "test/browser/**/*.browser.ts"],
    setupFiles: ["test/support/seed.ts"],
    pool: "forks",
    maxWorkers: 1,
    testTimeout: 180_000,
    hookTimeout: 120_000,
    server: { deps: { external: [/\/dist\//, /\/node_modules\//] } },
  },
});
