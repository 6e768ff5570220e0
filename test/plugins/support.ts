/** The example plug-ins of bench/plugins, and what tests of plug-ins share. The built JavaScript loads them. */
import { fileURLToPath } from "node:url";

/** The absolute path of an example. */
export const example = (name: string): string =>
  fileURLToPath(new URL(`../../bench/plugins/${name}.ts`, import.meta.url));

/** Linking an interpreter takes seconds, on a busy machine many; afterwards it is on disk. */
export const LINK_MS = 900_000;
