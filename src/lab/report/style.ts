/** The report's style sheet: light, dark and print from one set of variables; one column that fits a phone. */

/** Colours of the parts of a thread's time and of the kinds of tier events; text on paper keeps a contrast of 4.5. */
const LIGHT = `--ink: #1c2024; --muted: #59626b; --paper: #fdfdfc; --panel: #f3f3f0; --line: #d8d8d2; --focus: #1a56c4;
  --interpreter: #b85f1d; --jit: #2a68ac; --accent: #7345a8; --good: #24703c; --bad: #b3261e;
  --interpreting: #d98a4b; --stitched: #3f7fc4; --compiling: #8a5fc0; --gil: #c9b458; --lock: #c4554d; --blocked: #c3c8cc; --collecting: #4f9a68;`;
const DARK = `--ink: #e6e7e8; --muted: #a2abb3; --paper: #15181b; --panel: #1e2226; --line: #353b41; --focus: #8ab4ff;
  --interpreter: #e0914f; --jit: #6ba6e8; --accent: #b493e6; --good: #6cc48a; --bad: #f2867e;
  --interpreting: #d98a4b; --stitched: #5a9be0; --compiling: #a584d8; --gil: #b7a34a; --lock: #d8695f; --blocked: #4d555c; --collecting: #5cab76;`;

export const STYLE = `
:root { color-scheme: light dark; ${LIGHT} }
@media (prefers-color-scheme: dark) { :root { ${DARK} } }
@media print { :root { color-scheme: light; ${LIGHT} --paper: #fff; } }
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; -webkit-text-size-adjust: 100%; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; overflow-wrap: break-word; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.35rem; margin: 2.8rem 0 .4rem; border-top: 1px solid var(--line); padding-top: 1.4rem; }
h3 { font-size: 1.05rem; margin: 2rem 0 .3rem; }
h4 { font-size: .95rem; margin: 1.2rem 0 .2rem; }
p { max-width: 46rem; margin: .6rem 0; } .muted, figcaption { color: var(--muted); font-size: .9rem; } figcaption { max-width: 46rem; }
a { color: var(--jit); }
:focus-visible { outline: 3px solid var(--focus); outline-offset: 2px; border-radius: 2px; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.skip { position: absolute; left: -99rem; } .skip:focus { left: 1rem; top: .5rem; background: var(--paper); padding: .3rem .6rem; z-index: 1; }
nav { margin: 1rem 0; } nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1rem; list-style: none; padding: 0; margin: .3rem 0; font-size: .9rem; }
.verdict { font-size: 1.1rem; border-left: 4px solid var(--accent); padding: .2rem 0 .2rem .9rem; }
.advice { border-left: 4px solid var(--good); padding: .2rem 0 .2rem .9rem; }
figure { margin: .8rem 0 .3rem; }
figure svg { display: block; width: 44rem; max-width: 100%; min-width: 34rem; height: auto; }
figure svg text { white-space: pre; }
.legend { display: flex; flex-wrap: wrap; gap: .1rem 1rem; font-size: .85rem; margin: .3rem 0; }
.legend span { display: inline-flex; align-items: center; gap: .4rem; }
.legend i { width: .8rem; height: .8rem; background: var(--c); border-radius: 2px; }
.legend i.line, .legend i.dashed { height: 0; width: 1.4rem; background: none; border-top: 3px solid var(--c); border-radius: 0; } .legend i.dashed { border-top-style: dashed; }
.legend i.ring { background: none; border: 2px solid var(--c); border-radius: 50%; }
.scroll { overflow-x: auto; max-width: 100%; }
table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .88rem; }
th, td { padding: .3rem .7rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
thead th { border-bottom: 2px solid var(--line); } .word { text-align: left; } .long { white-space: normal; min-width: 16rem; }
.met { color: var(--good); } .missed { color: var(--bad); font-weight: 600; }
details { margin: .4rem 0 .8rem; } summary { cursor: pointer; color: var(--jit); font-size: .9rem; width: fit-content; }
ul.warnings { background: var(--panel); padding: .8rem 1rem .8rem 2rem; border-radius: .4rem; max-width: 46rem; font-size: .92rem; }
.cells { border-collapse: separate; border-spacing: .4rem; font-size: 1rem; margin-left: -.4rem; }
.cells th, .cells td { border: 0; text-align: left; white-space: normal; } .cells thead th { color: var(--muted); font-weight: 400; font-size: .9rem; }
.cells td { background: var(--panel); border-radius: .4rem; padding: .6rem .9rem; min-width: 8rem; } .cells thead td { background: none; padding: 0; } .cells td b { display: block; font-size: 1.35rem; line-height: 1.3; }
.cells td span { color: var(--muted); font-size: .85rem; } .cells td.best { box-shadow: inset 0 0 0 2px var(--jit); }
.multiples { display: grid; grid-template-columns: repeat(auto-fit, minmax(min(100%, 25rem), 1fr)); gap: .4rem 1.6rem; } .combination { font-weight: 600; margin: .6rem 0 0; }
.listing { background: var(--panel); border-radius: .4rem; padding: .6rem 0; font: .82rem/1.5 ui-monospace, "SF Mono", Menlo, Consolas, monospace; width: max-content; min-width: 100%; }
.listing ol { margin: 0; padding: 0; list-style: none; } .listing li { padding: 0 1rem 0 0; white-space: pre; border-left: 4px solid transparent; }
.listing li > i { display: inline-block; width: 3rem; padding-right: .8rem; text-align: right; color: var(--muted); font-style: normal; user-select: none; }
.listing li.hot { border-color: var(--stitched); background: color-mix(in srgb, var(--stitched) 14%, transparent); }
.listing li.cold { border-color: var(--lock); background: color-mix(in srgb, var(--lock) 12%, transparent); }
.listing li > b { font-weight: 400; font-family: system-ui, sans-serif; padding-left: 3rem; display: block; white-space: normal; max-width: 44rem; color: var(--ink); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem 1rem; font-size: .9rem; } dt { color: var(--muted); } dd { margin: 0; overflow-wrap: anywhere; }
button { font: inherit; color: var(--paper); background: var(--jit); border: 0; border-radius: .3rem; padding: .45rem .9rem; cursor: pointer; }
@media (max-width: 40rem) { body { padding-top: 1rem; } h1 { font-size: 1.4rem; } dl { grid-template-columns: minmax(0, 1fr); } dd { margin-bottom: .4rem; }
  .cells { border-spacing: .25rem; margin-left: -.25rem; width: 100%; } .cells td, .cells th { padding: .4rem .5rem; min-width: 0; } .cells td b { font-size: 1.1rem; } }
@media screen { .paper { display: none; } .program { content-visibility: auto; contain-intrinsic-size: auto 3000px; } }
@page { margin: 15mm; }
@media print { body { max-width: none; font-size: 10.5pt; padding: 0; } figure, .cells, .verdict, li { break-inside: avoid; } h2, h3 { break-after: avoid; }
  .screen, nav, .skip, summary, details.packed[open] + .paper { display: none; } .scroll { overflow: visible; } figure svg { min-width: 0; width: 100%; max-width: 17cm; }
  table { font-size: 7.5pt; } th, td { padding: .1rem .25rem; white-space: normal; overflow-wrap: anywhere; } a { color: inherit; } .listing { width: auto; } .listing li { white-space: pre-wrap; overflow-wrap: anywhere; } * { print-color-adjust: exact; -webkit-print-color-adjust: exact; } }
`;
