import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import {asInfluxctl} from '../../source/api/as-influxctl.js';
import type {Operation} from '../../source/api/operation-request.js';
import type {Permission} from '../../source/api/types.js';
import {hostileTexts} from '../helpers/api/hostile-texts.js';
import {splitInBash} from '../helpers/api/run-bash.js';
import {tokenId} from '../helpers/api/start-service.js';

const permissions: readonly Permission[] = [{action: 'read', resource: 'plant/7'}, {action: 'write', resource: '*'}];

function textOf(operation: Operation, profileName?: string): string {
	const form = asInfluxctl(operation, {profileName});
	return typeof form === 'string' ? form : assert.fail(form.reason);
}

function reasonOf(operation: Operation, profileName?: string): string {
	const form = asInfluxctl(operation, {profileName});
	return typeof form === 'string' ? assert.fail(form) : form.reason;
}

const expressed: ReadonlyArray<readonly [operation: Operation, text: string]> = [
	[{kind: 'list'}, 'influxctl token list --format json'],
	[{kind: 'get', tokenId}, `influxctl token get ${tokenId}`],
	[{kind: 'revoke', tokenId}, `influxctl token revoke ${tokenId}`],
	[{kind: 'list-databases'}, 'influxctl database list'],
	[
		{kind: 'create', token: {description: 'new', permissions}},
		'influxctl token create --read-database plant/7 --write-database \'*\' new',
	],
	[
		{kind: 'create', token: {description: '', permissions: [{action: 'write', resource: '-odd'}], expiresAt: '2027-01-31T00:00:00+01:00'}},
		'influxctl token create --write-database=-odd --expires-at 2027-01-31T00:00:00+01:00 \'\'',
	],
	[
		{kind: 'create', token: {description: '--force', permissions: [{action: 'read', resource: 'a'}]}},
		'influxctl token create --read-database a -- --force',
	],
	[
		{kind: 'update', tokenId, changes: {permissions}},
		['influxctl token update', '--read-database plant/7', '--write-database \'*\'', tokenId].join(' \\\n  '),
	],
	[
		{kind: 'update', tokenId, changes: {description: 'it\'s', permissions}},
		[
			'influxctl token update',
			String.raw`--description 'it'\''s'`,
			'--read-database plant/7',
			'--write-database \'*\'',
			tokenId,
		].join(' \\\n  '),
	],
	[
		{kind: 'update', tokenId, changes: {description: '-v', permissions: [{action: 'read', resource: 'a'}]}},
		`influxctl token update --description=-v --read-database a ${tokenId}`,
	],
];

for (const [operation, text] of expressed) {
	test(`written as: ${text.replaceAll(' \\\n ', '')}`, () => {
		assert.equal(textOf(operation), text);
	});
}

test('the profile comes before the command, and only when there is one', () => {
	assert.equal(textOf({kind: 'list'}, 'default'), 'influxctl --profile default token list --format json');
	assert.equal(textOf({kind: 'revoke', tokenId}, 'plant 7'), `influxctl --profile 'plant 7' token revoke ${tokenId}`);
	assert.equal(textOf({kind: 'list-databases'}, '-x'), 'influxctl --profile=-x database list');
});

const grant = (permission: Permission): Operation => ({kind: 'update', tokenId, changes: {permissions: [...permissions, permission]}});

const inexpressible: ReadonlyArray<readonly [what: string, operation: Operation, reason: RegExp]> = [
	['an update of the description alone', {kind: 'update', tokenId, changes: {description: 'other'}}, /replaces the permissions too/],
	['an update to no permissions', {kind: 'update', tokenId, changes: {permissions: []}}, /without permissions/],
	['a create without permissions', {kind: 'create', token: {description: 'new', permissions: []}}, /without permissions/],
	['an unknown action', grant({action: 'admin', resource: 'a'}), /another action/],
	['an action in capitals', grant({action: 'Read', resource: 'a'}), /another action/],
	['an unknown field', grant({action: 'read', resource: 'a', scope: 1} as Permission), /would lose/],
	['a name with a comma', grant({action: 'read', resource: 'a,b'}), /comma/],
	['a name that ends in a space', grant({action: 'read', resource: 'a '}), /spaces/],
	['an empty name', grant({action: 'read', resource: ''}), /is empty/],
	['a name with a line break', grant({action: 'read', resource: 'a\nb'}), /^The name of a database holds line breaks/],
	['a description with an escape sequence', {kind: 'create', token: {description: '\u{1B}[201~', permissions}}, /^The description holds/],
	['a description with a C1 control', {kind: 'update', tokenId, changes: {description: '\u{9B}2J', permissions}}, /^The description holds/],
	['a description with half a character', {kind: 'create', token: {description: '\u{D83D}', permissions}}, /^The description holds/],
];

