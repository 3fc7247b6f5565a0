import {createHash} from 'node:crypto';
import type {Report} from '../report.js';
import {anchorsOf} from './anchors.js';
import {findingSections} from './finding-sections.js';
import {Html, htmlTag} from './html.js';
import {reportStyle} from './report-style.js';
import {ruleTable, summarySections} from './summary-sections.js';
import {tokenTable} from './token-table.js';

/**
The report as one HTML file that needs nothing else: no script, no request, no font. Its policy of contents forbids all of them, so that no text of the service could bring one in.

@yields A section, or a row of a table.
*/
export function * htmlReport(report: Report, show: (text: string) => string): Generator<string, void, undefined> {
	const html = htmlTag(show);
	const {facts, rules} = report;
	const anchors = anchorsOf(report);
	const style = createHash('sha256').update(reportStyle).digest('base64');
	yield html`
		<!DOCTYPE html>
		<html lang="en">
		<head>
		<meta charset="utf-8">
		<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'sha256-${style}'; base-uri 'none'; form-action 'none'">
		<meta name="viewport" content="width=device-width, initial-scale=1">
		<meta name="color-scheme" content="light dark">
		<meta name="referrer" content="no-referrer">
		<meta name="robots" content="noindex">
		<meta name="generator" content="influx-tokens ${facts.program}">
		<title>Audit of ${facts.clusterName}, ${facts.at.slice(0, 10)}</title>
		<style>${new Html(reportStyle)}</style>
		</head>
		<body>
		<header>
		<a class="skip" href="#findings">Skip to the findings</a>
		<h1>Audit of database tokens: <bdi>${facts.clusterName}</bdi></h1>
		<p class="lead">${facts.at.slice(0, 10)}, made by influx-tokens ${facts.program}</p>
		<nav aria-label="Parts of the report"><ul>${[['summary', 'Summary'], ['charts', 'Charts'], ['limits', 'What it cannot know'], ['rules', 'Rules'], ['findings', 'Findings'], ['tokens', 'Tokens']].map(([id, name]) => html`<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
		</header>
		<main>
		${summarySections(html, report)}${ruleTable(html, rules)}
	`.text;
	for (const part of findingSections(html, report, anchors)) {
		yield part.text;
	}

	for (const part of tokenTable(html, report, anchors)) {
		yield part.text;
	}

	yield html`
		</main>
		<footer><p>By grants, not by traffic: nothing here says whether a token is used.</p></footer>
		</body>
		</html>
	`.text;
}
