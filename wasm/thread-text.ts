/** The repr of a thread's handle. */
import { PYTHREAD_NUMBER } from "./generated/layout";
import { byte, number, text } from "./messages";

/** <_thread._ThreadHandle object: ident=2>. */
export function appendThread(thread: u32): void {
  text("<_thread._ThreadHandle object: ident=");
  number(load<u32>(thread + PYTHREAD_NUMBER));
  byte(62);
}
