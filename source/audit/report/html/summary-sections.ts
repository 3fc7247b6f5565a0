import {severities} from '../../../tokens/severity.js';
import {countsInWords, factsInWords} from '../facts-in-words.js';
import type {Report, ReportRule} from '../report.js';
import {chartSvg} from './chart-svg.js';
import type {Html, HtmlTag} from './html.js';
import {severitySign} from './severity-sign.js';

/**
The first part of the HTML report: the score, the counts, where and when it was made, the charts, and what it cannot know.
*/
export function summarySections(html: HtmlTag, report: Report): Html {
	const {facts, score, counts, charts, limits} = report;
	return html`
		<section aria-labelledby="summary">
		<h2 id="summary">Summary</h2>
		<div class="summary">
		<div class="panel">
		<p class="score">${score.points} <small>of 100 points</small></p>
		<svg class="meter" viewBox="0 0 100 4" preserveAspectRatio="none" aria-hidden="true"><rect class="track" width="100" height="4"/><rect class="level" width="${score.points}" height="4"/></svg>
		<ul>${score.arithmetic.map(line => html`<li>${line}</li>`)}</ul>
		</div>
		<div class="panel">
		<ul class="counts">${severities.filter(severity => counts.findings[severity] > 0).map(severity => html`<li><b>${counts.findings[severity]}</b>${severitySign(html, severity)}</li>`)}${counts.muted === 0 ? undefined : html`<li><b>${counts.muted}</b>muted</li>`}</ul>
		<ul>${countsInWords(report).map(line => html`<li>${line}</li>`)}</ul>
		<dl>${factsInWords(facts).map(({name, value}) => html`<dt>${name}</dt><dd><bdi>${value}</bdi></dd>`)}</dl>
		</div>
		</div>
		</section>
		<section aria-labelledby="charts">
		<h2 id="charts">Tokens that are neither revoked nor expired</h2>
		<div class="charts">${charts.map(chart => html`
			<figure><h3>${chart.title}</h3><p>${chart.about}</p>${chartSvg(html, chart)}</figure>
		`)}</div>
		</section>
		<section aria-labelledby="limits">
		<h2 id="limits">What this report cannot know</h2>
		<ul>${limits.map(limit => html`<li>${limit}</li>`)}</ul>
		</section>
	`;
}

/**
The table of all rules, with a link to the findings of each.
*/
export function ruleTable(html: HtmlTag, rules: readonly ReportRule[]): Html {
	return html`
		<section aria-labelledby="rules">
		<h2 id="rules">Rules</h2>
		<table><caption>Every rule, with the number of its findings</caption>
		<thead><tr><th scope="col">Severity</th><th scope="col">Finding</th><th scope="col" class="number">Number</th></tr></thead>
		<tbody>${rules.map(({severity, title, id, count, skipped}, index) => html`
			<tr><td>${severitySign(html, severity)}</td><th scope="row">${count > 0 ? html`<a href="#rule-${index + 1}">${title}</a>` : title} <code class="faint">${id}</code></th><td class="number">${count}${skipped === undefined ? undefined : html`<br><span class="faint">not asked</span>`}</td></tr>
		`)}
		</tbody></table>
		</section>
	`;
}
