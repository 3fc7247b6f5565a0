import assert from 'node:assert/strict';
import test from 'node:test';
import type {DatabaseToken} from '../../../../source/api/types.js';
import {startMachine, type Machine} from '../../../helpers/commands/start-machine.js';

const oddId = '0dd00000-0000-4000-8000-000000000001';

type Row = Readonly<Record<string, unknown>>;

/**
Puts a token into the cluster that does not follow the schema of the API. `changes` replaces its fields.
*/
function putOdd({emulator, clusterId}: Machine, changes: Row = {}): void {
	emulator.store.putToken(clusterId, {
		id: oddId, description: 'odd loader', permissions: [{action: 'write', resource: 'flight2'}, {action: 'read'}], createdAt: '2025-01-02T03:04:05Z', ...changes,
	} as unknown as DatabaseToken);
}

/**
Makes the list answer with these rows after its own.
*/
function addToList({emulator, clusterId}: Machine, rows: readonly unknown[]): void {
	const body = JSON.stringify([...emulator.store.tokensOf(clusterId), ...rows]);
	emulator.setFaults([{
		when: {method: 'GET', path: 'tokens'}, do: {
			kind: 'body', status: 200, contentType: 'application/json', body,
		},
	}]);
}

test('list shows an odd row with what is odd beside all others, and its JSON has the fields as the service sent them', async t => {
	const machine = await startMachine(t, {tokens: 5});
	putOdd(machine, {createdAt: '', description: null});
	const all = await machine.run(['list', '--all', '--format', 'json']);
	const rows = JSON.parse(all.stdout) as Row[];
	assert.equal(rows.length, 6);
	assert.deepEqual(rows.find(({id}) => id === oddId), {
		id: oddId,
		description: null,
		status: 'active',
		databases: ['flight2'],
		permissions: [{action: 'write', resource: 'flight2'}, {action: 'read'}],
		createdAt: '',
		expiresAt: null,
		revokedAt: null,
		oddities: ['its description is null', 'permission 2 has no resource', 'createdAt is empty'],
	});
	assert.match(all.stderr, /^1 token cannot be read whole: influx-tokens get ID --host http:\S+ says what is odd\.\n$/);
	assert.equal(all.code, 0);

	const table = await machine.run(['list', '--filter', 'status:odd']);
	assert.match(table.stdout, /^STATUS .* ODD\nactive +0dd00000.* unknown, flight2 +unknown +never +its description is null; permission 2 has no resource; createdAt is empty\n$/);
	const csv = await machine.run(['list', '--filter', 'id:0dd', '--format', 'csv']);
	assert.match(csv.stdout, /^id,description,status,databases,permissions,createdAt,expiresAt,revokedAt,oddities\n/);
	const whole = await machine.run(['list', '--filter', '!status:odd', '--format', 'csv']);
	assert.match(whole.stdout, /^id,description,status,databases,permissions,createdAt,expiresAt,revokedAt\n/);
	assert.match(whole.stderr, /\n1 of them is not shown here: influx-tokens list --filter status:odd --all --host http:\S+ shows all of them\.\n$/);
});

test('list finds an odd row neither with a filter on a field that cannot be read nor with its negation', async t => {
	const machine = await startMachine(t, {tokens: 5});
	putOdd(machine, {permissions: {}, expiresAt: 'soon'});
	for (const filter of ['grants:none', '!grants:none', 'grants<5', 'expires:never', '!expires:never', '!db:flight2', '!wildcard:any']) {
		const ran = await machine.run(['list', '--all', '--filter', `${filter} id:0dd`, '--count']);
		assert.equal(ran.stdout, '0\n', filter);
	}

	const unknown = await machine.run(['list', '--filter', 'status:unknown', '--format', 'jsonl']);
	assert.partialDeepStrictEqual(JSON.parse(unknown.stdout), {
		id: oddId, status: 'unknown', permissions: {}, expiresAt: 'soon', databases: [],
	});
});

