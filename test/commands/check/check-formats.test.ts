import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import test from 'node:test';
import fc from 'fast-check';
import ical from 'ical.js';
import {calendarCheck} from '../../../source/commands/check/calendar-check.js';
import {checkOf, type Check} from '../../../source/commands/check/check.js';
import {nagiosCheck, nagiosLine} from '../../../source/commands/check/nagios-check.js';
import {parseWindow} from '../../../source/commands/check/parse-window.js';
import {prometheusCheck} from '../../../source/commands/check/prometheus-check.js';
import {textCheck} from '../../../source/commands/check/text-check.js';
import {display} from '../../../source/terminal/display.js';
import type {Severity} from '../../../source/tokens/severity.js';
import {sampleAudit, sampleOrigin, sampleToken} from '../../helpers/audit/sample-report.js';
import {now} from '../../helpers/tokens/arbitraries.js';

const day = 86_400_000;
const at = (days: number) => new Date(now + (days * day)).toISOString();
const quiet = {permissions: [{action: 'read', resource: 'sensors'}]};

function makeCheck(tokens: Parameters<typeof sampleAudit>[0], {failOn = 'medium', clusterName = 'eu-metrics', problems = []}: {readonly failOn?: Severity; readonly clusterName?: string; readonly problems?: readonly string[]} = {}): Check {
	const journal = {
		entries: [], problems: [], unfinished: [], openBatches: [], elsewhere: [],
	};
	return checkOf({
		audit: sampleAudit(tokens), origin: {...sampleOrigin, clusterName, problems}, journal, problems,
	}, {failOn});
}

test('the window is a number of hours, days or weeks', () => {
	assert.deepEqual(['14d', '12h', '2w', ' 1D ', '3650d'].map(text => parseWindow(text)), [14, 0.5, 14, 1, 3650]);
	assert.deepEqual(['', '14', 'd', '0d', '-1d', '1.5d', '3651d', '14 d', '1y'].map(text => parseWindow(text)), Array.from({length: 9}, () => undefined));
});

test('Nagios gets OK, WARNING, CRITICAL or UNKNOWN in one line with performance data', () => {
	const calm = makeCheck([sampleToken(1, {...quiet, expiresAt: at(100), createdAt: at(-1)})], {failOn: 'high'});
	assert.equal(nagiosCheck(calm, 'critical').state, 'OK');
	const lacking = makeCheck([], {failOn: 'high', problems: ['the shard is away | gone']});
	assert.equal(nagiosCheck(lacking, 'critical').state, 'UNKNOWN');
	const bad = makeCheck([sampleToken(1)]);
	assert.equal(nagiosCheck(bad, 'critical').state, 'WARNING');
	assert.equal(nagiosCheck(bad, 'high').state, 'CRITICAL');
	for (const check of [calm, lacking, bad]) {
		const {line} = nagiosCheck(check, 'high');
		const {text = '', data = ''} = /^INFLUX-TOKENS (?:OK|WARNING|CRITICAL|UNKNOWN) - (?<text>[^\n|]+) \| (?<data>[^\n|]+)\n$/.exec(line)?.groups ?? {};
		assert.notEqual(text, '', line);
		for (const item of data.split(' ')) {
			assert.match(item, /^[_a-z]+=-?\d+s?;\d*;\d*;0(?:;100)?$/);
		}
	}

	fc.assert(fc.property(fc.string({unit: 'binary'}), text => {
		assert.match(nagiosLine('OK', text), /^[^\p{Control}|]*\n$/u);
	}));
});

