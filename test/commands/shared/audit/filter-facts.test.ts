import assert from 'node:assert/strict';
import test from 'node:test';
import type {DatabaseToken} from '../../../../source/api/types.js';
import {startMachine, type Machine} from '../../../helpers/commands/start-machine.js';

// The IDs of the tokens that are neither revoked nor expired and name a database that there is not.
function idsWithMissing(machine: Machine): readonly string[] {
	const names = new Set(['*', '_internal', ...machine.emulator.store.databasesOf(machine.clusterId).map(({name}) => name)]);
	return standing(machine).filter(({permissions}) => permissions.some(({resource}) => !names.has(resource))).map(({id}) => id).toSorted();
}

function standing(machine: Machine): readonly DatabaseToken[] {
	return machine.live().filter(({expiresAt}) => expiresAt === undefined || Date.parse(expiresAt) > Date.now());
}

const idsIn = (stdout: string): readonly string[] => (JSON.parse(stdout) as ReadonlyArray<{readonly id: string}>).map(({id}) => id).toSorted();

test('list finds tokens by the findings of the audit, and by the rules and owners of the policy', async t => {
	const machine = await startMachine(t);
	const list = async (filter: string, ...options: readonly string[]) => {
		const {code, stdout, stderr} = await machine.run(['list', '--filter', filter, '--format', 'json', ...options]);
		assert.equal(code, 0, stderr);
		return idsIn(stdout);
	};

	const live = standing(machine);
	const found = idsWithMissing(machine);
	assert.ok(found.length > 0);
	assert.deepEqual(await list('finding:missing-database'), found);
	assert.deepEqual(await list('finding:missing-database severity>=high'), found);

	machine.write('policy.toml', [
		'[[rule]]',
		'id = "of-telegraf"',
		'severity = "low"',
		'sentence = "is one of telegraf"',
		'filter = "telegraf"',
		'[description]',
		String.raw`owner_pattern = "^(\\w+)"`,
	].join('\n'));
	const telegraf = live.filter(({description}) => /telegraf/i.test(description)).map(({id}) => id).toSorted();
	assert.ok(telegraf.length > 0);
	assert.deepEqual(await list('finding:of-telegraf'), telegraf);
	const owned = live.filter(({description}) => /^telegraf/i.test(description)).map(({id}) => id).toSorted();
	assert.deepEqual(await list('owner:telegraf').then(ids => owned.filter(id => !ids.includes(id))), []);

	machine.write('muted.toml', ['[[mute]]', 'rule = "missing-database"', 'reason = "known"', 'until = 2999-12-31'].join('\n'));
	assert.deepEqual(await list('finding:missing-database', '--policy', 'muted.toml'), []);
	assert.deepEqual(await list('finding:missing-database muted:yes', '--policy', 'muted.toml'), found);
});

test('a filter that names a rule that there is not, or that the audit cannot answer, is refused', async t => {
	const machine = await startMachine(t);
	const unknown = await machine.run(['list', '--filter', 'finding:last-writr']);
	assert.equal(unknown.code, 2);
	assert.match(unknown.stderr, /no rule "last-writr"; did you mean finding:last-writer\.\n {2}finding:last-writr\n/);
	assert.deepEqual(machine.emulator.requests, []);

	machine.write('policy.toml', 'off = ["missing-database"]\n');
	for (const command of [['list', '--filter', '!finding:missing-database'], ['revoke', '--force', '--filter', '!finding:missing-database'], ['suspend', '--force', '--filter', 'owner:none']]) {
		const refused = await machine.run(command);
		assert.equal(refused.code, 1, refused.stdout);
		assert.match(refused.stderr, /cannot be answered: the policy (?:switches it off|has no owner pattern)\./);
	}

	machine.write('policy.toml', 'of = []\n');
	const broken = await machine.run(['revoke', '--force', '--filter', 'finding:any']);
	assert.equal(broken.code, 2);
	assert.match(broken.stderr, /policy\.toml, line 1/);
	assert.deepEqual(machine.changes(), []);
});

test('a change by findings changes the tokens that have them at that moment, and no others', async t => {
	const machine = await startMachine(t);
	const found = idsWithMissing(machine);
	assert.ok(found.length > 0);
	const planned = await machine.run(['plan', 'revoke', '--filter', 'finding:missing-database', '--reason', 'test']);
	assert.equal(planned.code, 0, planned.stderr);
	assert.ok(found.every(id => planned.stdout.includes(id)));
	const {code, stderr} = await machine.run(['suspend', '--force', '--filter', 'finding:missing-database']);
	assert.equal(code, 0, stderr);
	assert.deepEqual(new Set(machine.changes().map(change => change.split(' ', 2)[1])), new Set(found));
	const again = await machine.run(['suspend', '--force', '--filter', 'finding:missing-database']);
	assert.match(again.stderr, /No token matches: nothing was sent\./);
});
