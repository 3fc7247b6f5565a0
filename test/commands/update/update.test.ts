import assert from 'node:assert/strict';
import {existsSync} from 'node:fs';
import test from 'node:test';
import {saveProfile} from '../../helpers/commands/save-profile.js';
import {startMachine} from '../../helpers/commands/start-machine.js';

const laptop = 'Zoë Müller, Würzburg laptop';

test('update edits the grants, says what changes, and keeps what no option names', async t => {
	const machine = await startMachine(t);
	const {store} = machine.emulator;
	const {id} = machine.tokenCalled(laptop);
	const other = {action: 'manage', resource: 'sensors'};
	store.changeToken(machine.clusterId, id, {permissions: [{action: 'read', resource: 'sensors'}, other, {action: 'read', resource: 'energy_meters'}]});
	const ran = await machine.run(['update', id, '--add-write', 'sensors', '--add-read', 'flight2', '--remove', 'energy_meters', '--description', 'laptop', '--reason', 'OPS-1']);
	assert.equal(ran.code, 0, ran.stderr);
	assert.deepEqual(ran.stderr.split('\n').slice(0, 4), [`description: "${laptop}" becomes "laptop"`, 'read on energy_meters: removed', 'write on sensors: added', 'read on flight2: added']);
	assert.match(ran.stderr, /\nUpdated .*: verified, .*\n$/);
	const permissions = [{action: 'read', resource: 'sensors'}, other, {action: 'write', resource: 'sensors'}, {action: 'read', resource: 'flight2'}];
	assert.deepEqual(machine.emulator.requests.find(({method}) => method === 'PATCH')!.body, {description: 'laptop', permissions});
	assert.deepEqual(store.tokenOf(machine.clusterId, id)!.permissions, permissions);
	assert.partialDeepStrictEqual(machine.journal().entries[0], {
		action: 'update', reason: 'OPS-1', tokenId: id, descriptionAfter: 'laptop',
	});
});

test('update --read-database and --write-database replace the grants to read and write, and keep unknown actions', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled(laptop);
	const other = {action: 'manage', resource: 'sensors'};
	machine.emulator.store.changeToken(machine.clusterId, id, {permissions: [{action: 'write', resource: 'sensors'}, other]});
	const parameters = ['update', id, '--read-database', 'flight2', '--read-database', '*', '--write-database', 'flight2'];
	const dry = await machine.run([...parameters, '--dry-run', '--format', 'jsonl']);
	assert.equal(dry.code, 0);
	assert.deepEqual(machine.changes(), []);
	const row = JSON.parse(dry.stdout) as Record<string, unknown>;
	assert.partialDeepStrictEqual(row, {
		id, result: 'would-update', method: 'PATCH', path: '/api/v0/accounts/{accountId}/clusters/{clusterId}/tokens/{tokenId}',
	});
	assert.match(dry.stderr, / {4}write on sensors: removed\n {4}read on flight2: added\n {4}write on flight2: added\n {4}read on all databases: added\nDry run: would update 1 of 1; nothing was sent\.\n$/);
	const ran = await machine.run(parameters);
	assert.equal(ran.code, 0);
	assert.deepEqual(machine.emulator.requests.find(({method}) => method === 'PATCH')!.body, row.body);
	assert.deepEqual(machine.emulator.store.tokenOf(machine.clusterId, id)!.permissions, [
		other, {action: 'read', resource: 'flight2'}, {action: 'write', resource: 'flight2'}, {action: 'read', resource: '*'},
	]);
	const again = await machine.run(parameters);
	assert.deepEqual({code: again.code, changes: machine.changes()}, {code: 0, changes: [`PATCH ${id} 200`]}, 'nothing is sent if the grants are already so');
	assert.match(again.stdout, /unchanged +it is so already/);
});

