import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {filterFields} from '../../../source/tokens/filter/fields.js';
import {parseFilter} from '../../../source/tokens/filter/parse.js';
import {printFilter} from '../../../source/tokens/filter/print.js';
import {someQuery} from '../../helpers/tokens/arbitrary-query.js';

function canonical(input: string): string {
	const result = parseFilter(input);
	assert.ok(result.ok, `${input}: ${result.ok ? '' : result.error.message}`);
	return printFilter(result.query);
}

function errorOf(input: string): {at: string; message: string} {
	const result = parseFilter(input);
	assert.ok(!result.ok, `${input} was read as ${result.ok ? printFilter(result.query) : ''}`);
	return {at: input.slice(result.error.start, result.error.end), message: result.error.message};
}

test('a printed query is parsed into the same query', () => {
	fc.assert(fc.property(someQuery, query => {
		const result = parseFilter(printFilter(query));
		assert.deepEqual(result, {ok: true, query});
	}), {numRuns: 1000});
});

test('any text is parsed, or gives an error within the text', () => {
	const someInput = fc.oneof(
		fc.string({unit: 'binary', maxLength: 30}),
		fc.string({unit: fc.constantFrom(...'adbgeis:|!"<>= 1.*-'), maxLength: 30}),
		fc.array(fc.constantFrom('db:', 'age>', 'created:', '2025', '..', '!', '|', '"', 'x', ' ', 'age', 'db:=', '=', 'can:', 'write:', '-', '*', 'OR', 'expires<', '30d', 'id:', 'nonsense:', 'grants='), {maxLength: 10}).map(parts => parts.join('')),
	);
	fc.assert(fc.property(someInput, input => {
		const result = parseFilter(input);
		if (result.ok) {
			const text = printFilter(result.query);
			assert.deepEqual(parseFilter(text), result, 'its canonical text is parsed into the same query');
			return;
		}

		const {start, end, message} = result.error;
		assert.ok(start >= 0);
		assert.ok(start < end);
		assert.ok(end <= input.length);
		assert.notEqual(message, '');
	}), {numRuns: 2000});
});

test('the parts of the language', async t => {
	const cases: ReadonlyArray<readonly [input: string, text: string]> = [
		['', ''],
		['  telegraf   EDGE ', 'telegraf EDGE'],
		['"wind farm" x', '"wind farm" x'],
		['"word"', 'word'],
		['"say ""hi"" now"', '"say ""hi"" now"'],
		['"http://x" "db:x"', '"http://x" "db:x"'],
		['10:30 edge-7:8086 env=prod 5"disk', '10:30 edge-7:8086 env=prod 5"disk'],
		['a|b !a|b', 'a|b !a|b'],
		['!"wind farm"|x', '!"wind farm"|x'],
		['hello!', 'hello!'],
		['"a"b', 'a b'],
		['DB:Flight2', 'db:Flight2'],
		['db:a|"b c"|*', 'db:a|"b c"|*'],
		['db:db:x', 'db:"db:x"'],
		['DB:=Flight2|b db=x', 'db:=Flight2|b db:=x'],
		['db:"=x"', 'db:"=x"'],
		['can:WRITE:Sensors|flight2 !can:any:*', 'can:write:Sensors|flight2 !can:any:*'],
		['can:"read:wind farm"|"a:b"|-x', 'can:"read:wind farm"|"a:b"|"-x"'],
		['can:write:a:b', 'can:write:a:b'],
		['suspended>7D suspended<=2026-03 suspended:2025..', 'suspended>7d suspended<=2026-03 suspended:2025..'],
		['expires<2027-03-01 expires>=2027 expires:2027-03', 'expires<2027-03-01 expires>=2027 expires:2027-03'],
		['created>2025-03 created<=2025', 'created>2025-03 created<=2025'],
		['- -- -08 "-x" edge-x', '- -- -08 "-x" edge-x'],
		['* "x*" *x', '* "x*" *x'],
		['"OR" or and not OR', '"OR" or and not "OR"'],
		['a "OR" b', 'a "OR" b'],
		['"age" >90d', 'age ">90d"'],
		['age ">90d" > <b', 'age ">90d" ">" "<b"'],
		['action:WRITE', 'action:write'],
		['status:Active|expired', 'status:active|expired'],
		['!status:revoked', '!status:revoked'],
		['age>90D age<=2w age>=1m age<1y', 'age>90d age<=2w age>=1m age<1y'],
		['age>007d', 'age>7d'],
		['expires<30d expires:NEVER', 'expires<30d expires:never'],
		['grants>5 grants:none grants:0 grants=3 grants:3', 'grants>5 grants:none grants:none grants:3 grants:3'],
		['wildcard:any|write missing:db id:6F2C', 'wildcard:any|write missing:db id:6f2c'],
		['created:2025-03..2025-06 created:2025', 'created:2025-03..2025-06 created:2025'],
		['created:2025-03..2025-03 created:2025-03-01..', 'created:2025-03 created:2025-03-01..'],
		['created:..2025-06|2024', 'created:..2025-06|2024'],
		['created:2025-06..2025', 'created:2025-06..2025'],
		['finding:Last-Writer|ANY !finding:NONE', 'finding:last-writer|any !finding:none'],
		['severity:Critical|low severity>=HIGH severity<medium', 'severity:critical|low severity>=high severity<medium'],
		['muted:YES !muted:no', 'muted:yes !muted:no'],
		['owner:Team-X|"wind farm" owner:NONE', 'owner:Team-X|"wind farm" owner:none'],
	];
	for (const [input, text] of cases) {
		await t.test(input, () => {
			assert.equal(canonical(input), text);
		});
	}
});

