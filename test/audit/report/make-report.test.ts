import assert from 'node:assert/strict';
import test from 'node:test';
import {parseFilter} from '../../../source/tokens/filter/parse.js';
import {sampleAudit, sampleReport, sampleToken} from '../../helpers/audit/sample-report.js';

const everything = {permissions: [{action: 'write', resource: '*'}, {action: 'read', resource: '*'}]};
const mute = {
	rule: 'missing-database', tokenId: sampleToken(2).id, reason: 'the database comes back', until: '2099-01-01',
};

function idsOf(report: ReturnType<typeof sampleReport>, rule: string): readonly string[] {
	return report.findings.filter(finding => finding.rule.id === rule).map(({subject}) => subject.kind === 'token' ? subject.id.slice(-1) : subject.name);
}

test('a report has the findings that are not muted, and counts the muted ones', () => {
	const audit = sampleAudit([sampleToken(1), sampleToken(2), sampleToken(3, everything)], {mutes: [mute]});
	const report = sampleReport(audit, {rules: ['missing-database', 'write-all']});
	assert.deepEqual(idsOf(report, 'missing-database'), ['1']);
	assert.deepEqual(idsOf(report, 'write-all'), ['3']);
	assert.equal(report.counts.muted, 1);
	assert.equal(report.counts.findings.critical, 1);
	assert.equal(report.counts.findings.high, 1);
	assert.deepEqual(report.rules.map(({id, count}) => [id, count]), [['write-all', 1], ['missing-database', 1]]);

	const withMuted = sampleReport(audit, {rules: ['missing-database'], hasMuted: true});
	assert.deepEqual(idsOf(withMuted, 'missing-database'), ['1', '2']);
	assert.deepEqual(withMuted.findings[1]!.muted, {reason: mute.reason, until: mute.until});
	assert.equal(withMuted.counts.findings.high, 1, 'a muted finding is counted apart');
});

test('a choice restricts the findings to rules, to a severity and to the tokens of a filter, and the score stays that of the cluster', () => {
	const audit = sampleAudit([sampleToken(1, {description: 'old loader'}), sampleToken(2), sampleToken(3, everything)]);
	const whole = sampleReport(audit);
	const severe = sampleReport(audit, {severity: 'critical'});
	assert.ok(severe.findings.length > 0);
	assert.ok(severe.findings.every(({rule}) => rule.severity === 'critical'));
	assert.ok(severe.rules.every(({severity}) => severity === 'critical'), 'it does not say of rules that it left out that they found nothing');

	const filter = parseFilter('loader');
	assert.ok(filter.ok);
	const filtered = sampleReport(audit, {filters: ['loader'], query: filter.query});
	assert.deepEqual(idsOf(filtered, 'missing-database'), ['1']);
	assert.ok(filtered.findings.every(({subject}) => subject.kind === 'token'));
	assert.deepEqual(filtered.tokens.map(({description}) => description), ['old loader']);
	assert.match(filtered.limits.join('\n'), /findings about databases are not in it/);
	for (const report of [severe, filtered]) {
		assert.deepEqual(report.score, whole.score);
		assert.equal(report.counts.tokens, 3);
	}
});

test('a report says which rules were not asked and why, and which tokens cannot be read whole', () => {
	const audit = sampleAudit([sampleToken(1, {oddities: ['permission 2 has no resource'], oddFields: {permissions: [{}]}})], {off: new Set(['missing-database'])});
	const report = sampleReport(audit);
	const rule = report.rules.find(({id}) => id === 'missing-database')!;
	assert.equal(rule.skipped, 'the policy switches it off');
	assert.equal(rule.count, 0);
	assert.match(report.limits.join('\n'), /^This rule was not asked, because the policy switches it off: missing-database\.$/m);
	assert.match(report.limits.join('\n'), /^1 token cannot be read whole/m);
	assert.match(report.limits.join('\n'), /does not say when a token was last used/);
});

test('the rules with findings come first, the worst first and then those with most findings', () => {
	const report = sampleReport(sampleAudit([sampleToken(1), sampleToken(2), sampleToken(3, everything)]));
	const found = report.rules.filter(({count}) => count > 0);
	assert.deepEqual(report.rules.slice(0, found.length), found);
	assert.equal(found[0]!.severity, 'critical');
	assert.equal(found.reduce((sum, {count}) => sum + count, 0), report.findings.length);
	for (const {findings} of report.tokens) {
		assert.ok(findings.every(finding => report.findings.includes(finding)));
	}
});
