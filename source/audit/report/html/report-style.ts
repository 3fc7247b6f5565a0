/**
The style sheet of the HTML report: light, dark, narrow and printed. Every pair of colours has a contrast of 4.5 or more.
*/
export const reportStyle = `
:root{color-scheme:light dark;--page:#fff;--text:#1b1f24;--faint:#57606a;--line:#d0d7de;--panel:#f6f8fa;--link:#0550ae;--bar:#3d6fb4;
--critical:#a40e26;--high:#b54708;--medium:#7a5a00;--low:#1d5fa8;--info:#57606a;--on:#fff}
@media (prefers-color-scheme:dark){:root{--page:#0d1117;--text:#e6edf3;--faint:#9aa4af;--line:#30363d;--panel:#161b22;--link:#79b8ff;--bar:#6ea8fe;
--critical:#ff9aa2;--high:#ffb077;--medium:#f0cf65;--low:#8cc0ff;--info:#b6bfc9;--on:#0d1117}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%}
body{margin:0;background:var(--page);color:var(--text);font:16px/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans","DejaVu Sans",sans-serif}
header,main,footer{max-width:72rem;margin:0 auto;padding:0 1.25rem}
header{padding-top:2rem}
footer{padding-bottom:3rem;color:var(--faint)}
h1{font-size:1.75rem;line-height:1.25;margin:0 0 .25rem;overflow-wrap:anywhere}
h2{font-size:1.35rem;margin:2.5rem 0 .75rem;padding-top:.5rem;border-top:2px solid var(--line)}
h3{font-size:1.1rem;margin:2rem 0 .5rem;overflow-wrap:anywhere}
p,ul{margin:.5rem 0}
ul{padding-left:1.25rem}
a{color:var(--link)}
a:focus-visible{outline:3px solid var(--link);outline-offset:2px}
bdi{overflow-wrap:anywhere}
code{font:.86em/1.4 ui-monospace,SFMono-Regular,Menlo,Consolas,"DejaVu Sans Mono",monospace;overflow-wrap:anywhere}
.skip{position:absolute;left:-100rem}
.skip:focus{left:1rem;top:1rem;background:var(--page);padding:.5rem}
.lead{color:var(--faint);margin:0 0 1.25rem}
nav ul{list-style:none;display:flex;flex-wrap:wrap;gap:.25rem 1.25rem;padding:0;margin:1rem 0 0}
.summary{display:grid;grid-template-columns:minmax(14rem,1fr) 2fr;gap:1.25rem;align-items:start}
.panel{background:var(--panel);border:1px solid var(--line);border-radius:6px;padding:1rem 1.25rem}
.panel :first-child{margin-top:0}
.score{font-size:3rem;line-height:1;font-weight:700;margin:0}
.score small{font-size:1rem;font-weight:400;color:var(--faint)}
.meter{display:block;width:100%;height:.75rem;margin:.75rem 0}
.meter .track{fill:var(--line)}
.meter .level,.chart .bar{fill:var(--bar)}
.counts{list-style:none;display:flex;flex-wrap:wrap;gap:.5rem;padding:0;margin:0 0 1rem}
.counts li{border:1px solid var(--line);border-radius:6px;padding:.35rem .75rem;background:var(--page)}
.counts b{font-size:1.25rem;margin-right:.35rem}
dl{display:grid;grid-template-columns:max-content 1fr;gap:.2rem 1rem;margin:0}
dt{color:var(--faint)}
dd{margin:0;overflow-wrap:anywhere}
.charts{display:grid;grid-template-columns:repeat(3,1fr);gap:1.25rem;align-items:start}
.charts figure{margin:0}
.charts h3{margin:0}
.charts p{margin:.25rem 0 .75rem;color:var(--faint)}
.chart{display:block;width:100%;max-width:26rem;height:auto}
.chart text{fill:var(--text);font:12px system-ui,-apple-system,"Segoe UI",Roboto,"Liberation Sans","DejaVu Sans",sans-serif}
.chart .axis{stroke:var(--line)}
table{border-collapse:collapse;width:100%;margin:.75rem 0}
th,td{text-align:left;vertical-align:top;padding:.4rem .6rem;border-bottom:1px solid var(--line)}
thead th{border-bottom:2px solid var(--line);font-size:.85rem;color:var(--faint)}
tbody th{font-weight:400}
caption{text-align:left;color:var(--faint);padding:.25rem 0}
.number{text-align:right;font-variant-numeric:tabular-nums;white-space:nowrap}
.name{font-weight:600;overflow-wrap:anywhere}
.none{font-weight:400;font-style:italic}
.faint{color:var(--faint)}
.id{display:block;color:var(--faint)}
.when{white-space:nowrap}
td ul{list-style:none;padding:0;margin:0}
.tokens,.rule table{table-layout:fixed}
.rule th:nth-child(1){width:45%}
.tokens th:nth-child(1){width:33%}
.tokens th:nth-child(2){width:17%}
.tokens th:nth-child(3){width:23%}
.signed{display:flex;gap:.4rem;align-items:baseline;margin-bottom:.15rem}
.signed .sign{flex:none}
.muted{font-style:italic;color:var(--faint)}
.sign{display:inline-block;min-width:4.6rem;text-align:center;border-radius:4px;padding:.05rem .45rem;font-size:.8rem;font-weight:700;color:var(--on);background:var(--info)}
.critical{background:var(--critical)}.high{background:var(--high)}.medium{background:var(--medium)}.low{background:var(--low)}.info{background:var(--info)}
.rule dl{margin:.5rem 0 .75rem}
tr:target,section:target>h3{background:var(--panel);outline:2px solid var(--link)}
@media (max-width:56rem){.charts,.summary{grid-template-columns:1fr}}
@media (max-width:44rem){
body{font-size:15px}
header,main,footer{padding-left:.75rem;padding-right:.75rem}
dl{grid-template-columns:1fr;gap:0}
dd{margin-bottom:.4rem}
th,td{padding:.35rem .35rem}
.tokens,.tokens tbody,.tokens tr,.tokens td,.tokens tbody th{display:block;border:0;padding:.1rem 0}
.tokens th:nth-child(n){width:auto}
.tokens thead{position:absolute;left:-100rem}
.tokens tr{border-bottom:1px solid var(--line);padding:.6rem 0}
.sign{min-width:0}
}
@page{margin:16mm 14mm;@bottom-left{content:"influx-tokens audit";font-size:9pt}@bottom-right{content:counter(page) " / " counter(pages);font-size:9pt}}
@media print{
:root{color-scheme:light;--page:#fff;--text:#000;--faint:#333;--line:#999;--panel:#fff;--link:#000;--bar:#444;--critical:#fff;--high:#fff;--medium:#fff;--low:#fff;--info:#fff;--on:#000}
body{font-size:10pt;line-height:1.35}
header,main,footer{max-width:none;padding:0}
nav,.skip{display:none}
a{text-decoration:none}
h2,h3,caption,thead{break-after:avoid}
h2{margin-top:1.5rem}
tr,figure,.panel,.rule dl{break-inside:avoid}
thead{display:table-header-group}
.charts{grid-template-columns:repeat(3,1fr);gap:.75rem}
.summary{grid-template-columns:1fr 2fr}
.chart .bar,.meter .level,.meter .track,.sign{print-color-adjust:exact;-webkit-print-color-adjust:exact}
.sign{border:1px solid #000}
th,td{padding:.15rem .4rem;font-size:8.5pt}
.rule th:nth-child(1){width:55%}
.id{font-size:7pt}
.rule .id{display:inline;margin-left:.5em}
.signed{display:block;margin:0}
.signed .sign{border:0;min-width:0;padding:0;font-size:7.5pt}
.rule dl{grid-template-columns:max-content 1fr}
header,.summary,.charts{break-inside:avoid}
tr:target,section:target>h3{outline:0}
}
`;
