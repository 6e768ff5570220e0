;; Stitched functions that stitched code calls directly: their frames are in memory only once something looks at them.
(module
  (import "layout" "THREAD_LIMIT" (global $THREAD_LIMIT i32))
  (import "layout" "THREAD_DEPTH" (global $THREAD_DEPTH i32))
  (import "layout" "THREAD_DEEPEST" (global $THREAD_DEEPEST i32))
  (import "layout" "THREAD_LEFT" (global $THREAD_LEFT i32))
  (import "layout" "THREAD_CALLS" (global $THREAD_CALLS i32))
  (import "layout" "THREAD_CHANCE" (global $THREAD_CHANCE i32))
  (import "layout" "CONTROL_MULTI_ADDRESS" (global $CONTROL_MULTI_ADDRESS i32))
  (import "layout" "EXIT_CHECK_INTERVAL" (global $EXIT_CHECK_INTERVAL i32))
  (import "layout" "EXIT_SAMPLED" (global $EXIT_SAMPLED i32))
  (import "layout" "EXIT_MANY" (global $EXIT_MANY i32))
  (import "layout" "EXIT_MANY_SAMPLED" (global $EXIT_MANY_SAMPLED i32))
  (import "layout" "RECURSION_LIMIT_ADDRESS" (global $RECURSION_LIMIT_ADDRESS i32))
  (import "patch" "exit" (func $exit))
  (import "env" "memory" (memory 0 65536 shared))

  ;; So many bytes from the frame at fp on the stack has room, no request waits (the limit is 0 then), and so many frames
  ;; more are below the depth at which the interpreter takes over.
  (func (export "guard_direct: imm imm imm imm imm ->")
    (param $fp i32) (param $thread i32) (param $bytes i32) (param $depth i32) (param $frames i32)
    (if (i32.or
          (i32.gt_u
            (i32.add (local.get $fp) (local.get $bytes))
            (i32.load (i32.add (local.get $thread) (global.get $THREAD_LIMIT))))
          (i32.ge_u
            (i32.add (local.get $depth) (local.get $frames))
            (i32.load (i32.add (local.get $thread) (global.get $THREAD_DEEPEST)))))
      (then (call $exit) (unreachable))))
  ;; One more call.
  (func (export "count_call: imm ->") (param $thread i32)
    (i32.store
      (i32.add (local.get $thread) (global.get $THREAD_CALLS))
      (i32.add (i32.load (i32.add (local.get $thread) (global.get $THREAD_CALLS))) (i32.const 1))))
  ;; The frame at which stitched functions may begin to call each other, so many levels deep at most (native stack); what
  ;; held before, to be restored. Within others, which an operation of theirs has left for a while, their bound holds.
  (func (export "direct_begin: imm imm -> bool") (param $thread i32) (param $levels i32) (result i32) (local $deepest i32)
    (local.set $deepest
      (i32.add (i32.load (i32.add (local.get $thread) (global.get $THREAD_DEPTH))) (local.get $levels)))
    (if (i32.gt_u (local.get $deepest) (i32.load (global.get $RECURSION_LIMIT_ADDRESS)))
      (then (local.set $deepest (i32.load (global.get $RECURSION_LIMIT_ADDRESS)))))
    (if (i32.eqz (i32.load (i32.add (local.get $thread) (global.get $THREAD_DEEPEST))))
      (then
        (i32.store (i32.add (local.get $thread) (global.get $THREAD_DEEPEST)) (local.get $deepest))
        (local.set $deepest (i32.const 0)))
      (else (local.set $deepest (i32.load (i32.add (local.get $thread) (global.get $THREAD_DEEPEST))))))
    (local.get $deepest))
  (func (export "direct_end: imm imm ->") (param $thread i32) (param $before i32)
    (i32.store (i32.add (local.get $thread) (global.get $THREAD_DEEPEST)) (local.get $before)))
  ;; The calls since `calls` are turns of the loop record's word. Beside other threads one time in EXIT_SAMPLED (or EXIT_MANY_SAMPLED) they are added, for all of
  ;; them, where many were before: all write to that word, and a call's cache line would go to and fro.
  (func (export "calls_now: imm -> bool") (param $thread i32) (result i32)
    (i32.load (i32.add (local.get $thread) (global.get $THREAD_CALLS))))
  (func (export "add_calls: imm imm imm ->") (param $thread i32) (param $calls i32) (param $turns i32) (local $more i32) (local $chance i32) (local $every i32)
    (local.set $more (i32.sub (i32.load (i32.add (local.get $thread) (global.get $THREAD_CALLS))) (local.get $calls)))
    (if (i32.load (global.get $CONTROL_MULTI_ADDRESS))
      (then
        (if (i32.ge_u (i32.load (local.get $turns)) (global.get $EXIT_CHECK_INTERVAL))
          (then
            (local.set $chance
              (i32.add
                (i32.mul (i32.load (i32.add (local.get $thread) (global.get $THREAD_CHANCE))) (i32.const 1664525))
                (i32.const 1013904223)))
            (i32.store (i32.add (local.get $thread) (global.get $THREAD_CHANCE)) (local.get $chance))
            (local.set $every
              (select (global.get $EXIT_SAMPLED) (global.get $EXIT_MANY_SAMPLED) (i32.lt_u (i32.load (local.get $turns)) (global.get $EXIT_MANY))))
            (if (i32.rem_u (i32.shr_u (local.get $chance) (i32.const 16)) (local.get $every))
              (then (local.set $more (i32.const 0)))
              (else (local.set $more (i32.mul (local.get $more) (local.get $every)))))))))
    (if (local.get $more)
      (then (i32.store (local.get $turns) (i32.add (i32.load (local.get $turns)) (local.get $more))))))
  ;; How the innermost of them has left: EXIT_FRAME or EXIT_FRAME_RAISED.
  (func (export "left_how: imm -> bool") (param $thread i32) (result i32)
    (i32.load (i32.add (local.get $thread) (global.get $THREAD_LEFT))))
  ;; The depth of the frame that the interpreter has entered.
  (func (export "depth_now: imm -> bool") (param $thread i32) (result i32)
    (i32.load (i32.add (local.get $thread) (global.get $THREAD_DEPTH))))
)
