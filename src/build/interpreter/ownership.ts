/**
 * Reference counts in the interpreter's text, for the policy that it is linked for. What only counts is done where it
 * stands; what frees, or asks other threads, is a call of the runtime (wasm/count.ts says the rules), in blocks that all
 * cases share: V8 saves and reloads the interpreter's state around every call, on the way past it too.
 */
import { LAYOUT } from "../../base/layout.js";
import { DISPATCH, isReference } from "./wat.js";

/** How the linked runtime counts. */
export type CountPolicy = "plain" | "atomic" | "biased";

const ANOTHER = `(i32.load (i32.const ${LAYOUT.CONTROL_BASE + LAYOUT.CONTROL_MULTI}))`;

/** Whether the object in the local is counted where another thread may count, too: its count is not to be stored plainly. */
function foreign(policy: CountPolicy, object: string): string | undefined {
  if (policy === "plain") return undefined;
  if (policy === "atomic") return ANOTHER;
  return `(i32.ne
    (i32.load8_u offset=${LAYOUT.HEADER_OWNER} (local.get ${object}))
    (i32.and (i32.add (i32.load offset=${LAYOUT.THREAD_ID} (local.get $thread)) (i32.const 1)) (i32.const 255)))`;
}

/**
 * One owner less of the object whose address is in the local; to `slow`, with nothing done, where that takes more than to
 * count: it dies, or others count it, too. Uses $count.
 */
export function countDown(policy: CountPolicy, object: string, slow: string): string {
  const others = foreign(policy, object);
  return `
  (local.set $count (i32.load offset=${LAYOUT.HEADER_COUNT} (local.get ${object})))
  (if (i32.gt_s (local.get $count) (i32.const 1))
    (then
      ${others ? `(br_if ${slow} ${others})` : ""}
      (i32.store offset=${LAYOUT.HEADER_COUNT} (local.get ${object}) (i32.sub (local.get $count) (i32.const 1))))
    (else (br_if ${slow} (i32.ge_s (local.get $count) (i32.const ${policy === "plain" ? 0 : LAYOUT.LOCAL})))))`;
}

/**
 * `$own.share(value)`, which binaryen inlines: a further owner of a value, which it returns. The thread is not at hand
 * there: biased counts leave it to the runtime.
 */
export function shareFunction(policy: CountPolicy): string {
  const counting = `(if (i32.ge_s (local.tee $count (i32.load offset=${LAYOUT.HEADER_COUNT} (i32.wrap_i64 (local.get $value)))) (i32.const 0))
    (then (i32.store offset=${LAYOUT.HEADER_COUNT} (i32.wrap_i64 (local.get $value)) (i32.add (local.get $count) (i32.const 1)))))`;
  const body = policy === "plain" ? counting : "(drop (call $rt.share (local.get $value)))";
  return `(func ${SHARE} (param $value i64) (result i64) (local $count i32)
    (if ${isReference("(local.get $value)")} (then ${body}))
    (local.get $value))`;
}

const SHARE = "$own.share";

/** The interpreter's text without what the policy has no need of. */
export function forPolicy(policy: CountPolicy, text: string): string {
  const sharing = text.replaceAll("(call $rt.share ", `(call ${SHARE} `);
  if (policy !== "plain") return sharing;
  // Counts are plain only under the GIL, where no thread runs beside another.
  return sharing.replace(/\b(i(?:32|64))\.atomic\.load\b/g, "$1.load").replaceAll(ANOTHER, "(i32.const 0)");
}

/** What `$gone`, `$gone2` and `$old` hold that was a reference is given up; $ip is at the next instruction. */
export const giveUp = (policy: CountPolicy): { readonly gone: string; readonly old: string } => {
  const one = (local: string, then: string): string => `
    (block $counted
      (block $last
        (local.set $callee (i32.wrap_i64 (local.get ${local})))
        ${countDown(policy, "$callee", "$last")}
        (br $counted))
      (call $rt.release (local.get ${local})))
    ${then}`;
  const optional = (local: string): string => `(if ${isReference(`(local.get ${local})`)} (then ${one(local, "")}))`;
  return {
    gone: `${optional("$gone")} ${optional("$gone2")} ${optional("$old")} ${DISPATCH}`,
    old: one("$old", DISPATCH),
  };
};
