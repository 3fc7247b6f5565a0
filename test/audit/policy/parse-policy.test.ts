import assert from 'node:assert/strict';
import test from 'node:test';
import {parsePolicy} from '../../../source/audit/policy/parse-policy.js';
import {defaultPolicy} from '../../../source/audit/policy/policy.js';

const id = '6F2C0A14-5b1e-4c3d-9a7f-0123456789ab';

function problemsOf(text: string): readonly string[] {
	const parsed = parsePolicy(text, 'policy.toml');
	return parsed.ok ? [] : parsed.problems;
}

test('an empty policy is the defaults, with its file and the hash of its text', () => {
	assert.deepEqual(parsePolicy('', 'policy.toml'), {ok: true, value: {...defaultPolicy, source: 'policy.toml', version: 'e3b0c44298fc'}});
});

test('every part of a policy is read', () => {
	const parsed = parsePolicy(String.raw`
enforce = true
off = ["missing-database", "no-team"]
[thresholds]
old_after_days = 365
[lifetime]
maximum_days = 90
[description]
naming_pattern = '^\p{Ll}+/'
owner_pattern = 'team-(?<owner>[\w-]+)'
[severities]
write-all = "high"
[protected]
ids = ["${id}"]
[[rule]]
id = "no-team"
severity = "low"
sentence = "no team is named"
filter = "!team"
[[mute]]
rule = "write-all"
token = "${id}"
reason = "The backup needs it."
until = 2027-01-31
[[mute]]
rule = "no-team"
database = "Sensors"
reason = "It is new."
until = "2026-12-24"
`, 'policy.toml');
	assert.ok(parsed.ok, JSON.stringify(parsed));
	const {version, customRules, namingPattern, ownerPattern, ...policy} = parsed.value;
	const [rule] = customRules;
	assert.match(version, /^[\da-f]{12}$/);
	assert.equal(rule?.id, 'no-team');
	assert.deepEqual(rule.query.terms, [{isNegated: true, condition: {kind: 'text', texts: ['team']}}]);
	assert.deepEqual(['edge/a', 'Edge/a'].map(text => namingPattern?.test(text)), [true, false]);
	assert.equal(ownerPattern?.exec('x team-a-b y')?.groups?.owner, 'a-b');
	assert.deepEqual(policy, {
		source: 'policy.toml',
		thresholds: {...defaultPolicy.thresholds, oldAfterDays: 365, maximumLifetimeDays: 90},
		severities: new Map([['write-all', 'high']]),
		off: new Set(['missing-database', 'no-team']),
		protectedIds: new Set([id.toLowerCase()]),
		mutes: [
			{
				rule: 'write-all', tokenId: id.toLowerCase(), reason: 'The backup needs it.', until: '2027-01-31',
			},
			{
				rule: 'no-team', database: 'Sensors', reason: 'It is new.', until: '2026-12-24',
			},
		],
		isEnforced: true,
	});
});

