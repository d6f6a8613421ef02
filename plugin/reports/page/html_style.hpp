// SPDX-License-Identifier: GPL-2.0-or-later
// The look of the page: for the screen, light and dark, and for A4.
#pragma once

namespace icewarn::page {

inline constexpr char style[] = R"(
:root { color-scheme: light dark; --ink: #1b1f24; --dim: #59636e; --line: #d1d9e0; --sheet: #ffffff; --desk: #f3f5f7;
  --bad: #a40e26; --bad-back: #ffebe9; --fair: #7d4e00; --fair-back: #fff4d4; --good: #116329; --good-back: #dafbe1;
  --calm-back: #f3f5f7; --accent: #0a5394; }
@media (prefers-color-scheme: dark) {
  :root { --ink: #e6e9ed; --dim: #9aa4af; --line: #3a424b; --sheet: #161b21; --desk: #0d1116;
    --bad: #ff9d96; --bad-back: #3d1519; --fair: #f0c36a; --fair-back: #362908; --good: #7ee2a0; --good-back: #0f2f1b;
    --calm-back: #1f262e; --accent: #7cc0ff; } }
* { box-sizing: border-box; }
html { background: var(--desk); }
body { margin: 0 auto; padding: 24px 28px; max-width: 60rem; background: var(--sheet); color: var(--ink);
  font: 14px/1.45 system-ui, "Segoe UI", "Liberation Sans", Arial, sans-serif; }
h1 { font-size: 1.5em; margin: 0 0 .2em; } h2 { font-size: 1.3em; margin: 1.6em 0 .4em; }
h3 { font-size: 1.08em; margin: 1.4em 0 .4em; color: var(--accent); } h4 { font-size: 1em; margin: .9em 0 .3em; }
p { margin: .35em 0; } ul { margin: .35em 0; padding-left: 1.3em; } li { margin: .15em 0; }
article + article { margin-top: 2.5em; border-top: 3px solid var(--line); }
.dim { color: var(--dim); } .small { font-size: .88em; } .id { font-family: ui-monospace, Consolas, monospace; font-size: .92em; }
p, li, td, h1, h2, h3, h4 { overflow-wrap: anywhere; } thead th { white-space: nowrap; }
.banner { border-left: 6px solid var(--line); background: var(--calm-back); padding: .7em 1em; border-radius: 4px; }
.banner strong { font-size: 1.15em; }
.banner.bad { border-color: var(--bad); background: var(--bad-back); } .banner.bad strong { color: var(--bad); }
.banner.fair { border-color: var(--fair); background: var(--fair-back); } .banner.fair strong { color: var(--fair); }
table { border-collapse: collapse; width: 100%; margin: .5em 0; }
th, td { border: 1px solid var(--line); padding: .35em .55em; text-align: left; vertical-align: top; }
thead th { background: var(--calm-back); font-weight: 600; }
td.bad { background: var(--bad-back); } td.fair { background: var(--fair-back); } td.good { background: var(--good-back); }
td.bad b, .word.bad { color: var(--bad); } td.fair b, .word.fair { color: var(--fair); } td.good b, .word.good { color: var(--good); }
td.unused { color: var(--dim); }
table.paths { table-layout: fixed; } table.paths th:first-child { width: 20%; }
table.paths p { margin: .1em 0; } .kind { color: var(--dim); font-size: .85em; }
table.paths thead th { white-space: normal; } td.short { white-space: nowrap; }
table.asks th:nth-child(-n+2) { width: 23%; }
table.flags { font-size: .93em; } table.flags td:nth-child(2) { width: 27%; }
.sides table { font-size: .92em; }
.sides { display: grid; grid-template-columns: 1fr 1fr; gap: 1.2em; }
svg { display: block; width: 100%; height: auto; margin: .5em 0; }
svg text { fill: var(--ink); font-size: 12px; } svg .dim { fill: var(--dim); font-size: 11px; }
svg .end { font-weight: 600; } svg .life { stroke: var(--line); stroke-width: 1.5; }
svg .arrow { stroke: var(--ink); stroke-width: 1.3; } svg .head { fill: var(--ink); }
svg .arrow.bad { stroke: var(--bad); } svg .head.bad, svg text.bad { fill: var(--bad); }
svg .arrow.fair { stroke: var(--fair); } svg .head.fair, svg text.fair { fill: var(--fair); }
footer { margin-top: 2em; border-top: 1px solid var(--line); padding-top: .6em; }
@page { size: A4; margin: 10mm 12mm; }
@media print {
  :root { color-scheme: light; --ink: #000000; --dim: #444444; --line: #b5bcc4; --sheet: #ffffff; --desk: #ffffff;
    --bad: #8f0a1f; --bad-back: #fdeceb; --fair: #6b4200; --fair-back: #fff6dd; --good: #0d5223; --good-back: #e6f7ea;
    --calm-back: #f3f5f7; --accent: #08406f; }
  body { max-width: none; padding: 0; font-size: 8.2pt; line-height: 1.22; } svg { max-height: 150mm; }
  p, ul, table { margin: .2em 0; } .banner { padding: .4em .8em; } h4 { margin: .4em 0 .2em; }
  * { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
  h2 { margin-top: .5em; } h3 { margin: .7em 0 .2em; } th, td { padding: .15em .4em; }
  h1, h2, h3, h4 { break-after: avoid; } tr, svg, .banner { break-inside: avoid; }
  article + article { margin-top: 1em; border-top-width: 1px; } article + article.media { break-before: page; border-top: 0; margin-top: 0; } footer { margin-top: .5em; padding-top: .2em; } }
)";

} // namespace icewarn::page
