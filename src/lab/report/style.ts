/** The report's style sheet: light, dark and print from one set of variables; one column that fits a phone. */
export const STYLE = `
:root { color-scheme: light dark; --ink: #1c2024; --muted: #5d6670; --paper: #fdfdfc; --panel: #f3f3f0; --line: #d8d8d2;
  --interpreter: #c96f2b; --jit: #2f6fb5; --accent: #7a4fb0; --good: #24703c; --bad: #b3261e; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e7e8; --muted: #9aa3ab; --paper: #15181b; --panel: #1e2226; --line: #353b41;
  --interpreter: #e0914f; --jit: #6ba6e8; --accent: #b493e6; --good: #6cc48a; --bad: #f2867e; } }
* { box-sizing: border-box; }
body { margin: 0 auto; max-width: 60rem; padding: 1.5rem 1rem 4rem; background: var(--paper); color: var(--ink);
  font: 16px/1.55 system-ui, -apple-system, "Segoe UI", sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.3rem; margin: 2.8rem 0 .4rem; border-top: 1px solid var(--line); padding-top: 1.4rem; }
h3 { font-size: 1rem; margin: 1.6rem 0 .3rem; }
p { max-width: 46rem; } .muted, figcaption { color: var(--muted); font-size: .9rem; }
.verdict { font-size: 1.1rem; border-left: 4px solid var(--accent); padding: .2rem 0 .2rem .9rem; }
figure { margin: 1rem 0; overflow-x: auto; } figure svg { max-width: 100%; height: auto; min-width: 34rem; }
.scroll { overflow-x: auto; } table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .9rem; }
th, td { padding: .3rem .7rem; text-align: right; border-bottom: 1px solid var(--line); white-space: nowrap; }
.word { text-align: left; } thead th { border-bottom: 2px solid var(--line); }
.met { color: var(--good); } .missed { color: var(--bad); font-weight: 600; }
ul.warnings { background: var(--panel); padding: .8rem 1rem .8rem 2rem; border-radius: .4rem; }
dl { display: grid; grid-template-columns: max-content 1fr; gap: .1rem 1rem; font-size: .9rem; } dt { color: var(--muted); } dd { margin: 0; }
a { color: var(--jit); }
@media print { body { max-width: none; font-size: 11pt; } h2, figure, table { break-inside: avoid; } .screen { display: none; } }
`;
