import assert from 'node:assert/strict';
import test from 'node:test';
import {startMachine} from '../../helpers/commands/start-machine.js';

const unknownId = '00000000-0000-4000-8000-000000000000';

test('get prints each token in words, and finds one by the first 8 characters of its ID', async t => {
	const machine = await startMachine(t);
	const [one, revoked] = [machine.tokenCalled('stack analyser 1'), machine.tokenCalled('telegraf edge-06')];
	const {code, stdout, stderr} = await machine.run(['get', one.id.slice(0, 8).toUpperCase(), revoked.id]);
	assert.deepEqual({code, stderr}, {code: 0, stderr: ''});
	const [first, second] = stdout.split('\nDescription ', 2);
	assert.match(first!, new RegExp(`^Description +stack analyser 1\nToken ID +${one.id}\nStatus +active\n`));
	assert.match(first!, /\nPermissions +DATABASE +READ +WRITE\n +\S/);
	assert.match(first!, /\n\nIf it went away \(by grants, not by traffic\)\n {2}\S/);
	assert.match(second!, /\nStatus +revoked\n(?:.*\n)*Revoked +\d{4}-/);
	assert.ok(!second!.includes('went away'));
});

test('get prints JSON as a list, and CSV needs only one request for a whole ID', async t => {
	const machine = await startMachine(t);
	const {id, description, permissions} = machine.tokenCalled('stack analyser 1');
	const csv = await machine.run(['get', id, '--format', 'csv']);
	assert.equal(csv.code, 0);
	assert.deepEqual(machine.emulator.requests.map(({method, tokenId}) => `${method} ${tokenId}`), [`GET ${id}`]);
	const {code, stdout} = await machine.run(['get', id, '--format', 'json']);
	assert.equal(code, 0);
	const rows = JSON.parse(stdout) as unknown[];
	assert.equal(rows.length, 1);
	assert.partialDeepStrictEqual(rows[0], {
		id, description, permissions: [...permissions], status: 'active',
	});
});

type Impact = Readonly<Record<'losesLastWriter' | 'losesLastReader' | 'keepsOnlyWildcardWriter' | 'keepsOnlyWildcardReader' | 'unknown', readonly string[]>>;

test('get prints as JSON what the databases lose without each token, which is what its table says', async t => {
	const machine = await startMachine(t);
	const ids = machine.emulator.store.tokensOf(machine.clusterId).map(({id}) => id);
	const [json, table] = [await machine.run(['get', ...ids, '--format', 'json']), await machine.run(['get', ...ids])];
	const rows = JSON.parse(json.stdout) as ReadonlyArray<{readonly status: string; readonly impact: Impact}>;
	const words = table.stdout.split('\nDescription ', ids.length).map(text => text.split('\nIf it went away', 2)[1] ?? '');
	assert.equal(words.length, rows.length);
	for (const [index, {status, impact}] of rows.entries()) {
		const said = words[index]!.matchAll(/^ {2}(?<name>\S+) loses (?<loss>.*)$/gm).toArray();
		const losing = (what: string) => said.filter(({groups}) => groups!.loss!.includes(`its last ${what}`)).map(({groups}) => groups!.name!);
		assert.deepEqual([new Set(impact.losesLastWriter), new Set(impact.losesLastReader)], [new Set(losing('writer')), new Set(losing('reader'))]);
		assert.ok(status === 'active' || Object.values(impact).every(list => list.length === 0), status);
	}

	assert.ok(rows.some(({impact}) => impact.losesLastWriter.length > 0));
	machine.emulator.setFaults([{when: {path: 'databases'}, do: {kind: 'status', status: 400}}]);
	const blind = await machine.run(['get', ids[0]!, '--format', 'jsonl']);
	assert.match((JSON.parse(blind.stdout) as {readonly impact: Impact}).impact.unknown.join(' '), /databases/);
});

test('list and get with --raw print the service\'s own JSON, with fields that this program does not know, and never a secret', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled('stack analyser 1');
	const sent = {region: {name: 'eu'}, expiresAt: null, permissions: 7};
	const patch = {kind: 'patch', tokenId: id, set: {...sent, accessToken: 'apiv1_secret'}} as const;
	machine.emulator.setFaults([{when: {method: 'GET', tokenId: id}, do: patch}, {when: {method: 'GET', path: 'tokens'}, do: patch}]);
	for (const command of [['get', id], ['get', id.slice(0, 13)], ['list', '--all']]) {
		const {code, stdout} = await machine.run([...command, '--raw', '--format', 'json']);
		assert.equal(code, 0);
		assert.ok(!stdout.includes('apiv1_secret'));
		const rows = JSON.parse(stdout) as ReadonlyArray<{readonly id: string}>;
		const row = rows.find(each => each.id === id)!;
		assert.partialDeepStrictEqual(row, {id, ...sent});
		assert.ok(!('status' in row));
		assert.ok(!('oddities' in row));
	}

	const lines = await machine.run(['list', '--all', '--raw', '--format', 'jsonl']);
	assert.equal(lines.stdout.trimEnd().split('\n').length, machine.emulator.store.tokensOf(machine.clusterId).length);
});

test('get exits with 1 if a token is not found, and still prints the others', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled('stack analyser 1');
	const {code, stdout, stderr} = await machine.run(['get', unknownId, '99999999', id, '--format', 'csv']);
	assert.equal(code, 1);
	assert.match(stdout, new RegExp(`^id,.*\n${id},stack analyser 1,active,[^\n]*\n$`));
	assert.equal(stderr, [unknownId, '99999999'].map(wanted => `There is no token ${wanted} in this cluster. influx-tokens list --all --host ${machine.emulator.url} prints all of them.\n`).join(''));
});

test('get names the candidates if several IDs begin with the given characters', async t => {
	const machine = await startMachine(t);
	const {id, description} = machine.tokenCalled('stack analyser 1');
	const twin = `${id.slice(0, 8)}-1111-4111-8111-111111111111`;
	machine.emulator.store.putToken(machine.clusterId, {...machine.tokenCalled('stack analyser 1'), id: twin, description: 'twin'});
	const {code, stdout, stderr} = await machine.run(['get', id.slice(0, 8)]);
	assert.deepEqual({code, stdout}, {code: 1, stdout: ''});
	assert.match(stderr, new RegExp(`^2 tokens begin with ${id.slice(0, 8)}: .*${id} \\(${description}\\).*\\. Give more of the ID\\.\n$`));
	assert.ok(stderr.includes(`${twin} (twin)`));
	const longer = await machine.run(['get', id.slice(0, 13)]);
	assert.equal(longer.code, 0);
});

test('get exits with 2 and sends no request for a text that cannot be an ID, and exits with 3 if the management token is refused', async t => {
	const machine = await startMachine(t);
	for (const id of ['6f2c', 'not-an-identifier', '']) {
		const {code, stdout, stderr} = await machine.run(['get', id]);
		assert.deepEqual({code, stdout}, {code: 2, stdout: ''});
		assert.equal(stderr, `A token is named by its ID or the first 8 or more characters of it, not "${id}". influx-tokens list --host ${machine.emulator.url} prints them.\n`);
	}

	assert.deepEqual(machine.emulator.requests, []);
	const refused = await machine.run(['get', unknownId, '--format', 'json'], {MANAGEMENT_TOKEN: 'wrong-canary'}); // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
	assert.equal(refused.code, 3);
	assert.doesNotMatch(refused.stderr, /canary/);
});
