import {remedyWords} from '../remedy-words.js';
import type {Report, ReportFinding, ReportRule} from '../report.js';
import type {Anchors} from './anchors.js';
import type {Html, HtmlTag} from './html.js';
import {severitySign} from './severity-sign.js';

/**
The findings, a section for each rule that found something. Each finding links to its token.

@yields The head of a section, a finding, or the end of a section.
*/
export function * findingSections(html: HtmlTag, {rules, findings}: Report, anchors: Anchors): Generator<Html, void, undefined> {
	yield html`
		<section aria-labelledby="findings">
		<h2 id="findings">Findings</h2>
		${findings.length === 0
			? html`
				<p>None.</p>
			`
			: undefined}
	`;
	const byRule = Map.groupBy(findings, ({rule}) => rule);
	for (const [index, rule] of rules.entries()) {
		const own = byRule.get(rule);
		if (!own) {
			continue;
		}

		const hasOthers = own.some(({others}) => others.length > 0);
		const hasMuted = own.some(({muted}) => muted !== undefined);
		yield ruleHead(html, rule, {number: index + 1, hasOthers, hasMuted});
		for (const finding of own) {
			yield findingRow(html, finding, {anchors, hasOthers, hasMuted});
		}

		yield html`
			</tbody></table></section>
		`;
	}

	yield html`
		</section>
	`;
}

type Shape = {readonly hasOthers: boolean; readonly hasMuted: boolean};

function ruleHead(html: HtmlTag, {id, severity, title, sentence, why, advice, blind, remedies, count}: ReportRule, {number, hasOthers, hasMuted}: Shape & {readonly number: number}): Html {
	return html`
		<section class="rule" id="rule-${number}" aria-labelledby="rule-${number}-title">
		<h3 id="rule-${number}-title">${severitySign(html, severity)} ${title}</h3>
		<p>${sentence}</p>
		<dl><dt>Why it matters</dt><dd>${why}</dd><dt>What to do</dt><dd>${advice}</dd><dt>Not known</dt><dd>${blind}</dd><dt>What solves it</dt><dd>${remedies.map(remedy => remedyWords[remedy]).join(', ')}</dd></dl>
		<table><caption>${count === 1 ? '1 finding' : `${count} findings`} of <code>${id}</code></caption>
		<thead><tr><th scope="col">Token or database</th><th scope="col">Evidence</th>${hasOthers ? html`<th scope="col">Compared with</th>` : undefined}${hasMuted ? html`<th scope="col">Muted</th>` : undefined}</tr></thead>
		<tbody>
	`;
}

function findingRow(html: HtmlTag, finding: ReportFinding, {anchors, hasOthers, hasMuted}: Shape & {readonly anchors: Anchors}): Html {
	const {subject, evidence, muted} = finding;
	const number = anchors.findings.get(finding)!;
	return html`
		<tr id="finding-${number}"><th scope="row">${subject.kind === 'token'
			? html`<a class="name" href="#token-${anchors.tokens.get(subject.id)}">${tokenName(html, subject.description)}</a><code class="id"><bdi>${subject.id}</bdi></code>`
			: html`<span class="name"><bdi>${subject.name}</bdi></span><span class="id">database</span>`}</th><td><bdi>${evidence}</bdi></td>${hasOthers
			? html`<td>${otherTokens(html, finding, anchors)}</td>`
			: undefined}${hasMuted ? html`<td>${muted ? html`until ${muted.until}: <bdi>${muted.reason}</bdi>` : undefined}</td>` : undefined}</tr>
	`;
}

const mostOthers = 5;

function otherTokens(html: HtmlTag, {others, otherCount}: ReportFinding, anchors: Anchors): Html {
	const rest = otherCount - mostOthers;
	return html`<ul>${others.slice(0, mostOthers).map(({id, description}) => {
		const number = anchors.tokens.get(id);
		return html`<li>${number === undefined ? tokenName(html, description) : html`<a href="#token-${number}">${tokenName(html, description)}</a>`}</li>`;
	})}${rest > 0 ? html`<li class="faint">and ${rest} more</li>` : undefined}</ul>`;
}

/**
The description of a token, or that it has none.
*/
export function tokenName(html: HtmlTag, description: string): Html {
	return description === '' ? html`<span class="none">no description</span>` : html`<bdi>${description}</bdi>`;
}