test('a term that is still being typed is ignored', async t => {
	const cases: ReadonlyArray<readonly [input: string, text: string]> = [
		['"wind fa', '"wind fa"'],
		['"', ''],
		['""', ''],
		['"say ""', '"say """'],
		['db:"a b', 'db:"a b"'],
		['x !', 'x'],
		['x ! ', 'x'],
		['x|', 'x'],
		['x| ', 'x'],
		['x|"', 'x'],
		['status:active|', 'status:active'],
	];
	for (const [input, text] of cases) {
		await t.test(input, () => {
			assert.equal(canonical(input), text);
		});
	}
});

test('errors have a place and say what is accepted', async t => {
	const cases: ReadonlyArray<readonly [input: string, at: string, message: string]> = [
		['x datbase:y', 'datbase:', 'no field "datbase"; did you mean db:'],
		['bd:y', 'bd:', 'no field "bd"; did you mean db:'],
		['databse:y', 'databse:', 'no field "databse"; did you mean db:'],
		['Stauts:active', 'Stauts:', 'no field "Stauts"; did you mean status:'],
		['exp<3d', 'exp<', 'no field "exp"; did you mean expires<'],
		['grnats>5', 'grnats>', 'no field "grnats"; did you mean grants>'],
		['permission:write', 'permission:', 'no field "permission"; did you mean action:'],
		['name:x', 'name:', 'no field "name"; plain words search descriptions'],
		['http://x', 'http:', 'no field "http"; to search for the text, quote it'],
		['x finding:last-writr y', 'finding:last-writr', 'no rule "last-writr"; did you mean finding:last-writer'],
		['finding:old|last', 'finding:old|last', 'no rule "last"; did you mean finding:last-writer'],
		['finding:no-team', 'finding:no-team', 'no rule "no-team"; the audit lists the rules'],
		['finding:no-writer', 'finding:no-writer', 'no-writer is a rule about databases; no token has it'],
		['finding:none|old', 'finding:none|old', 'finding takes rules of the audit, any or none: finding:last-writer'],
		['finding=old', 'finding=old', 'finding takes rules of the audit, any or none: finding:last-writer'],
		['severity:bad', 'severity:bad', 'severity takes critical, high, medium, low or info: severity>=high'],
		['severity>=high|low', 'severity>=high|low', 'severity takes critical, high, medium, low or info: severity>=high'],
		['severity=high', 'severity=high', 'severity takes critical, high, medium, low or info: severity>=high'],
		['muted:maybe', 'muted:maybe', 'muted takes yes or no: muted:yes'],
		['muted:yes|no', 'muted:yes|no', 'muted takes yes or no: muted:yes'],
		['owner:none|x', 'owner:none|x', 'owner takes none or a part of an owner: owner:team-x, owner:none'],
		[String.raw`C:\x`, 'C:', 'no field "C"; to search for the text, quote it'],
		['x db:', 'db:', 'db takes part of a name, = and a whole name, or *: db:sensors, db:=sensors'],
		['db>5', 'db>5', 'db takes part of a name, = and a whole name, or *: db:sensors, db:=sensors'],
		['db:=', 'db:=', 'db takes part of a name, = and a whole name, or *: db:sensors, db:=sensors'],
		['can:write', 'can:write', 'can takes read, write or any, and a whole name: can:write:sensors'],
		['can:write:', 'can:write:', 'can takes read, write or any, and a whole name: can:write:sensors'],
		['can::sensors', 'can::sensors', 'can takes read, write or any, and a whole name: can:write:sensors'],
		['can:admin:sensors', 'can:admin:sensors', 'can takes read, write or any, and a whole name: can:write:sensors'],
		['can:write:"a', 'can:write:"a', 'can takes read, write or any, and a whole name: can:write:sensors'],
		['can=write:a', 'can=write:a', 'can takes read, write or any, and a whole name: can:write:sensors'],
		['suspended:yes', 'suspended:yes', 'suspended takes a length of time or a date: suspended>7d, suspended<2026-03'],
		['suspended>7', 'suspended>7', 'suspended takes a length of time or a date: suspended>7d, suspended<2026-03'],
		['created>90d', 'created>90d', 'created takes dates, the earlier first: created>2025-03, created:2024..2025'],
		['created>2025|2026', 'created>2025|2026', 'created takes dates, the earlier first: created>2025-03, created:2024..2025'],
		['created<2025..2026', 'created<2025..2026', 'created takes dates, the earlier first: created>2025-03, created:2024..2025'],
		['expires=2025', 'expires=2025', 'expires takes never, a time or a date: expires<30d, expires<2027-03-01'],
		['expires<2027-02-30', 'expires<2027-02-30', 'expires takes never, a time or a date: expires<30d, expires<2027-03-01'],
		['x status:actve y', 'status:actve', 'status takes active, suspended, expired, revoked, unknown or odd: status:odd'],
		['status=revoked', 'status=revoked', 'status takes active, suspended, expired, revoked, unknown or odd: status:odd'],
		['age:90d', 'age:90d', 'age takes a length of time in h, d, w, m, y: age>90d'],
		['age>90', 'age>90', 'age takes a length of time in h, d, w, m, y: age>90d'],
		['age>1d|2d', 'age>1d|2d', 'age takes a length of time in h, d, w, m, y: age>90d'],
		['expires:soon', 'expires:soon', 'expires takes never, a time or a date: expires<30d, expires<2027-03-01'],
		['grants>many', 'grants>many', 'grants takes none or a number: grants:none, grants:3, grants>5'],
		['wildcard:all', 'wildcard:all', 'wildcard takes read, write or any: wildcard:write'],
		['missing:table', 'missing:table', 'missing takes db alone: missing:db'],
		['id:xyz', 'id:xyz', 'id takes the start of a token ID, hexadecimal digits and dashes: id:6f2c'],
		['created:2025-02-30', 'created:2025-02-30', 'created takes dates, the earlier first: created>2025-03, created:2024..2025'],
		['created:2025-13', 'created:2025-13', 'created takes dates, the earlier first: created>2025-03, created:2024..2025'],
		['created:2025..2024', 'created:2025..2024', 'created takes dates, the earlier first: created>2025-03, created:2024..2025'],
		['created:..', 'created:..', 'created takes dates, the earlier first: created>2025-03, created:2024..2025'],
		['a | b', '|', '| touches both words: one|other'],
		['a| b', '|', '| touches both words: one|other'],
		['|a', '|', '| touches both words: one|other'],
		['!|a', '|', '| touches both words: one|other'],
		['! a', '!', '! touches what it negates: !word'],
		['!!a', '!', '! stands once, before the whole term: !one|other is neither'],
		['a|!b', '!', '! stands once, before the whole term: !one|other is neither'],
		['a|db:b', 'db:', 'db: cannot follow |; to search for the text, quote it'],
		['db:a|status:active', 'status:', 'status: cannot follow |; to search for the text, quote it'],
	];
	for (const [input, at, message] of cases) {
		await t.test(input, () => {
			assert.deepEqual(errorOf(input), {at, message});
		});
	}
});

