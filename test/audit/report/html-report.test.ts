import assert from 'node:assert/strict';
import {createRequire} from 'node:module';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test, {type TestContext} from 'node:test';
import {pathToFileURL} from 'node:url';
import type {Page} from 'puppeteer-core';
import {writeReport} from '../../../source/audit/report/write-report.js';
import {display} from '../../../source/terminal/display.js';
import {hostileTexts} from '../../helpers/api/hostile-texts.js';
import {sampleAudit, sampleReport, sampleToken} from '../../helpers/audit/sample-report.js';
import {noBrowser, openBrowser} from '../../helpers/browser/open-browser.js';
import {temporaryDirectory} from '../../helpers/storage/temporary-directory.js';

const markup = [
	'<script>document.title = "taken"</script>',
	'"><img src="https://evil.example/x" onerror="document.title=1">',
	'\'><style>body{display:none}</style>',
	'</title></style><iframe src="https://evil.example/"></iframe>',
	'<a href="javascript:alert(1)">click</a>',
	'&lt;b&gt; &amp; &#60;',
	'a\u{202E}txt.exe\u{2066}b\u{200B}c',
	'עברית שלום',
	'x'.repeat(300),
];
const texts = [...markup, ...hostileTexts, ''];
const all = {permissions: [{action: 'write', resource: '*'}, {action: 'read', resource: '*'}]};

const inBrowser = {skip: noBrowser ?? false};

function makeReport(): ReturnType<typeof sampleReport> {
	const tokens = [
		...texts.map((text, index) => sampleToken(index, {description: text, permissions: [{action: 'write', resource: `gone ${text}`}, {action: text || 'read', resource: 'sensors'}]})),
		sampleToken(900, all),
		sampleToken(901, {...all, description: 'muted'}),
		sampleToken(902, {oddities: ['permission 2 has no resource <b>'], oddFields: {permissions: [{}]}}),
	];
	const mutes = [{
		rule: 'write-all', tokenId: sampleToken(901).id, reason: '<b>known</b>', until: '2099-01-01',
	}];
	return sampleReport(sampleAudit(tokens, {mutes}), {hasMuted: true}, {clusterName: '<b>cluster</b>'});
}

type Links = {
	readonly ids: readonly string[];
	readonly broken: readonly string[];
	/**
	The anchor of each finding, and the link to its token.
	*/
	readonly tokens: ReadonlyArray<readonly [string, string | undefined]>;
	/**
	The anchor of each token, and the links to its findings.
	*/
	readonly findings: ReadonlyArray<readonly [string, readonly string[]]>;
};

type Opened = {
	readonly page: Page;
	readonly report: ReturnType<typeof sampleReport>;
	/**
	What the page asked for beside itself, and what its console says.
	*/
	readonly noise: readonly string[];
};

/**
Evaluates an expression in the page. It is a text, because the tests are compiled without the types of a browser.
*/
async function look<Value>(page: Page, expression: string): Promise<Value> {
	return await page.evaluate(expression) as Value;
}

async function openReport(t: TestContext): Promise<Opened> {
	const report = makeReport();
	const file = path.join(await temporaryDirectory(), 'report.html');
	writeFileSync(file, [...writeReport(report, 'html', display)].join(''));
	const browser = await openBrowser(t);
	const page = await browser.newPage();
	const noise: string[] = [];
	const address = pathToFileURL(file).href;
	page.on('console', message => {
		noise.push(message.text());
	});
	page.on('pageerror', error => {
		noise.push(String(error));
	});
	page.on('request', request => {
		if (request.url().split('#', 1)[0] !== address) {
			noise.push(request.url());
		}
	});
	await page.setViewport({width: 1200, height: 900});
	await page.goto(address);
	return {page, report, noise};
}

test('the HTML report shows hostile descriptions as text: it runs nothing, asks for nothing and has its own style', inBrowser, async t => {
	const {page, noise} = await openReport(t);
	assert.equal(await page.title(), 'Audit of <b>cluster</b>, 2026-06-15');
	const seen = await look<{readonly foreign: number; readonly names: readonly string[]; readonly styles: number; readonly columns: string; readonly text: string}>(page, `({
		foreign: document.querySelectorAll('script, img, iframe, link, object, embed, form, [onerror], [style], a:not([href^="#"])').length,
		names: [...document.querySelectorAll('.tokens .name')].map(element => element.textContent),
		styles: document.styleSheets.length,
		columns: getComputedStyle(document.querySelector('.summary')).display,
		text: document.body.textContent,
	})`);
	assert.equal(seen.foreign, 0);
	assert.equal(seen.styles, 1);
	assert.equal(seen.columns, 'grid', 'the policy of contents lets the style sheet through');
	for (const text of texts) {
		assert.ok(seen.names.includes(text === '' ? 'no description' : display(text)), JSON.stringify(text));
	}

	assert.doesNotMatch(seen.text, /[\u{200B}\u{202A}-\u{202E}\u{2066}-\u{2069}]/u);
	assert.deepEqual(noise, []);
});

