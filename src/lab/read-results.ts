/** Reads results files back: what is corrupt, cut off, foreign or of another version is told in one line. */
import { readFileSync } from "node:fs";
import { PatchworkError } from "../base/errors.js";
import { type ResultsFile, SCHEMA } from "./results-file.js";
import { schemaProblem } from "./schema.js";

export function readResults(file: string): ResultsFile {
  const data = parse(file, readText(file));
  const schema = (data as { schema?: unknown } | null)?.schema;
  if (schema !== SCHEMA) throw new PatchworkError(foreign(file, schema));
  const problem = schemaProblem(data);
  if (problem !== undefined) throw new PatchworkError(`${file} is damaged: ${problem}`);
  return data as ResultsFile;
}

function readText(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch (error) {
    throw new PatchworkError(`cannot read ${file}: ${(error as Error).message}`);
  }
}

function parse(file: string, text: string): unknown {
  if (text.trim() === "") throw new PatchworkError(`${file} is empty; it is not a result of patchwork bench`);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new PatchworkError(
      `cannot read ${file}: it is no JSON or was cut off (${(error as Error).message.replace(/\s+/g, " ")})`,
    );
  }
}

function foreign(file: string, schema: unknown): string {
  if (typeof schema === "string" && /^patchwork-bench\/\d+$/.test(schema))
    return `${file} was written by another version of Patchwork (its schema is ${schema}, this one reads ${SCHEMA}); run bench again`;
  const said = schema === undefined ? "it names no schema" : `its schema is ${JSON.stringify(schema)}`;
  return `${file} is not a result of patchwork bench (${said}, not "${SCHEMA}")`;
}