test('what other search languages read as a sign is an error that says what to write here', async t => {
	const exclude = (word: string) => `to exclude, !${word}; to search for the text, quote it`;
	const either = 'either is one|other or db:one|other; to search for OR, quote it';
	const star = 'a word is found anywhere; leave out the *, or quote the word';
	const noBlanks = (field: string) => `a field has no blanks: ${field}`;
	const cases: ReadonlyArray<readonly [input: string, at: string, message: string]> = [
		['age > 90d', 'age > 90d', noBlanks('age>90d')],
		['x Age  >= 90d y', 'Age  >= 90d', noBlanks('Age>=90d')],
		['!age >90d', 'age >90d', noBlanks('age>90d')],
		['age> 90d', 'age> 90d', noBlanks('age>90d')],
		['db: sensors', 'db: sensors', noBlanks('db:sensors')],
		['db :sensors', 'db :sensors', noBlanks('db:sensors')],
		['db := "a b"', 'db := "a b"', noBlanks('db:=a b')],
		['status = active', 'status = active', noBlanks('status=active')],
		['expires <', 'expires <', noBlanks('expires<30d')],
		['x -grafana', '-grafana', exclude('grafana')],
		['-db:x', '-db:x', exclude('db:x')],
		['a|-b', '-b', exclude('b')],
		['a OR b', 'OR', either],
		['db:a OR !db:b', 'OR', either],
		['a AND b', 'AND', 'every term must match anyway; leave AND out, or quote it'],
		['NOT a', 'NOT', 'to exclude, !word; to search for NOT, quote it'],
		['a NOT b', 'NOT', 'to exclude, !word; to search for NOT, quote it'],
		['tok*', 'tok*', star],
	];
	for (const [input, at, message] of cases) {
		await t.test(input, () => {
			assert.deepEqual(errorOf(input), {at, message});
		});
	}
});