const wrong: ReadonlyArray<readonly [text: string, problem: string]> = [
	['[thresholds]\nold_after_days = "2y"', 'line 2: thresholds.old_after_days takes a whole number of days from 1 to 36500, not "2y".'],
	['[thresholds]\nold_after_days = 0', 'line 2: thresholds.old_after_days takes a whole number of days from 1 to 36500, not 0.'],
	['[lifetime]\nmaximum_days = 1.5', 'line 2: lifetime.maximum_days takes a whole number of days from 1 to 36500, not 1.5.'],
	['\n[thresholds]\nold_after = 3', 'line 3: thresholds has no key old_after. Its keys are expires_within_days, old_after_days, soak_days, rotation_overdue_days, many_databases, burst_tokens, burst_minutes.'],
	['[thresholds]\nsoak_day = 3', 'line 2: thresholds has no key soak_day. Did you mean soak_days?'],
	['[threshold]\nsoak_days = 3', 'line 1: a policy has no key threshold. Did you mean thresholds?'],
	['thresholds = 3', 'line 1: thresholds takes a table, not 3.'],
	['enforce = "yes"', 'line 1: enforce takes true or false, not "yes".'],
	['off = [\n  "write-al",\n]', 'line 2: off names the rule "write-al", which there is not. Did you mean write-all?'],
	['off = ["xyz"]', 'line 1: off names the rule "xyz", which there is not. audit --init-policy lists the rules.'],
	['off = [3]', 'line 1: off takes a list of rules, such as ["test-like"], not 3.'],
	['[severities]\nwrite-all = "severe"', 'line 2: severities.write-all takes one of critical, high, medium, low, info, not "severe".'],
	['[severities]\nwriteall = "high"', 'line 2: severities.writeall names the rule "writeall", which there is not. Did you mean write-all?'],
	['[description]\nnaming_pattern = "("', 'line 2: description.naming_pattern is no regular expression of JavaScript with the flag u: Unterminated group.'],
	['[description]\nowner_pattern = ""', 'line 2: description.owner_pattern takes a JavaScript regular expression of 1 to 1000 characters, not "".'],
	['[protected]\nids = ["6f2c0a14"]', 'line 2: protected.ids takes a list of whole token IDs, such as ["6f2c0a14-5b1e-4c3d-9a7f-0123456789ab"], not "6f2c0a14".'],
	['[[mute]]\nrule = "write-all"\nreason = "x"', 'line 1: mute needs the key until, which takes the last day of the mute, such as 2027-01-31.'],
	['[[mute]]\nrule = "write-all"\nreason = "x"\nuntil = "2027-02-30"', 'line 4: mute.until takes the last day of the mute, such as 2027-01-31, not "2027-02-30".'],
	['[[mute]]\nrule = "write-all"\nreason = " "\nuntil = 2027-02-03', 'line 3: mute.reason takes a reason of 1 to 1000 characters, not " ".'],
	['[[mute]]\nrule = "write-all"\ntoken = "a"\ndatabase = "b"\nreason = "x"\nuntil = 2027-02-03', 'line 4: mute.database cannot stand beside mute.token: a finding is about a token or about a database.'],
	['mute = 3', 'line 1: mute takes tables with the header [[mute]], not 3.'],
	['[[rule]]\nid = "A b"\nseverity = "low"\nsentence = "s"\nfilter = "x"', 'line 2: rule.id takes lower case letters and digits with dashes between them, such as "no-team", not "A b".'],
	['[[rule]]\nid = "write-all"\nseverity = "low"\nsentence = "s"\nfilter = "x"', 'line 2: rule.id is write-all, and another rule has that ID.'],
	['[[rule]]\nid = "a"\nseverity = "low"\nsentence = "s"\nfilter = "agee>3d"', 'line 5: rule.filter is no filter: no field "agee"; did you mean age>.'],
	...['finding:write-all', '!severity>=high', 'muted:yes'].map(filter => [`[[rule]]\nid = "a"\nseverity = "low"\nsentence = "s"\nfilter = "${filter}"`, 'line 5: rule.filter asks for findings, which follow from it: it takes neither finding:, severity: nor muted:.'] as const),
	['a = 1\na = 2', 'line 2, column 1: it is not TOML: trying to redefine an already defined table or value.'],
];

test('a mistake is named with the line, the key, and what is allowed', () => {
	for (const [text, problem] of wrong) {
		assert.deepEqual(problemsOf(text), [`policy.toml, ${problem}`], text);
	}
});

test('all mistakes are named at once, in the order of the file, and no more than ten', () => {
	assert.deepEqual(problemsOf('enforce = 1\n[[mute]]\nrule = "x"\n[thresholds]\nsoak_days = -1\n').map(problem => /line \d+: [\w.]+/.exec(problem)?.[0]), [
		'line 1: enforce', 'line 2: mute', 'line 2: mute', 'line 3: mute.rule', 'line 5: thresholds.soak_days',
	]);
	const many = problemsOf(Array.from({length: 13}, (_, index) => `key${index} = 1`).join('\n'));
	assert.equal(many.length, 11);
	assert.equal(many.at(-1), 'policy.toml has 3 more mistakes.');
});

test('a rule of the policy that has a mistake can be named by a mute, which is no second mistake', () => {
	assert.equal(problemsOf('[[rule]]\nid = "own"\nseverity = "low"\nsentence = "s"\nfilter = "age>"\n[[mute]]\nrule = "own"\nreason = "r"\nuntil = 2027-01-01').length, 1);
});

test('keys like __proto__ and constructor are unknown keys and nothing else', () => {
	assert.equal(problemsOf('[__proto__]\na = 1').length, 1);
	assert.equal(problemsOf('[thresholds]\nconstructor = 1').length, 1);
	assert.equal(problemsOf('[severities]\ntoString = "low"').length, 1);
});
