/** The style of the HTML report: light, dark and on paper. */
export const htmlStyle = `:root {
  color-scheme: light dark;
  --page: #f5f6f8; --surface: #ffffff; --ink: #18202c; --muted: #54607a; --line: #dde2ea; --code: #eef1f5;
  --accent: #1f4fb5; --wire: #7b879c;
  --added: #0a6437; --added-back: #e2f4e9; --removed: #a11d18; --removed-back: #fce8e6;
  --widened: #7b4600; --widened-back: #fdf0d6; --narrowed: #1d4c9f; --narrowed-back: #e4edfb;
  --unchanged: #4b5669; --unchanged-back: #edf0f4;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #0e131a; --surface: #161d27; --ink: #e7ecf3; --muted: #a5b1c3; --line: #2a3443; --code: #212b38;
    --accent: #8fb6ff; --wire: #75839a;
    --added: #83dda8; --added-back: #12321f; --removed: #ffa9a1; --removed-back: #43191a;
    --widened: #f3c676; --widened-back: #3a2a0d; --narrowed: #9fc3ff; --narrowed-back: #17294a;
    --unchanged: #b4bfce; --unchanged-back: #232d3a;
  }
}
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
.page { max-width: 1180px; margin: 0 auto; padding: 0 24px; }
header { background: var(--surface); border-bottom: 1px solid var(--line); padding: 36px 0 28px; }
main { padding-bottom: 56px; }
h1 { font-size: 28px; line-height: 1.2; letter-spacing: -0.015em; margin: 0 0 6px; }
header p { margin: 0; color: var(--muted); max-width: 96ch; text-wrap: balance; }
h2 { font-size: 19px; letter-spacing: -0.01em; margin: 40px 0 14px; }
h3 { font-size: 16px; margin: 0; }
h4 { font-size: 14px; font-weight: 600; margin: 0 0 12px; }
p { margin: 0; }
code { font: 0.9em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
h3 code, h4 code, .tile code { font-size: 0.95em; }
a { color: var(--accent); }
ul { margin: 0; padding: 0; list-style: none; }
dl, dd { margin: 0; }
.quiet { color: var(--muted); }
.kind { color: var(--muted); font-size: 12px; font-weight: 600; letter-spacing: 0.03em; }
.card { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }

.tiles { display: grid; grid-template-columns: repeat(auto-fit, minmax(130px, 1fr)); gap: 12px; margin-top: 24px; }
.tile { display: flex; flex-direction: column-reverse; padding: 12px 16px; border-radius: 10px; color: var(--unchanged); background: var(--unchanged-back); border-left: 4px solid currentColor; }
.tile dd { font-size: 26px; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; }
.tile dt { font-size: 13px; }
.tile.zero { border-left-color: transparent; }
.added { color: var(--added); background: var(--added-back); }
.removed { color: var(--removed); background: var(--removed-back); }
.widened { color: var(--widened); background: var(--widened-back); }
.narrowed { color: var(--narrowed); background: var(--narrowed-back); }
.unchanged { color: var(--unchanged); background: var(--unchanged-back); }
.unknown { color: var(--widened); background: var(--widened-back); }
.severity-error { color: var(--removed); background: var(--removed-back); }
.severity-warning { color: var(--widened); background: var(--widened-back); }
.severity-note, .badge.new { color: var(--narrowed); background: var(--narrowed-back); }
.badge { display: inline-block; padding: 1px 9px; border-radius: 999px; font-size: 12px; font-weight: 600; white-space: nowrap; }

.scroll { overflow-x: auto; position: relative; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
caption { text-align: left; color: var(--muted); font-size: 13px; padding: 12px 16px 4px; }
th, td { text-align: left; vertical-align: top; padding: 10px 16px; border-top: 1px solid var(--line); font-weight: 400; min-width: 9.5em; max-width: 24em; }
thead th { border-top: 0; font-weight: 600; }
thead th .kind { display: block; }
tbody th { min-width: 24em; max-width: 32em; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.sub { display: block; color: var(--muted); font-size: 12.5px; }
thead th .sub { font-weight: 400; }
td .badge { display: block; width: fit-content; margin-bottom: 3px; }
.closed-route::before, .open-route::before { content: ""; display: inline-block; width: 8px; height: 8px; margin-right: 7px; border-radius: 50%; background: var(--added); }
.open-route::before { background: var(--widened); border-radius: 1px; transform: rotate(45deg); }
td .open-route, td .closed-route { display: block; }

.findings { display: grid; gap: 14px; }
.finding { padding: 16px 20px; border-left: 4px solid var(--removed); }
.warning-card { border-left-color: var(--widened); }
.note-card { border-left-color: var(--narrowed); }
.ignored { margin-top: 14px; }
.ignored summary { color: var(--muted); cursor: pointer; margin-bottom: 14px; }
.where { color: var(--muted); font-size: 13.5px; margin: 2px 0 10px; }
.finding dl { margin-top: 10px; }
p code, dd code, .plain-list code { background: var(--code); border-radius: 4px; padding: 1px 5px; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
.plain-list { padding: 14px 20px; margin-top: 10px; }
.plain-list li + li { margin-top: 6px; }

section.card:not(.scroll) { margin-bottom: 16px; }
section.card > h3 { padding: 14px 20px; }
.profile { display: grid; grid-template-columns: minmax(0, 1fr) 460px; gap: 12px 28px; padding: 16px 20px; border-top: 1px solid var(--line); }
h3 .badge, h4 .badge { margin-right: 6px; }
dl > div:not(.tile) { display: grid; grid-template-columns: 150px minmax(0, 1fr); gap: 2px 12px; margin-top: 5px; font-size: 14px; }
dl > div:not(.tile) > dt { color: var(--muted); }
.names { display: flex; flex-wrap: wrap; gap: 4px 6px; }
.gained code { color: var(--added); background: var(--added-back); }
.gained code::before { content: "+ "; }
.lost code { color: var(--removed); background: var(--removed-back); }
.lost code::before { content: "− "; }
.missing code { color: var(--removed); background: var(--removed-back); outline: 1px dashed currentColor; }
.note { padding: 12px 20px; border-top: 1px solid var(--line); font-size: 14px; }

.route { display: block; max-width: 100%; height: auto; background: none; font-size: 12.5px; }
.route text { fill: var(--ink); }
.route .caption { fill: var(--muted); font-size: 11px; }
.route .group { fill: var(--code); }
.node rect { fill: var(--surface); stroke: var(--line); stroke-width: 1.25; }
.node.profile rect { fill: var(--narrowed-back); stroke: var(--narrowed); }
.node.open rect { stroke: var(--wire); stroke-dasharray: 4 3; }
.wire { fill: none; stroke: var(--wire); stroke-width: 1.5; }
.wire.head { fill: var(--wire); stroke: none; }
.node.gained rect { stroke: var(--added); fill: var(--added-back); }
.node.gained text { fill: var(--added); }
.wire.gained { stroke: var(--added); }
.wire.gained.head { fill: var(--added); stroke: none; }
.node.lost rect { stroke-dasharray: 2 3; stroke: var(--wire); }
.node.lost text { fill: var(--muted); text-decoration: line-through; }
.wire.lost { stroke-dasharray: 2 4; }
.wire.lost.head { display: none; }
.node.missing rect { stroke: var(--removed); stroke-dasharray: 4 3; fill: var(--removed-back); }
.node.missing text { fill: var(--removed); }
.wire.missing { stroke: var(--removed); stroke-dasharray: 4 4; }
.wire.missing.head { fill: var(--removed); stroke: none; }
.wire.direct { stroke: var(--widened); stroke-width: 2; }
.wire.direct.head { fill: var(--widened); stroke: none; }
.route .caption.direct { fill: var(--widened); }
.globe { fill: none; stroke: var(--narrowed); stroke-width: 1.25; }
.route.removed { opacity: 1; }
.route.removed .node rect, .route.removed .wire { stroke-dasharray: 2 3; }

@media (max-width: 1000px) {
  .profile { grid-template-columns: minmax(0, 1fr); }
}
@media (max-width: 560px) {
  .page { padding: 0 14px; }
  header { padding: 24px 0 20px; }
  tbody th { min-width: 12.5em; }
  .tiles { grid-template-columns: repeat(2, 1fr); }
  dl > div:not(.tile) { grid-template-columns: minmax(0, 1fr); }
  .profile, section.card > h3, .finding, .note, .plain-list { padding-left: 14px; padding-right: 14px; }
}
@media print {
  :root { color-scheme: light; }
  body { background: none; font-size: 12px; }
  header { padding-top: 0; }
  .page { max-width: none; padding: 0; }
  .scroll { overflow: visible; }
  th, td, tbody th { min-width: 0; padding: 6px 8px; font-size: 11px; }
  .profile, .finding, tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}`;
