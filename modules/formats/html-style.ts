/** The style of the HTML report: light, dark and on paper. A colour stands for a risk, and never alone. */
export const htmlStyle = `:root {
  color-scheme: light dark;
  --page: #f5f6f8; --surface: #ffffff; --ink: #18202c; --muted: #54607a; --line: #dde2ea; --code: #eef1f5;
  --accent: #1f4fb5; --wire: #7b879c;
  --fails: #a11d18; --fails-back: #fce8e6; --wide: #7b4600; --wide-back: #fdf0d6;
  --unknown: #6b2f86; --unknown-back: #f5e9fa; --notable: #1d4c9f; --notable-back: #e4edfb;
  --none: #4b5669; --none-back: #edf0f4;
}
@media screen and (prefers-color-scheme: dark) {
  :root {
    --page: #0e131a; --surface: #161d27; --ink: #e7ecf3; --muted: #a5b1c3; --line: #2a3443; --code: #212b38;
    --accent: #8fb6ff; --wire: #75839a;
    --fails: #ffa9a1; --fails-back: #43191a; --wide: #f3c676; --wide-back: #3a2a0d;
    --unknown: #dfb0f5; --unknown-back: #34203f; --notable: #9fc3ff; --notable-back: #17294a;
    --none: #b4bfce; --none-back: #232d3a;
  }
}
.fails { --risk: var(--fails); --risk-back: var(--fails-back); }
.wide { --risk: var(--wide); --risk-back: var(--wide-back); }
.unknown { --risk: var(--unknown); --risk-back: var(--unknown-back); }
.notable { --risk: var(--notable); --risk-back: var(--notable-back); }
.none { --risk: var(--none); --risk-back: var(--none-back); }

* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "DejaVu Sans", sans-serif; overflow-wrap: anywhere; }
.page { max-width: 1180px; margin: 0 auto; padding: 0 24px; }
header { background: var(--surface); border-bottom: 1px solid var(--line); padding: 36px 0 28px; }
main { padding-bottom: 56px; }
h1 { font-size: 28px; line-height: 1.2; letter-spacing: -0.015em; margin: 0 0 6px; }
header p { margin: 0; color: var(--muted); }
h2 { font-size: 19px; letter-spacing: -0.01em; margin: 40px 0 14px; }
h3 { font-size: 16px; margin: 0 0 10px; }
h4 { font-size: 14px; font-weight: 400; margin: 0 0 10px; }
.card > h3 { font-weight: 400; }
.card.entry > h3, .card > h3 code, h4 code { font-weight: 600; }
p { margin: 0; }
code { font: 0.9em/1.5 ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace; }
p code, dd code { background: var(--code); border-radius: 4px; padding: 1px 5px; -webkit-box-decoration-break: clone; box-decoration-break: clone; }
a { color: var(--accent); }
ul { margin: 0; padding: 0; list-style: none; }
dl, dd { margin: 0; }
summary { cursor: pointer; }
summary h2 { display: inline-block; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }

.tiles { display: flex; flex-wrap: wrap; gap: 12px; margin-top: 24px; }
.tile { display: flex; flex-direction: column-reverse; min-width: 116px; padding: 12px 16px; border-radius: 10px; color: var(--risk); background: var(--risk-back); border-left: 4px solid currentColor; }
.tile dd { font-size: 26px; line-height: 1.2; font-weight: 650; font-variant-numeric: tabular-nums; }
.tile dt { font-size: 13px; }
.badge { display: inline-block; padding: 1px 9px; border-radius: 999px; font-size: 12px; font-weight: 600; white-space: nowrap; color: var(--risk); background: var(--risk-back); }
h3 .badge, h4 .badge { margin-right: 6px; vertical-align: 1px; }

.card { background: var(--surface); border: 1px solid var(--line); border-radius: 10px; padding: 16px 20px; }
.card + .card { margin-top: 16px; }
.note { color: var(--muted); font-size: 14px; margin-bottom: 10px; }
.card > .entries > .entry { border-top: 1px solid var(--line); padding-top: 14px; margin-top: 14px; display: grid; grid-template-columns: minmax(0, 1fr) 460px; gap: 12px 28px; }
.card.entry { border-left: 4px solid var(--risk); }
dl > div:not(.tile) { display: grid; grid-template-columns: 120px minmax(0, 1fr); gap: 2px 12px; margin-top: 5px; font-size: 14px; }
dl > div:not(.tile) > dt { color: var(--muted); }
.words > div:not(.tile) { grid-template-columns: 160px minmax(0, 1fr); }
dd ul { display: flex; flex-wrap: wrap; gap: 4px 10px; }
div.fails > dd, div.wide > dd, div.unknown > dd { color: var(--risk); font-weight: 600; }
div.fails > dd code, div.wide > dd code, div.unknown > dd code, div.notable > dd code { color: var(--risk); background: var(--risk-back); }

.scroll { overflow-x: auto; position: relative; padding: 0; }
table { border-collapse: collapse; width: 100%; font-size: 14px; }
th, td { text-align: left; vertical-align: top; padding: 10px 16px; border-top: 1px solid var(--line); font-weight: 400; min-width: 11em; max-width: 24em; }
thead th { border-top: 0; font-weight: 600; }
tbody th { min-width: 15em; }
tbody th .badge, td .badge { display: block; width: fit-content; margin: 0 0 3px; }
tbody th .badge { margin: 3px 0 0; }
.hidden { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.mark { display: block; color: var(--risk); }
.mark::before { content: ""; display: inline-block; width: 8px; height: 8px; margin-right: 7px; border-radius: 50%; background: var(--risk); }
.mark.fails::before, .mark.wide::before { border-radius: 1px; transform: rotate(45deg); }
.mark.unknown::before { background: none; border: 2px solid var(--risk); }

.route { display: block; max-width: 100%; height: auto; font-size: 12.5px; }
.route text { fill: var(--ink); }
.route .caption { fill: var(--muted); font-size: 11px; }
.route .group { fill: var(--code); }
.node rect { fill: var(--surface); stroke: var(--line); stroke-width: 1.25; }
.node.profile rect { fill: var(--notable-back); stroke: var(--notable); }
.node.open rect { stroke-dasharray: 4 3; }
.wire { fill: none; stroke: var(--wire); stroke-width: 1.5; }
.wire.head { fill: var(--wire); stroke: none; }
.node.entered rect { stroke: var(--notable); }
.node.entered text { fill: var(--notable); }
.wire.entered { stroke: var(--notable); }
.wire.entered.head { fill: var(--notable); stroke: none; }
.node.left rect { stroke-dasharray: 2 3; }
.node.left text { fill: var(--muted); text-decoration: line-through; }
.wire.left { stroke-dasharray: 2 4; }
.wire.left.head { display: none; }
.node.missing rect { stroke: var(--fails); stroke-dasharray: 4 3; fill: var(--fails-back); }
.node.missing text { fill: var(--fails); }
.wire.missing { stroke: var(--fails); stroke-dasharray: 4 4; }
.wire.missing.head { fill: var(--fails); stroke: none; }
.node.uncertain rect { stroke: var(--unknown); stroke-dasharray: 4 3; }
.node.uncertain text { fill: var(--unknown); }
.wire.uncertain { stroke: var(--unknown); stroke-dasharray: 4 4; }
.wire.uncertain.head { fill: var(--unknown); stroke: none; }
.wire.direct { stroke: var(--wide); stroke-width: 2; }
.wire.direct.head { fill: var(--wide); stroke: none; }
.route .caption.direct { fill: var(--wide); }
.globe { fill: none; stroke: var(--notable); stroke-width: 1.25; }

@media (max-width: 1000px) {
  .card > .entries > .entry { grid-template-columns: minmax(0, 1fr); }
}
@media (max-width: 560px) {
  .page { padding: 0 14px; }
  header { padding: 24px 0 20px; }
  .tile { min-width: calc(50% - 6px); }
  dl > div:not(.tile), .words > div:not(.tile) { grid-template-columns: minmax(0, 1fr); }
  .card { padding: 14px; }
}
@media print {
  :root { color-scheme: light; }
  body { background: none; font-size: 12px; }
  header { padding-top: 0; }
  .page { max-width: none; padding: 0; }
  .scroll { overflow: visible; }
  details::details-content { content-visibility: visible; block-size: auto; }
  th, td, tbody th { min-width: 0; padding: 6px 4px; font-size: 11px; }
  .badge { white-space: normal; padding: 1px 4px; }
  .entry, tr { break-inside: avoid; }
  h2, h3, h4 { break-after: avoid; }
  * { -webkit-print-color-adjust: exact; print-color-adjust: exact; }
}`;
