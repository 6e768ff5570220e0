/**
 * Tests run in processes of their own, two at a time: the table of programs starts processes and threads itself.
 */
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // They need a Chromium: npm run test:browser.
    exclude: ["test/browser/**"],
    setupFiles: ["test/support/seed.ts"],
    pool: "forks",
    maxWorkers: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Built JavaScript is what users run: load it as Node does, not through Vite.
    server: { deps: { external: [/\/dist\//, /\/node_modules\//] } },
  },
});
