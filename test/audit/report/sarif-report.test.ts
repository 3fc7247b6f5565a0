import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import ajvDraft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import {writeReport} from '../../../source/audit/report/write-report.js';
import {hostileTexts} from '../../helpers/api/hostile-texts.js';
import {sampleAudit, sampleReport, sampleToken} from '../../helpers/audit/sample-report.js';
import {projectFolder} from '../../helpers/project-folder.js';

type Result = {
	readonly ruleId: string;
	readonly ruleIndex: number;
	readonly level: string;
	readonly message: {readonly text: string};
	readonly locations: ReadonlyArray<{readonly logicalLocations: ReadonlyArray<{readonly name: string; readonly fullyQualifiedName: string; readonly kind: string}>}>;
	readonly partialFingerprints: Readonly<Record<string, string>>;
	readonly suppressions?: ReadonlyArray<{readonly justification: string}>;
};
type Log = {
	readonly runs: readonly [{
		readonly tool: {readonly driver: {readonly version: string; readonly rules: ReadonlyArray<{readonly id: string; readonly help: {readonly text: string}}>}};
		readonly results: readonly Result[];
		readonly invocations: ReadonlyArray<{readonly toolExecutionNotifications: ReadonlyArray<{readonly message: {readonly text: string}}>}>;
	}];
};

const texts = [...hostileTexts, '[a link](https://evil.example)', '{0}', '\u{D800} half', ''];
const all = {permissions: [{action: 'write', resource: '*'}]};
const mutes = [{
	rule: 'write-all', tokenId: sampleToken(901).id, reason: 'known', until: '2099-01-01',
}];

function sarifOf(more: {readonly createdAt?: string} = {}): string {
	const tokens = [
		...texts.map((text, index) => sampleToken(index, {description: text, permissions: [{action: 'write', resource: `gone ${text}`}], ...more})),
		sampleToken(900, all),
		sampleToken(901, all),
	];
	return [...writeReport(sampleReport(sampleAudit(tokens, {mutes, off: new Set(['old'])}), {hasMuted: true}), 'sarif', text => text)].join('');
}

test('the SARIF report is valid by the schema of SARIF 2.1.0', () => {
	const schema = JSON.parse(readFileSync(path.join(projectFolder(), 'test', 'fixtures', 'sarif-schema-2.1.0.json'), 'utf8')) as Record<string, unknown>;
	const Ajv = ajvDraft04.default; // eslint-disable-line @typescript-eslint/naming-convention -- a class
	const ajv = new Ajv({strict: false, allErrors: true});
	formats.default(ajv);
	const isValid = ajv.compile(schema);
	assert.ok(isValid(JSON.parse(sarifOf())), JSON.stringify(isValid.errors?.slice(0, 5), undefined, 2));
	assert.ok(isValid(JSON.parse([...writeReport(sampleReport(sampleAudit([])), 'sarif', text => text)].join(''))));
});

test('SARIF has the severities as levels, a place for each token, muted findings as suppressions, and what the report cannot know', () => {
	const {tool, results, invocations} = (JSON.parse(sarifOf()) as Log).runs[0];
	const {driver} = tool;
	assert.equal(driver.version, '1.2.3');
	for (const result of results) {
		assert.equal(driver.rules[result.ruleIndex]!.id, result.ruleId);
		assert.ok(driver.rules[result.ruleIndex]!.help.text.includes('What the rule cannot know: '));
	}

	const of = (rule: string) => results.filter(({ruleId}) => ruleId === rule);
	assert.deepEqual(of('write-all').map(({level, suppressions}) => [level, suppressions?.[0]?.justification]), [['error', undefined], ['error', 'known (until 2099-01-01)']]);
	assert.equal(of('missing-database')[3]!.locations[0]!.logicalLocations[0]!.fullyQualifiedName, `eu-metrics/tokens/${sampleToken(3).id}`);
	assert.equal(of('never-expires')[0]!.level, 'note');
	const link = of('missing-database')[texts.indexOf('[a link](https://evil.example)')]!;
	assert.ok(link.message.text.includes(String.raw`\[a link\](https://evil.example)`), 'no text from outside is a link');
	const words = invocations[0]!.toolExecutionNotifications.map(({message}) => message.text).join('\n');
	assert.match(words, /does not say when a token was last used/);
	assert.match(words, /not asked, because the policy switches it off: old/);
});

test('a finding has the same fingerprint in the next report, and no other finding has it', () => {
	const prints = (text: string) => (JSON.parse(text) as Log).runs[0].results.map(({partialFingerprints}) => partialFingerprints['findingHash/v1']!);
	const first = prints(sarifOf());
	assert.equal(new Set(first).size, first.length);
	const later = new Set(prints(sarifOf({createdAt: '2025-01-01T00:00:00Z'})));
	assert.ok(first.filter(print => later.has(print)).length >= texts.length, 'the evidence may change');
});
