import {test} from 'node:test';
import assert from 'node:assert/strict';
import fc from 'fast-check';
import {completionsOf} from '../../../../source/tokens/filter/completion/completions-of.js';
import type {CompletionNames} from '../../../../source/tokens/filter/completion/field-values.js';
import {parseFilter} from '../../../../source/tokens/filter/parse.js';

const names: CompletionNames = {
	databases: ['sensors', 'Sensors_old', 'wind farm', 'a|b', '"q"', '-x'], rules: ['no-team'], owners: () => ['team-a', 'wind farm'],
};

test('what completes each part of a filter', async t => {
	for (const [text, ...completions] of [
		[''],
		['s'],
		['x '],
		['se', 'verity>='],
		['ST', 'atus:'],
		['x !fin', 'ding:'],
		['ex', 'pires<'],
		['ow', 'ner:'],
		['telegraf'],
		['status', ':'],
		['status:', 'active', 'suspended', 'expired', 'revoked', 'unknown', 'odd'],
		['status:AC', 'tive'],
		['status:active'],
		['status:active|', 'suspended', 'expired', 'revoked', 'unknown', 'odd'],
		['status:active|ex', 'pired'],
		['status:x'],
		['nonsense:a'],
		['finding:last', '-writer', '-reader'],
		['finding:no-', 'grants', 'description', 'owner', 'team'],
		['finding:non', 'e'],
		['finding:old|non'],
		['severity>=h', 'igh'],
		['severity:c', 'ritical'],
		['muted:', 'yes', 'no'],
		['owner:t', 'eam-a'],
		['owner:', 'team-a', '"wind farm"', 'none'],
		['owner:"w', 'ind farm"'],
		['db:sens', 'ors', 'ors_old'],
		['db:=sens', 'ors'],
		['db=Sens', 'ors_old'],
		['db:wind'],
		['db:"wind', ' farm"'],
		['db:"wind farm"'],
		['db:"a', '|b"'],
		['db:"""', 'q"""'],
		['db:"sensors"x'],
		['can:', 'write:', 'read:', 'any:'],
		['can:WR', 'ite:'],
		['can:write:sen', 'sors'],
		['can:write:', 'sensors', 'Sensors_old', '-x'],
		['can:write:sensors|Sen', 'sors_old'],
		['age>', '90d'],
		['age>9', '0d'],
		['grants>'],
		['grants:', 'none'],
		['id:'],
		['a|st'],
	] as const) {
		await t.test(text, () => {
			assert.deepEqual(completionsOf(text, names), completions);
		});
	}
});

const someName = fc.oneof(
	fc.constantFrom('sensors', 'wind farm', 'a|b', '"', '!x', '-x', 'x*', 'OR', 'db:x', '\u{202E}abc', '\u{1B}[31m'),
	fc.string({unit: 'binary', minLength: 1, maxLength: 6}),
);
const someNames: fc.Arbitrary<CompletionNames> = fc.record({databases: fc.array(someName, {maxLength: 5}), owners: fc.array(someName, {maxLength: 5})})
	.map(({databases, owners}) => ({databases, rules: ['no-team'], owners: () => owners}));
const someText = fc.array(fc.oneof(
	fc.constantFrom('db:', 'db:=', 'can:', 'write:', 'owner:', 'finding:', 'severity>=', 'status:', 'muted:', 'age>', 'ex', 'st', 'x', ' ', '|', '!', '"', 'a', 'sens', '-'),
	someName,
), {maxLength: 6}).map(parts => parts.join(''));

test('a filter with a completion is parsed at least as far as the one before', () => {
	let count = 0;
	fc.assert(fc.property(someText, someNames, (text, given) => {
		const before = parseFilter(text, {ownRules: given.rules});
		for (const rest of completionsOf(text, given)) {
			count++;
			assert.notEqual(rest, '');
			const after = parseFilter(text + rest, {ownRules: given.rules});
			if (after.ok) {
				continue;
			}

			// The value of a field that has just got its name is still missing, and so is a name after can:write:.
			const isUnfinished = /[:<>]=?$/.test(rest) && after.error.end === text.length + rest.length;
			assert.ok(isUnfinished || (!before.ok && after.error.start >= before.error.start), `${text} + ${rest}: ${after.error.message}`);
		}
	}), {numRuns: 3000});
	assert.ok(count > 300, 'enough completions are compared');
});

test('a completion of a value of one field is a filter', () => {
	const whole = fc.tuple(fc.constantFrom('db:', 'db:=', 'owner:', 'can:read:', 'db:x|', 'can:any:x|'), someName, fc.nat({max: 3}), fc.boolean());
	fc.assert(fc.property(whole, someNames, ([field, name, length, isQuoted], given) => {
		const text = `${field}${isQuoted ? `"${name.slice(0, length).replaceAll('"', '""')}` : name.slice(0, length)}`;
		for (const rest of completionsOf(text, {...given, databases: [name, ...given.databases]})) {
			const after = parseFilter(text + rest, {isFinished: true});
			assert.ok(after.ok || field === 'can:read:' || field === 'can:any:x|', `${text} + ${rest}`);
		}
	}), {numRuns: 2000});
});
