/** Is the default export of a file a plug-in? JavaScript has no types: every field is looked at, and typing errors show. */
import { PatchworkError } from "../base/errors.js";
import type { Plugin } from "./plugin.js";

type Check = (value: unknown) => boolean;

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === "object" && value !== null && !Array.isArray(value);
const isText: Check = (value) => typeof value === "string" && value !== "";
/** It becomes part of file names and of levels' names. */
const isName: Check = (value) => typeof value === "string" && /^[\w.-]+$/.test(value);
const isFunction: Check = (value) => typeof value === "function";
const recordOf =
  (check: Check): Check =>
  (value) =>
    isRecord(value) && Object.values(value).every(check);
const withFields =
  (fields: Readonly<Record<string, Check>>): Check =>
  (value) =>
    isRecord(value) && Object.entries(fields).every(([name, check]) => check(value[name]));

const isPolicy = withFields({ first: isFunction, again: isFunction, patience: isFunction, renew: isFunction });

const hasBudget: Check = (value) => isRecord(value) && (value.budget === undefined || isFunction(value.budget));

const FIELDS: Readonly<Record<keyof Plugin, { readonly is: Check; readonly what: string }>> = {
  name: { is: isName, what: "a name of letters, digits, dots, dashes and underscores" },
  stencils: { is: isText, what: "WebAssembly text" },
  opcodes: {
    is: (value) =>
      Array.isArray(value) &&
      value.every(withFields({ name: isText, doc: isText, fields: (text) => typeof text === "string" })),
    what: "a list of rows, each with name, fields and doc",
  },
  rewrite: { is: isFunction, what: "a function" },
  regions: { is: recordOf(isFunction), what: "functions by name" },
  hotness: {
    is: recordOf((value) => isPolicy(value) && hasBudget(value)),
    what: "policies by name, each with the functions first, again, patience and renew, and budget if it has one",
  },
  stitchers: { is: recordOf(isFunction), what: "functions by name, each of which loads a stitcher" },
  locks: { is: recordOf(withFields({ wat: isText })), what: "locks by name, each with its text in `wat`" },
};

/** Throws PatchworkError naming the file and the field. */
export function checkPlugin(file: string, value: unknown): Plugin {
  if (value === undefined)
    throw new PatchworkError(`plug-in ${file} has no default export; it ends with: export default definePlugin({ … })`);
  if (!isRecord(value))
    throw new PatchworkError(
      `plug-in ${file}: its default export is no plug-in; write export default definePlugin({ … })`,
    );
  for (const name of Object.keys(value)) {
    if (!Object.hasOwn(FIELDS, name))
      throw new PatchworkError(
        `plug-in ${file}: there is no field «${name}»; there are ${Object.keys(FIELDS).join(", ")}`,
      );
  }
  for (const [name, { is, what }] of Object.entries(FIELDS)) {
    const present = value[name] !== undefined;
    if ((present || name === "name") && !is(value[name]))
      throw new PatchworkError(`plug-in ${file}: its \`${name}\` must be ${what}`);
  }
  return value as unknown as Plugin;
}
