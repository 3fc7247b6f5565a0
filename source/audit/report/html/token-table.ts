import {grantsByDatabase} from '../../../tokens/grants/grants.js';
import type {Report, ReportToken} from '../report.js';
import type {Anchors} from './anchors.js';
import {tokenName} from './finding-sections.js';
import type {Html, HtmlTag} from './html.js';
import {severitySign} from './severity-sign.js';

/**
The table of the tokens that have findings. Each links to its findings.

@yields The head of the table, a token, or the end of the table.
*/
export function * tokenTable(html: HtmlTag, {tokens, counts}: Report, anchors: Anchors): Generator<Html, void, undefined> {
	yield html`
		<section aria-labelledby="tokens">
		<h2 id="tokens">Tokens with findings</h2>
		<p>${tokens.length} of ${counts.tokens} tokens. Times are in UTC.</p>
	`;
	if (tokens.length > 0) {
		// The roles stand there because a narrow window draws the rows as blocks, and a browser then no longer counts them as a table.
		yield html`
			<table class="tokens" role="table" aria-labelledby="tokens">
			<thead role="rowgroup"><tr role="row"><th scope="col" role="columnheader">Token</th><th scope="col" role="columnheader">Status</th><th scope="col" role="columnheader">Grants</th><th scope="col" role="columnheader">Findings</th></tr></thead>
			<tbody role="rowgroup">
		`;
		for (const [index, token] of tokens.entries()) {
			yield tokenRow(html, token, {number: index + 1, anchors});
		}

		yield html`
			</tbody></table>
		`;
	}

	yield html`
		</section>
	`;
}

function tokenRow(html: HtmlTag, token: ReportToken, {number, anchors}: {readonly number: number; readonly anchors: Anchors}): Html {
	const {id, description, status, createdAt, expiresAt, revokedAt, permissions, oddities, findings} = token;
	const isOdd = oddities.length > 0;
	return html`
		<tr role="row" id="token-${number}"><th scope="row" role="rowheader"><span class="name">${tokenName(html, description)}</span><code class="id"><bdi>${id}</bdi></code></th>
		<td role="cell">${status}${isOdd ? ', odd' : ''}<br><span class="faint">created <span class="when">${dayOf(createdAt, 'at an unknown time')}</span><br>${expiresAt === undefined && isOdd ? 'expiry perhaps not readable' : html`expires <span class="when">${dayOf(expiresAt, 'never')}</span>`}${revokedAt === undefined ? undefined : html`<br>revoked <span class="when">${dayOf(revokedAt, '')}</span>`}</span>${isOdd ? html`<br>cannot be read whole: <bdi>${oddities.join(', ')}</bdi>` : undefined}</td>
		<td role="cell">${grantList(html, permissions)}</td>
		<td role="cell"><ul>${findings.map(finding => html`<li class="signed">${severitySign(html, finding.rule.severity)} <span><a href="#finding-${anchors.findings.get(finding)}">${finding.rule.title}</a>${finding.muted ? html` <span class="muted">muted</span>` : undefined}</span></li>`)}</ul></td></tr>
	`;
}

function dayOf(time: string | undefined, none: string): string {
	return time?.slice(0, 10) ?? none;
}

function grantList(html: HtmlTag, permissions: ReportToken['permissions']): Html {
	return permissions.length === 0
		? html`<span class="none">none</span>`
		: html`<ul>${grantsByDatabase(permissions).map(({database, isWildcard, actions}) => html`<li><code><bdi>${database}</bdi></code>${isWildcard ? ' (all databases)' : ''} <span class="faint"><bdi>${actions.join(', ')}</bdi></span></li>`)}</ul>`;
}