test('the metrics have the form of the textfile collector, whatever the cluster is called', () => {
	const sample = /^(?<name>influx_tokens_[_a-z]+)\{(?<labels>(?:[_a-z]+="(?:[^\n"\\]|\\["\\n])*",?)+)\} (?<value>-?\d+(?:\.\d+)?)$/;
	fc.assert(fc.property(fc.string({unit: 'binary'}), fc.constantFrom('plain', '"', '\\', String.raw`\n`, '\n', '"} 1\n'), (random, name) => {
		const clusterName = `${name}${random}`;
		const text = prometheusCheck(makeCheck([sampleToken(1, {expiresAt: at(3)})], {clusterName}));
		assert.ok(text.endsWith('\n'));
		const seen = new Map<string, string>();
		for (const line of text.trimEnd().split('\n')) {
			const type = /^# TYPE (?<name>\S+) gauge$/.exec(line)?.groups;
			if (type) {
				seen.set('type', type.name!);
			} else if (!line.startsWith('# HELP ')) {
				const {labels = '', name: metric} = sample.exec(line)?.groups ?? {};
				assert.equal(metric, seen.get('type'), line);
				const cluster = /cluster="(?<cluster>(?:[^"\\]|\\.)*)"/.exec(labels)!.groups!.cluster!;
				assert.equal(cluster.replaceAll(/\\(?<sign>.)/g, '$<sign>'), display(clusterName));
			}
		}
	}), {numRuns: 30});
	const text = prometheusCheck(makeCheck([sampleToken(1, {expiresAt: at(3)})]));
	assert.match(text, /^influx_tokens_findings\{.*severity="high"\} 1$/m);
	assert.match(text, new RegExp(String.raw`^influx_tokens_next_expiry_timestamp_seconds\{[^}]*\} ${Date.parse(at(3)) / 1000}$`, 'm'));
	assert.match(text, /^influx_tokens_expiring_tokens\{[^}]*\} 1$/m);
});

test('a parser of calendars reads an event for each expiry, with the description as a terminal may show it', () => {
	const names = [String.raw`telegraf, edge; \ north`, 'two\nlines\r\n', '\u{202E}x', '日本'.repeat(60), '', 'BEGIN:VALARM'];
	const expiring = names.map((description, index) => sampleToken(index, {...quiet, description, expiresAt: at(index + 1)}));
	const check = makeCheck([...expiring, sampleToken(50, quiet), sampleToken(51, {expiresAt: at(-1)})]);
	const text = [...calendarCheck(check, undefined)].join('');
	assert.ok(text.endsWith('END:VCALENDAR\r\n'));
	for (const line of text.slice(0, -2).split('\r\n')) {
		assert.ok(Buffer.byteLength(line) <= 75, line);
		assert.doesNotMatch(line, /\p{Control}|\u{FFFD}/u);
	}

	const events = new ical.Component(ical.parse(text) as unknown[]).getAllSubcomponents('vevent').map(event => new ical.Event(event));
	assert.deepEqual(events.map(({summary}) => summary), names.map((name, index) => `${name === '' ? `Token ${sampleToken(index).id.slice(0, 8)} without description` : display(name)} expires`));
	assert.deepEqual(events.map(({startDate}) => startDate.toJSDate().toISOString()), names.map((_, index) => at(index + 1)));
	assert.deepEqual(events.map(({uid}) => uid), names.map((_, index) => `${sampleToken(index).id}@3333a1b2-3333-4333-8333-333333333333`));
	assert.equal([...calendarCheck(check, 2)].join('').match(/^BEGIN:VEVENT/gm)?.length, 2);
});

test('the text is one line where nothing is to be done, and names each token that expires', () => {
	const calm = [...textCheck(makeCheck([sampleToken(1, {...quiet, expiresAt: at(100), createdAt: at(-1)})], {failOn: 'high'}))].join('');
	assert.match(calm, /^eu-metrics, 2026-06-15T12:00:00Z: nothing is high or worse\. The next token expires on 2026-09-23\.\n$/);
	const lines = [...textCheck(makeCheck([sampleToken(1, {...quiet, description: 'a\u{1B}[2Jb', expiresAt: at(3)})]))].join('');
	assert.match(lines, /: 1 token expires within 14 days/);
	assert.match(lines, /^ {2}aaaa0000-0000-4000-8000-000000000001 {2}a\^\[\[2Jb: expires soon, expires on 2026-06-18, in 3 days$/m);
});