for (const [what, operation, reason] of inexpressible) {
	test(`${what} has no influxctl command, and the reason names the curl form`, () => {
		assert.match(reasonOf(operation), reason);
		assert.match(reasonOf(operation), /: use the curl form\.$/);
	});
}

test('an operation that the client refuses has no influxctl command either', () => {
	for (const id of ['', '..', '--force', '\'; echo gone', `${tokenId}\n`]) {
		for (const operation of [{kind: 'get', tokenId: id}, {kind: 'revoke', tokenId: id}, {kind: 'update', tokenId: id, changes: {permissions}}] as const) {
			assert.match(reasonOf(operation), /not a token ID/);
		}
	}

	assert.match(reasonOf({kind: 'update', tokenId, changes: {}}), /nothing to change/);
	assert.match(reasonOf({kind: 'create', token: {description: 'new', permissions, expiresAt: 'soon'}}), /whole seconds/);
	assert.match(reasonOf({kind: 'list'}, 'two\nlines'), /^The name of the profile holds/);
});

/**
Reads arguments as Go's flag package does, which influxctl uses: `--flag value` or `--flag=value` until `--` or the first word that is not a flag.
*/
function readArguments(words: readonly string[]): {flags: ReadonlyArray<readonly [string, string]>; rest: readonly string[]} {
	const flags: Array<readonly [string, string]> = [];
	let index = 0;
	while (index < words.length && words[index]!.startsWith('-') && words[index] !== '--') {
		const [flag, ...parts] = words[index]!.split('=');
		const isWhole = parts.length > 0;
		flags.push([flag!, isWhole ? parts.join('=') : words[index + 1]!]);
		index += isWhole ? 1 : 2;
	}

	return {flags, rest: words.slice(words[index] === '--' ? index + 1 : index)};
}

const isPasteable = (text: string) => !/\p{Control}/u.test(text);
const someText = fc.oneof(
	fc.constantFrom(...hostileTexts),
	fc.string({unit: fc.oneof(fc.constantFrom(...'\'"\\$`!&|;<>(){}[]*?~#=- '), fc.string({unit: 'binary', minLength: 1, maxLength: 1}))}),
).filter(text => isPasteable(text));
const somePermission = fc.record({
	action: fc.constantFrom('read', 'write'),
	resource: someText.filter(text => text.trim() === text && text !== '' && !text.includes(',')),
}, {noNullPrototype: true});

test('influxctl gets exactly the description, the names and the profile of the operation', async () => {
	const someChange = fc.record({
		description: someText,
		permissions: fc.array(somePermission, {minLength: 1, maxLength: 4}),
		profileName: someText,
	});
	await fc.assert(fc.asyncProperty(fc.array(someChange, {minLength: 1, maxLength: 40, size: 'max'}), async changes => {
		const texts = changes.flatMap(({description, permissions: granted, profileName}) => [
			textOf({kind: 'create', token: {description, permissions: granted}}, profileName),
			textOf({kind: 'update', tokenId, changes: {description, permissions: granted}}, profileName),
		]);
		const words = await splitInBash(texts.join(' '));
		const starts = words.flatMap((word, index) => word === 'influxctl' ? [index] : []);
		const commands = starts.map((start, number) => words.slice(start + 1, starts[number + 1]));
		const read = commands.map(command => {
			const {flags: globalFlags, rest} = readArguments(command);
			const [, action, ...others] = rest;
			return {globalFlags, action, ...readArguments(others)};
		});
		assert.deepEqual(read, changes.flatMap(({description, permissions: granted, profileName}) => {
			const globalFlags = [['--profile', profileName]];
			const flags = granted.map(({action, resource}) => [`--${action}-database`, resource]);
			return [
				{
					globalFlags, action: 'create', flags, rest: [description],
				},
				{
					globalFlags, action: 'update', flags: [['--description', description], ...flags], rest: [tokenId],
				},
			];
		}));
	}), {numRuns: 8});
});