test('list counts rows without a usable ID, and no request is sent for an ID that is not a UUID', async t => {
	const machine = await startMachine(t, {tokens: 3});
	addToList(machine, [{description: 'x'}, null, {
		id: '../databases', description: 'path', permissions: [], createdAt: '2025-01-02T03:04:05Z',
	}, {
		id: 'abcdef0123', description: 'hexadecimal', permissions: [], createdAt: '2025-01-02T03:04:05Z',
	}]);
	const {stdout, stderr} = await machine.run(['list', '--all', '--format', 'jsonl', '--sort', 'id']);
	const ids = stdout.trimEnd().split('\n').map(line => (JSON.parse(line) as Row).id);
	assert.deepEqual(ids.filter(id => typeof id !== 'string' || !/^[\da-f]{8}-/.test(id)), ['../databases', 'abcdef0123', null, null]);
	assert.match(stderr, /^4 rows without a usable ID: nothing can be done to them from here\.\n$/);
	const got = await machine.run(['get', 'abcdef0123']);
	assert.equal(got.code, 1);
	assert.match(got.stdout, /^Description +hexadecimal\nToken ID +abcdef0123\nOdd +its ID is not a UUID\n/);
	assert.match(got.stderr, /abcdef0123: this ID is not a UUID, so no request can name the token\./);
	const revoked = await machine.run(['revoke', 'abcdef0123', '--force']);
	assert.equal(revoked.code, 2);
	assert.deepEqual(machine.changes(), []);
	assert.ok(machine.emulator.requests.every(({path}) => /\/(?:tokens|databases)$/.test(path)));
});

test('get prints what is odd and the odd fields as the service sent them, without escape sequences', async t => {
	const machine = await startMachine(t);
	putOdd(machine, {permissions: 'write \u{1B}[2J*', revokedAt: ''});
	const {code, stdout} = await machine.run(['get', oddId]);
	assert.equal(code, 0);
	assert.match(stdout, /\nOdd +the permissions are not a list\n +revokedAt is empty\nStatus +unknown\n/);
	assert.match(stdout, /\nRevoked +unknown: ""\nPermissions +unknown\nAs it came +permissions: "write .*2J\*"\n +revokedAt: ""\n/);
	assert.match(stdout, /\n {2}odd loader \(0dd00000\) may hold more, on any database: it cannot be read whole: /);
	assert.ok(!stdout.includes('\u{1B}'));
});

test('revoke by ID says what is odd about a token, and revokes it', async t => {
	const machine = await startMachine(t);
	putOdd(machine);
	const ran = await machine.run(['revoke', oddId, '--force', '--format', 'csv']);
	assert.equal(ran.code, 0, ran.stderr);
	assert.match(ran.stderr, /^odd loader \(0dd00000\): it cannot be read whole: permission 2 has no resource\.\n/);
	assert.match(ran.stderr, /\nodd loader \(0dd00000\) may hold more, on any database/);
	assert.deepEqual(machine.changes(), [`DELETE ${oddId} 204`]);
	assert.notEqual(machine.emulator.store.tokenOf(machine.clusterId, oddId)?.revokedAt, undefined);
});

test('revoke skips an odd token if one of its readable fields has changed', async t => {
	const machine = await startMachine(t);
	putOdd(machine);
	const other = {
		id: oddId, description: 'even loader', permissions: [{action: 'write', resource: 'flight2'}, {action: 'read'}], createdAt: '2025-01-02T03:04:05Z',
	};
	machine.emulator.setFaults([{
		when: {method: 'GET', path: 'token', tokenId: oddId}, do: {
			kind: 'body', status: 200, contentType: 'application/json', body: JSON.stringify(other),
		},
	}]);
	const ran = await machine.run(['revoke', oddId, '--force', '--format', 'csv']);
	assert.equal(ran.code, 1);
	assert.match(ran.stdout, /skipped,its description changed since you confirmed/);
	assert.deepEqual(machine.changes(), []);
});

test('revoke reports an unknown outcome if the service does not say whether the token is revoked', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled('stack analyser 1');
	const token = machine.emulator.store.tokenOf(machine.clusterId, id);
	machine.emulator.setFaults([{
		when: {
			method: 'GET', path: 'token', tokenId: id, nth: 2, times: 9,
		}, do: {
			kind: 'body', status: 200, contentType: 'application/json', body: JSON.stringify({...token, revokedAt: 'a while ago'}),
		},
	}]);
	const ran = await machine.run(['revoke', id, '--force', '--format', 'csv']);
	assert.equal(ran.code, 1);
	assert.match(ran.stdout, /,unknown,"?the service accepted it, but it could not be verified: .*revokedAt is not a date and time/);
});

