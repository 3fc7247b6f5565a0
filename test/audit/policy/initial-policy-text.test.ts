import assert from 'node:assert/strict';
import test from 'node:test';
import {initialPolicyText} from '../../../source/audit/policy/initial-policy-text.js';
import {parsePolicy} from '../../../source/audit/policy/parse-policy.js';
import {defaultPolicy} from '../../../source/audit/policy/policy.js';
import {allRules} from '../../../source/audit/rules/all-rules.js';

const text = initialPolicyText();

test('the initial policy is the defaults', () => {
	const parsed = parsePolicy(text, 'policy.toml');
	assert.ok(parsed.ok, JSON.stringify(parsed));
	assert.deepEqual({...parsed.value, source: undefined, version: 'defaults'}, defaultPolicy);
});

test('each example of the initial policy is right once it is no comment', () => {
	const parsed = parsePolicy(text.replaceAll(/^# (?=\[\[|[\w-]+ = )/gm, ''), 'policy.toml');
	assert.ok(parsed.ok, JSON.stringify(parsed));
	const {thresholds, namingPattern, ownerPattern, protectedIds, mutes, customRules, severities} = parsed.value;
	assert.deepEqual(severities, new Map(allRules.map(({id, severity}) => [id, severity])));
	assert.equal(thresholds.maximumLifetimeDays, 365);
	assert.ok(namingPattern);
	assert.ok(ownerPattern);
	assert.deepEqual([protectedIds.size, mutes.length, customRules.length], [1, 1, 1]);
});

test('the initial policy is ASCII, and fits 80 columns but for the list of rules', () => {
	assert.match(text, /^[\n\u{20}-\u{7E}]*$/u);
	assert.deepEqual(text.split('\n').filter(line => line.length > 80 && !/^# [\w-]+ += "/.test(line)), []);
});
