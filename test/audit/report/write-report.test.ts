import assert from 'node:assert/strict';
import test from 'node:test';
import {writeReport} from '../../../source/audit/report/write-report.js';
import {display} from '../../../source/terminal/display.js';
import {csvRecords} from '../../../source/tokens/list/csv-records.js';
import {hostileTexts} from '../../helpers/api/hostile-texts.js';
import {sampleAudit, sampleReport, sampleToken} from '../../helpers/audit/sample-report.js';

const formulas = ['=1+2', '+1', '-1', '@SUM(A1)', '\t=1', '＝1', '\u{200B}=1'];
const texts = [...hostileTexts, ...formulas];
const report = sampleReport(sampleAudit(texts.map((text, index) => sampleToken(index, {description: text, permissions: [{action: 'write', resource: `gone ${text}`}]}))), {rules: ['missing-database']}, {clusterName: '=cluster "findings": [] x'});
const written = (format: 'csv' | 'json' | 'jsonl') => [...writeReport(report, format, display)].join('');

type ParsedFinding = {readonly subject: {readonly description: string}; readonly databases: readonly string[]; readonly grants: unknown};
type Parsed = {
	readonly report: unknown;
	readonly cluster: {readonly name: string};
	readonly policy: unknown;
	readonly score: unknown;
	readonly cannotKnow: unknown;
	readonly findings: readonly ParsedFinding[];
	readonly rules: ReadonlyArray<{readonly id: string; readonly findings: number; readonly cannotKnow: unknown; readonly notAskedBecause: unknown}>;
};

test('JSON has every text as it is, the score with its arithmetic, the rules with what they cannot know, and where it was made', () => {
	const parsed = JSON.parse(written('json')) as Parsed;
	assert.deepEqual(parsed.report, {
		kind: 'influx-tokens audit', version: 1, at: report.facts.at, clock: 'service', program: '1.2.3',
	});
	assert.equal(parsed.cluster.name, '=cluster "findings": [] x');
	assert.deepEqual(parsed.policy, {source: null, version: 'defaults'});
	assert.deepEqual(parsed.score, report.score);
	assert.deepEqual(parsed.cannotKnow, report.limits);
	assert.deepEqual(parsed.findings.map(({subject}) => subject.description), texts);
	assert.deepEqual(parsed.findings.map(({databases}) => databases), texts.map(text => [`gone ${text}`]));
	assert.deepEqual(parsed.findings[0]!.grants, [{action: 'write', resource: `gone ${texts[0]!}`}]);
	const rule = parsed.rules[0]!;
	assert.equal(rule.id, 'missing-database');
	assert.equal(rule.findings, texts.length);
	assert.equal(typeof rule.cannotKnow, 'string');
	assert.equal(rule.notAskedBecause, null);
	assert.doesNotMatch(written('json'), /[^\P{Other}\n]/u);
});

test('JSON lines hold a finding each, with the cluster, the time, the versions and the score', () => {
	const lines = written('jsonl').trimEnd().split('\n').map(line => JSON.parse(line) as ParsedFinding & Record<string, unknown>);
	assert.deepEqual(lines.map(({subject}) => subject.description), texts);
	for (const line of lines) {
		assert.equal(line.rule, 'missing-database');
		assert.equal(line.cluster, '=cluster "findings": [] x');
		assert.equal(line.at, report.facts.at);
		assert.equal(line.program, '1.2.3');
		assert.equal(line.policyVersion, 'defaults');
		assert.equal(line.score, report.score.points);
		assert.equal(typeof line.cannotKnow, 'string');
	}
});

test('no cell of the CSV begins as a formula, and every row has the cells of the head', () => {
	const [head, ...rows] = csvRecords(written('csv'));
	assert.equal(rows.length, texts.length);
	for (const {cells, isWhole} of rows) {
		assert.ok(isWhole);
		assert.equal(cells.length, head!.cells.length);
		for (const cell of cells) {
			assert.doesNotMatch(cell, /^[\s\p{Control}\p{Format}]*[+\-=@＝]/u);
		}
	}

	const column = (name: string, row: number) => rows[row]!.cells[head!.cells.indexOf(name)]!;
	assert.equal(column('cluster', 0), '\'=cluster "findings": [] x');
	assert.equal(column('description', texts.indexOf('=1+2')), '\'=1+2');
	assert.equal(column('tokenId', 3), sampleToken(3).id);
});