test('suspend reports an unknown outcome if the permissions that the service shows afterwards cannot be read', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled('stack analyser 1');
	machine.emulator.setFaults([{
		when: {
			method: 'GET', path: 'token', tokenId: id, nth: 2, times: 9,
		}, do: {
			kind: 'body', status: 200, contentType: 'application/json', body: JSON.stringify({
				...machine.emulator.store.tokenOf(machine.clusterId, id), description: 'stack analyser 1 [suspended 2026-11-26]', permissions: {},
			}),
		},
	}]);
	const ran = await machine.run(['suspend', id, '--format', 'csv']);
	assert.equal(ran.code, 1);
	assert.match(ran.stdout, /,unknown,/);
});

test('update, suspend, resume, rotate, revoke --filter and plan leave an odd token alone and say why', async t => {
	const machine = await startMachine(t);
	putOdd(machine);
	const why = 'permission 2 has no resource';
	const ids = machine.write('ids.txt', `${oddId}\n`);
	for (const parameters of [
		['update', oddId, '--add-read', 'flight3'],
		['suspend', oddId],
		['resume', oddId],
		['rotate', oddId, '--secret-file', 'secret'],
		['suspend', '--filter', 'odd loader', '--force'],
		['revoke', '--filter', 'odd loader', '--force'],
		['plan', 'revoke', '--from', ids, '--reason', 'x'],
	]) {
		const ran = await machine.run(parameters);
		assert.equal(ran.code, 1, `${parameters.join(' ')}: ${ran.stderr}`);
		assert.match(ran.stderr, parameters[0] === 'plan' ? new RegExp(`cannot be read whole, and is not in the plan.*${oddId}`) : new RegExp(why));
	}

	assert.deepEqual(machine.changes(), []);
});

test('apply leaves a token alone that became odd after the plan was made', async t => {
	const machine = await startMachine(t);
	putOdd(machine, {permissions: [{action: 'write', resource: 'flight2'}]});
	const planned = await machine.run(['plan', 'revoke', '--filter', 'odd loader', '--reason', 'x']);
	const file = machine.write('plan.json', planned.stdout);
	putOdd(machine);
	const ran = await machine.run(['apply', file, '--force']);
	assert.equal(ran.code, 1);
	assert.match(ran.stderr, /left alone .*it cannot be read whole: permission 2 has no resource; it can be revoked by its ID/);
	assert.deepEqual(machine.changes(), []);
});

test('if two different rows have the same ID, list shows both, update refuses the ID, and revoke accepts it', async t => {
	const machine = await startMachine(t);
	const token = machine.tokenCalled('stack analyser 1');
	addToList(machine, [{...token, description: 'another', permissions: []}]);
	const {stdout} = await machine.run(['list', '--filter', `id:${token.id}`, '--format', 'jsonl']);
	const rows = stdout.trimEnd().split('\n').map(line => JSON.parse(line) as Row);
	assert.deepEqual(rows.map(({description}) => description), ['another', 'stack analyser 1']);
	assert.ok(rows.every(({oddities}) => (oddities as string[])[0] === 'this ID is listed twice, with different contents'));
	const edited = await machine.run(['update', token.id, '--description', 'x']);
	assert.equal(edited.code, 1);
	assert.match(edited.stderr, /this ID is listed twice, with different contents/);
	const revoked = await machine.run(['revoke', token.id, '--force']);
	assert.equal(revoked.code, 0, revoked.stderr);
	assert.deepEqual(machine.changes(), [`DELETE ${token.id} 204`]);
});

test('list prints the same time in the same way in each format, even if the service spells it in different ways', async t => {
	const machine = await startMachine(t, {tokens: 3});
	const spellings = ['2026-01-02T03:04:05.5Z', '2026-01-02t03:04:05.500z', '2026-01-02 04:04:05.500000+01', '2026-01-02T03:04:05.500000000+0000', '2026-01-02T02:04:05.5-01:00'];
	for (const [index, spelling] of spellings.entries()) {
		putOdd(machine, {
			id: `0dd00000-0000-4000-8000-00000000001${index}`, description: 'spelled', permissions: [], createdAt: spelling, expiresAt: spelling, revokedAt: spelling,
		});
	}

	for (const format of ['table', 'json', 'jsonl', 'csv', 'markdown']) {
		const {stdout, stderr} = await machine.run(['list', '--all', '--filter', 'spelled', '--format', format, '--columns', 'status,created,expires,revoked']);
		assert.equal(stderr, '');
		const lines = stdout.replaceAll('},', '}').split(format === 'json' ? /(?<=\})/ : /\r?\n/).filter(line => line.includes('revoked') && line.includes('2026'));
		assert.equal(lines.length, spellings.length, stdout);
		assert.equal(new Set(lines.map(line => line.replace(/^[\s[]+/, ''))).size, 1, stdout);
	}

	const csv = await machine.run(['list', '--all', '--filter', 'spelled created:2026-01-02', '--format', 'csv', '--columns', 'created']);
	assert.equal(csv.stdout, `createdAt\n${'2026-01-02T03:04:05.5Z\n'.repeat(spellings.length)}`);
});

