/** Node 20 reads no TypeScript: jiti does. */
import { createJiti } from "jiti";

await createJiti(import.meta.url).import("./main.ts");
