/** The inspector's style sheet: light, dark and print from one set of variables; panes side by side, stacked on a phone. */

/** Ten hues, one a source line in turn. */
const HUES = [210, 30, 140, 280, 350, 175, 55, 245, 320, 95]
  .map((hue, index) => `.inspection .h${index}{--h:${hue}}`)
  .join("");

export const PAGE_STYLE = `
:root { color-scheme: light dark; }
* { box-sizing: border-box; }
body { margin: 0; padding: 1rem; background: #fdfdfc; color: #1c2024; font: 15px/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
@media (prefers-color-scheme: dark) { body { background: #15181b; color: #e6e7e8; } }
h1 { font-size: 1.4rem; margin: 0 0 .3rem; }
h2 { font-size: 1.15rem; margin: .6rem 0 .2rem; }
`;

export const INSPECTION_STYLE = `
.inspection { --ink: #1c2024; --muted: #5d6670; --paper: #fdfdfc; --panel: #f6f6f3; --line: #d8d8d2; --hit: 80%; --stripe: 45%; --warm: #c96f2b; --link: #2f6fb5; }
@media (prefers-color-scheme: dark) { .inspection { --ink: #e6e7e8; --muted: #9aa3ab; --paper: #15181b; --panel: #1b1f23; --line: #353b41; --hit: 19%; --stripe: 60%; --warm: #e0914f; --link: #6ba6e8; } }
.inspection { color: var(--ink); } .inspection .muted { color: var(--muted); font-size: .85rem; margin: .2rem 0 .5rem; }
.inspection a { color: var(--link); }
.inspection .scroll { overflow-x: auto; } .inspection table { border-collapse: collapse; font-variant-numeric: tabular-nums; font-size: .85rem; }
.inspection th, .inspection td { padding: .1rem .5rem; text-align: left; white-space: nowrap; border-bottom: 1px solid var(--line); }
.inspection th { color: var(--muted); font-weight: 600; } .inspection .n { text-align: right; }
.inspection details { margin: .6rem 0; } .inspection pre { overflow-x: auto; background: var(--panel); padding: .6rem; }
.inspection .bar { position: sticky; top: 0; z-index: 2; background: var(--paper); border-bottom: 1px solid var(--line); padding: .5rem 0; margin-top: .8rem;
  display: flex; gap: .6rem; align-items: baseline; flex-wrap: wrap; }
.inspection select { font: inherit; max-width: 100%; } /* Of one size whatever it says: what moves under the pointer would light up something else, without end. */
.inspection .status { color: var(--muted); font-size: .85rem; line-height: 1.5; height: 3em; overflow: hidden; flex: 1 0 100%; }
.inspection .version.off { display: none; }
.inspection h3 { font-size: 1.05rem; margin: 1rem 0 .2rem; }
.inspection .panes { display: grid; grid-template-columns: repeat(12, 1fr); gap: .7rem; align-items: start; }
.inspection .pane { grid-column: span 4; min-width: 0; border: 1px solid var(--line); border-radius: .4rem; background: var(--panel); padding: .5rem .6rem; }
.inspection .pane.bytecode, .inspection .pane.exits { grid-column: span 8; } .inspection .pane.stitchers { grid-column: 1 / -1; }
.inspection .pane h4 { margin: 0; font-size: .95rem; }
.inspection .rows { max-height: 26rem; overflow: auto; position: relative; font: 12px/1.45 ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; background: var(--paper); border-radius: .3rem; padding: .3rem 0; }
.inspection .rows > div { white-space: pre; width: max-content; min-width: 100%; }
.inspection .rows table { font: inherit; width: 100%; } .inspection .rows thead th { position: sticky; top: -.3rem; background: var(--paper); }
.inspection .rows:focus-visible { outline: 2px solid var(--link); outline-offset: 1px; }
.inspection .stitchers td { vertical-align: top; white-space: pre; } .inspection .stitchers .k td:first-child { white-space: normal; min-width: 12rem; max-width: 24rem; } .inspection .figures { border-bottom: 1px solid var(--line); padding-bottom: .5rem; margin-bottom: .5rem; }
.inspection .stencils td:last-child, .inspection .exits td:last-child { white-space: normal; min-width: 16rem; }
.inspection .pane.bytes .rows > div { white-space: pre-wrap; width: auto; } .inspection .pane.liftoff { grid-row: span 2; } .inspection .bytes b, .inspection .turbofan b, .inspection .liftoff b, .inspection .source b { color: var(--muted); font-weight: 400; display: inline-block; min-width: 3.2em; }
.inspection .k { padding: 0 .5rem; border-left: 4px solid transparent; } .inspection tr.k td:first-child { border-left: 4px solid transparent; }
.inspection .k[data-l] { border-left-color: hsl(var(--h) 60% var(--stripe)); cursor: pointer; } .inspection tr.k[data-l] td:first-child { border-left-color: hsl(var(--h) 60% var(--stripe)); }
.inspection .k.hit { background: hsl(var(--h, 210) 75% var(--hit)); } .inspection .k.held { outline: 1px solid hsl(var(--h, 210) 70% 50%); outline-offset: -1px; }
.inspection .c { color: var(--muted); } .inspection .hit b, .inspection .hit .c { color: inherit; }
.inspection .heat { display: inline-block; width: 3em; height: .6em; background: linear-gradient(90deg, var(--warm) var(--w), transparent 0); margin-right: .5em; opacity: .8; }
.inspection mark { color: inherit; background: none; border-bottom: 2px solid; border-radius: 0; } .inspection mark.param { border-color: #2f6fb5; } .inspection mark.scratch { border-color: #8a8a80; }
.inspection mark.exit { border-color: #c0392b; } .inspection mark.call { border-color: #7a4fb0; }
.inspection svg { font: 11px ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; display: block; } .inspection svg text { fill: var(--ink); stroke: none; }
.inspection .node rect { fill: var(--panel); stroke: var(--muted); } .inspection .node.header rect { stroke-width: 2.5; } .inspection .node.exit rect { stroke-dasharray: 5 3; } .inspection .node.cold rect { stroke-dasharray: 2 3; }
.inspection path.edge { fill: none; stroke: var(--muted); } .inspection path.back { stroke-width: 2.2; } .inspection path.exit { stroke-dasharray: 5 3; } .inspection marker path { fill: var(--muted); }
.inspection svg text.edge { fill: var(--muted); font-size: 10px; } .inspection svg text.k.hit { fill: hsl(var(--h, 210) 80% 40%); font-weight: 700; text-decoration: underline; } .inspection svg text.k { cursor: pointer; }
@media (prefers-color-scheme: dark) { .inspection svg text.k.hit { fill: hsl(var(--h, 210) 80% 70%); } }
@media (max-width: 70rem) { .inspection .status { height: 4.5em; } .inspection .pane, .inspection .pane.bytecode, .inspection .pane.exits { grid-column: span 6; } }
@media (max-width: 46rem) { .inspection .panes { display: block; } .inspection .pane { margin-bottom: .7rem; } .inspection .rows { max-height: 18rem; } .inspection .bar { position: static; } .inspection .status { height: 9em; } }
@media print { .inspection .screen { display: none; } .inspection .version.off { display: block; } .inspection .panes { display: block; }
  .inspection .pane.wat, .inspection .pane.bytes, .inspection .pane.liftoff, .inspection .pane.turbofan, .inspection .stitchers .figures ~ table { display: none; } .inspection .panes::after { content: "WebAssembly, bytes and machine code are left out on paper."; color: var(--muted); font-size: .85rem; } .inspection .rows { max-height: none; overflow: visible; } .inspection .scroll { overflow: visible; } .inspection .scroll table { font-size: .7rem; } .inspection .rows > div { white-space: pre-wrap; width: auto; }
  .inspection .pane { margin-bottom: .5rem; } .inspection h3 { break-after: avoid; } }
${HUES}
`;
