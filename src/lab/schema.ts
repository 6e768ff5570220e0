/**
 * The published JSON Schema of results files (schema/ in the package), and data against it. Only what reads or
 * prints results files imports this: it loads ajv.
 */
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { Ajv2020, type ErrorObject } from "ajv/dist/2020.js";
import { PACKAGE_ROOT } from "./programs.js";

export const schemaText = (): string => readFileSync(join(PACKAGE_ROOT, "bench/schema/patchwork-bench-2.json"), "utf8");

/** The first thing that is wrong with the data, with the place in it; undefined when it follows the schema. */
export function schemaProblem(data: unknown): string | undefined {
  // Types that may be null are written as a list of two.
  const ajv = new Ajv2020({ allowUnionTypes: true, strictRequired: false });
  const validate = ajv.compile(JSON.parse(schemaText()) as object);
  if (validate(data)) return undefined;
  const [first] = validate.errors ?? [];
  return first ? inWords(first) : "it does not follow the schema";
}

const inWords = ({ instancePath, message }: ErrorObject): string =>
  `${instancePath === "" ? "it" : instancePath} ${message ?? "is wrong"}`;
