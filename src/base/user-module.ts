/**
 * Loads a user's TypeScript file (a design, a plug-in) by jiti, since Node 20 does not read it; jiti is loaded only then.
 * `patchwork-jit` in the file is this very package, wherever the file lies.
 */
import { fileURLToPath } from "node:url";

/** The one that shares its modules with this file: the bundle, or the library as tsc makes it (src/build/bundle.ts). */
const IS_BUNDLED = !import.meta.url.includes("/base/user-module.");
const LIBRARY = fileURLToPath(new URL(IS_BUNDLED ? "../index.js" : "../library.js", import.meta.url));

/** The module as it is, its default export under `default`; read anew each time. */
export async function importTypeScript(file: string): Promise<{ readonly default?: unknown }> {
  const { createJiti } = await import("jiti");
  const jiti = createJiti(import.meta.url, {
    alias: { "patchwork-jit": LIBRARY },
    nativeModules: [LIBRARY],
    moduleCache: false,
    interopDefault: false,
  });
  return jiti.import<{ readonly default?: unknown }>(file);
}