test('a filter may name the rules of the policy too, and any where the policy is not known', () => {
	const query = {terms: [{isNegated: false, condition: {kind: 'finding', rules: ['no-team']}}]};
	assert.equal(parseFilter('finding:no-team').ok, false);
	assert.deepEqual(parseFilter('finding:no-team', {ownRules: ['no-team']}), {ok: true, query});
	assert.deepEqual(parseFilter('finding:No-Team', {ownRules: 'any'}), {ok: true, query});
	const near = parseFilter('finding:no-tem', {ownRules: ['no-team']});
	assert.equal(near.ok ? '' : near.error.message, 'no rule "no-tem"; did you mean finding:no-team');
	for (const text of ['finding:', 'finding:a_b', 'finding:-a', 'finding:no-writer', 'finding:a--b']) {
		assert.equal(parseFilter(text, {ownRules: 'any'}).ok, false, text);
	}
});

test('every message about a field fits below the filter at 80 columns', () => {
	for (const {name} of filterFields) {
		assert.ok(errorOf(`${name}:`).message.length <= 80 - 4, errorOf(`${name}:`).message);
	}
});

test('the example of every field can be parsed, and so can the one in its error', () => {
	for (const {name, uses} of filterFields) {
		for (const {example} of uses) {
			assert.equal(canonical(example), example);
			assert.ok(example.startsWith(name));
		}

		assert.ok(errorOf(`${name}:`).message.includes(`: ${name}`), errorOf(`${name}:`).message);
	}
});

test('a text of a hundred thousand terms is parsed', () => {
	const result = parseFilter('a|b "c" '.repeat(50_000));
	assert.ok(result.ok);
	assert.equal(result.query.terms.length, 100_000);
});