test('the policy of contents of the HTML report stops a script, a style and a request that a mistake would let in', inBrowser, async t => {
	const {page} = await openReport(t);
	const blocked = await look<{readonly seen: readonly string[]; readonly title: string}>(page, `(async () => {
		const seen = new Set();
		const all = new Promise(resolve => {
			document.addEventListener('securitypolicyviolation', event => {
				seen.add(event.effectiveDirective);
				if (seen.size === 4) {
					resolve();
				}
			});
		});
		document.body.insertAdjacentHTML('beforeend', '<img src="https://evil.example/x"><style>body{color:red}</style><p style="color:red">x</p>');
		const script = document.createElement('script');
		script.textContent = 'document.title = "taken"';
		document.body.append(script);
		await all;
		return {seen: [...seen].sort(), title: document.title};
	})()`);
	assert.deepEqual(blocked.seen, ['img-src', 'script-src-elem', 'style-src-attr', 'style-src-elem']);
	assert.notEqual(blocked.title, 'taken');
});

test('every finding of the HTML report links to its token, and every token to its findings', inBrowser, async t => {
	const {page, report} = await openReport(t);
	const links = await look<Links>(page, `({
		ids: [...document.querySelectorAll('[id]')].map(element => element.id),
		broken: [...document.querySelectorAll('a')].map(link => link.getAttribute('href').slice(1)).filter(id => document.getElementById(id) === null),
		tokens: [...document.querySelectorAll('.rule tbody tr')].map(row => [row.id, row.querySelector('th a')?.getAttribute('href') ?? null]),
		findings: [...document.querySelectorAll('.tokens tbody tr')].map(row => [row.id, [...row.querySelectorAll('a')].map(link => link.getAttribute('href'))]),
	})`);
	assert.deepEqual(links.broken, []);
	assert.equal(new Set(links.ids).size, links.ids.length);
	assert.equal(links.tokens.length, report.findings.length);
	assert.equal(links.findings.length, report.tokens.length);
	const back = new Map(links.findings.flatMap(([token, findings]) => findings.map(finding => [finding, `#${token}`])));
	for (const [finding, token] of links.tokens) {
		if (token !== null) {
			assert.equal(back.get(`#${finding}`), token);
		}
	}
});

test('the HTML report has no fault that axe finds, light and dark, wide and narrow, and no text is cut off', inBrowser, async t => {
	const {page} = await openReport(t);
	await page.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8'));
	for (const [scheme, width] of [['light', 1200], ['dark', 400]] as const) {
		await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: scheme}]);
		await page.setViewport({width, height: 900});
		const faults = await look(page, 'axe.run({resultTypes: ["violations"]}).then(({violations}) => violations.map(fault => fault.id + ": " + fault.nodes[0].html))');
		assert.deepEqual(faults, [], `${scheme} ${width}`);
		assert.equal(await look(page, 'document.documentElement.scrollWidth'), width, 'it need not be scrolled sideways');
	}
});

test('the HTML report prints black on white, with the heads of tables on every page', inBrowser, async t => {
	const {page} = await openReport(t);
	await page.emulateMediaFeatures([{name: 'prefers-color-scheme', value: 'dark'}]);
	await page.emulateMediaType('print');
	const printed = await look(page, `({
		text: getComputedStyle(document.body).color,
		page: getComputedStyle(document.body).backgroundColor,
		link: getComputedStyle(document.querySelector('.rule a')).color,
		head: getComputedStyle(document.querySelector('.rule thead')).display,
		navigation: getComputedStyle(document.querySelector('nav')).display,
	})`);
	assert.deepEqual(printed, {
		text: 'rgb(0, 0, 0)', page: 'rgb(255, 255, 255)', link: 'rgb(0, 0, 0)', head: 'table-header-group', navigation: 'none',
	});
	const pdf = await page.pdf({format: 'A4'});
	assert.ok(pdf.length > 10_000);
});