test('revoke by ID works on a token that is odd in the list and whole in GET, or odd there in another way', async t => {
	for (const byGet of [
		{permissions: [{action: 'write', resource: 'flight2'}]},
		{permissions: [{action: 'write', resource: 'flight2'}, {resource: 'flight2'}], accountId: 7},
	]) {
		const machine = await startMachine(t, {tokens: 3});
		addToList(machine, [{
			id: oddId, description: 'odd loader', permissions: [{action: 'write', resource: 'flight2'}, {action: 'read'}], createdAt: '2025-01-02T03:04:05Z',
		}]);
		putOdd(machine, byGet);
		const dry = await machine.run(['revoke', oddId, '--dry-run', '--format', 'jsonl']);
		assert.equal(dry.code, 0, dry.stdout + dry.stderr);
		const ran = await machine.run(['revoke', oddId, '--force', '--format', 'jsonl']);
		assert.partialDeepStrictEqual(JSON.parse(ran.stdout), {id: oddId, result: 'revoked'});
		assert.equal(ran.code, 0, ran.stderr);
		assert.deepEqual(machine.changes(), [`DELETE ${oddId} 204`]);
	}
});

test('if the list has a row without a readable ID, a 404 does not prove that a token is gone: revoke and get call it unknown', async t => {
	const cause = 'the service does not find it by its ID, but the list has a row without a readable ID, which may be it';
	for (const change of [{remove: ['id']}, {set: {id: 7}}, {set: {id: ''}}]) {
		const machine = await startMachine(t, {tokens: 5, revoked: 'gone'});
		const [one, other] = machine.live() as [DatabaseToken, DatabaseToken];
		machine.emulator.setFaults([{when: {method: 'GET', path: 'tokens'}, do: {kind: 'patch', tokenId: other.id, ...change}}]);
		const ran = await machine.run(['revoke', one.id, '--force', '--format', 'jsonl']);
		assert.equal(ran.code, 1);
		assert.partialDeepStrictEqual(JSON.parse(ran.stdout), {result: 'unknown', cause: `the service accepted it, but it could not be verified: ${cause}`});
		assert.deepEqual(machine.changes(), [`DELETE ${one.id} 204`]);

		const got = await machine.run(['get', one.id]);
		assert.equal(got.code, 1);
		assert.equal(got.stderr, `${one.id}: GET answers that there is no such token, but the list of the cluster's tokens has a row without a readable ID, which may be it: whether it exists is not known.\n`);
	}

	const machine = await startMachine(t, {tokens: 5, revoked: 'gone'});
	const [one, other, ...rest] = machine.live() as [DatabaseToken, DatabaseToken, ...DatabaseToken[]];
	assert.ok(rest.length > 0);
	machine.emulator.setFaults([{when: {method: 'GET', path: 'tokens'}, do: {kind: 'patch', tokenId: other.id, set: {id: 'an-id-of-another-kind'}}}]);
	const ran = await machine.run(['revoke', one.id, '--force', '--format', 'jsonl']);
	assert.partialDeepStrictEqual(JSON.parse(ran.stdout), {result: 'revoked'});
});

test('if the list cannot be loaded, get does not say that the token does not exist', async t => {
	const machine = await startMachine(t, {tokens: 5});
	machine.emulator.setFaults([{when: {method: 'GET', path: 'tokens'}, do: {kind: 'status', status: 403}}]);
	const got = await machine.run(['get', '00000000-0000-4000-8000-000000000000', '--format', 'json']);
	assert.equal(got.code, 1);
	assert.match(got.stderr, /but the list of the cluster's tokens could not be loaded: whether it exists is not known\.\n$/);
});
