/**
 * Tests run in processes of their own, two at a time: the table of programs starts processes and threads itself.
 */
import { defineConfig } from "vitest/config";
import { BaseSequencer, type TestSpecification } from "vitest/node";

/** The longest first, or the last of them would run alone. The others as vitest has them: by size, or by the time they took. */
const LONGEST = ["test/programs.test.ts", "test/stress.test.ts", "test/fuzz/fuzz.test.ts"];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const place = ({ moduleId }: TestSpecification) => {
      const at = LONGEST.findIndex((name) => moduleId.endsWith(`/${name}`));
      return at < 0 ? LONGEST.length : at;
    };
    return (await super.sort(files)).sort((a, b) => place(a) - place(b));
  }
}

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    // They need a Chromium: npm run test:browser.
    exclude: ["test/browser/**"],
    setupFiles: ["test/support/seed.ts"],
    pool: "forks",
    maxWorkers: 2,
    sequence: { sequencer: LongestFirst },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // Built JavaScript is what users run: load it as Node does, not through Vite.
    server: { deps: { external: [/\/dist\//, /\/node_modules\//] } },
  },
});