test('update is refused for a new grant on a database that the cluster does not have; a grant that the token has already is not looked at', async t => {
	const machine = await startMachine(t);
	const {emulator: {store}, clusterId} = machine;
	const {id} = machine.tokenCalled(laptop);
	store.changeToken(clusterId, id, {permissions: [{action: 'read', resource: 'long gone'}]});
	for (const [parameters, words] of [
		[['--add-read', 'sensros'], /^The cluster has no database sensros: the nearest name is sensors\. Nothing was sent; --missing-database accepts/],
		[['--write-database', 'sensors,flight2'], /^An option for databases takes one name, and sensors,flight2 is several/],
	] as const) {
		const ran = await machine.run(['update', id, ...parameters]);
		assert.equal(ran.code, 2, ran.stderr);
		assert.match(ran.stderr, words);
	}

	assert.deepEqual(machine.changes(), []);
	for (const parameters of [['--add-write', 'long gone', '--add-read', 'sensors'], ['--add-read', 'sensros', '--missing-database']]) {
		const {code, stderr} = await machine.run(['update', id, ...parameters]);
		assert.equal(code, 0, stderr);
	}

	assert.deepEqual(store.tokenOf(clusterId, id)!.permissions.map(({action, resource}) => `${action} ${resource}`), ['read long gone', 'write long gone', 'read sensors', 'read sensros']);
});

test('update says which database loses its last writer', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled('archive importer');
	const wide = machine.live().filter(({permissions}) => permissions.some(({action, resource}) => action === 'write' && resource === '*'));
	for (const token of wide) {
		machine.emulator.store.revokeToken(machine.clusterId, token.id, Date.now() * 1000);
	}

	const ran = await machine.run(['update', id, '--add-read', 'sensors', '--remove', 'archive/2023', '--dry-run']);
	assert.equal(ran.code, 0);
	assert.match(ran.stderr, /^archive\/2023 loses its last writer/);
});

test('update sends nothing and exits with 2 for wrong arguments, and with 1 for a token that does not exist', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled(laptop);
	const cases: ReadonlyArray<readonly [readonly string[], RegExp]> = [
		[[id], /^Say what changes: /],
		[[id, '--read-database', 'a', '--add-read', 'b'], /use the one or the other/],
		[[id, '--description', ' '], /^The description is empty/],
		[[id, '--remove', 'sensrs'], /^--remove: the token has no grant on sensrs; the nearest is sensors\. Nothing was sent\.\n$/],
		[[id.slice(0, 9), '--add-read', 'flight2'], new RegExp(`^${id.slice(0, 9)} is only the beginning of ${id} \\(.*\\): give the whole ID\\. Nothing was sent\\.\n$`)],
		[['no-such', '--add-read', 'flight2'], /^no-such is no token ID/],
	];
	for (const [parameters, words] of cases) {
		const ran = await machine.run(['update', ...parameters]);
		assert.deepEqual({code: ran.code, stdout: ran.stdout}, {code: 2, stdout: ''});
		assert.match(ran.stderr, words);
	}

	const missing = await machine.run(['update', '11111111-1111-4111-8111-111111111111', '--add-read', 'flight2']);
	assert.equal(missing.code, 1);
	assert.match(missing.stdout, /skipped +no token of this cluster has this ID/);
	assert.deepEqual(machine.changes(), []);
	assert.ok(!existsSync(machine.journalFile));
});

test('update on a protected profile needs --confirm with its name; on a read-only profile it is refused', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled(laptop);
	saveProfile(machine, {name: 'Prod', isProtected: true});
	const parameters = ['update', id, '--add-read', 'flight2', '--profile', 'Prod'];
	for (const more of [[], ['--confirm', 'prod']]) {
		const ran = await machine.run([...parameters, ...more]);
		assert.equal(ran.code, 2);
		assert.match(ran.stderr, /^The profile Prod is protected.*: nothing was sent\. To change its tokens, add --confirm with the profile's name\.\n$/);
	}

	assert.deepEqual(machine.changes(), []);
	const dry = await machine.run([...parameters, '--dry-run']);
	assert.equal(dry.code, 0);
	const named = await machine.run([...parameters, '--confirm', 'Prod']);
	assert.equal(named.code, 0);
	assert.equal(machine.changes().length, 1);
	assert.partialDeepStrictEqual(machine.journal().entries[0], {profile: 'Prod'});

	saveProfile(machine, {name: 'Prod', isReadOnly: true});
	const refused = await machine.run(['update', id, '--add-read', 'mydb3', '--profile', 'Prod']);
	assert.deepEqual(refused, {code: 1, stdout: '', stderr: 'Read-only, set by the profile Prod: nothing was sent.\n'});
	assert.equal(machine.changes().length, 1);
});
