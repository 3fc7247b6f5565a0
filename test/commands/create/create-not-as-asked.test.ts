import assert from 'node:assert/strict';
import {
	existsSync,
	readdirSync,
	readFileSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {startMachine, type Machine, type Ran} from '../../helpers/commands/start-machine.js';
import {startOddService, type OddService} from '../../helpers/commands/start-odd-service.js';

const asked = ['create', 'edge 09', '--read-database', 'sensors', '--expires-at', '2031-02-23T12:00:00Z', '--secret-file', 'secret'];
const expiry = '2031-02-23T12:00:00Z';

async function run(machine: Machine, service: OddService, parameters: readonly string[]): Promise<Ran> {
	return machine.runAt(service.url, parameters);
}

function rowOf(ran: Ran): Record<string, string> {
	const [row] = JSON.parse(ran.stdout) as ReadonlyArray<Record<string, string>>;
	return row!;
}

const secretIn = (machine: Machine) => readFileSync(path.join(machine.directory, 'secret'), 'utf8').trim();

const wrongTokens: Readonly<Record<string, readonly [change: Record<string, unknown>, words: RegExp]>> = {
	'that never expires': [{expiresAt: undefined}, /but not as asked: it never expires; asked for 2031-02-23T12:00:00Z\.\n/],
	'that expires a second later': [{expiresAt: '2031-02-23T12:00:01Z'}, /it expires 2031-02-23T12:00:01Z; asked for 2031-02-23T12:00:00Z\.\n/],
	'that has already expired': [{expiresAt: '2021-02-23T12:00:00Z'}, /it has expired already, 2021-02-23T12:00:00Z; it expires /],
	'without grants': [{permissions: []}, /it has no grants\.\n/],
	'with write on all databases': [{permissions: [{action: 'read', resource: 'sensors'}, {action: 'write', resource: '*'}]}, /it has write on all databases, which was not asked for\.\n/],
	'with another description': [{description: 'edge 90'}, /it is called "edge 90"; asked for "edge 09"\.\n/],
	'that is revoked': [{revokedAt: '2026-01-01T00:00:00Z'}, /it is revoked, since 2026-01-01T00:00:00Z\.\n/],
};

for (const [name, [change, words]] of Object.entries(wrongTokens)) {
	test(`create reports a new token ${name} as not-as-asked, exits with 1, and hands the secret over`, async t => {
		const machine = await startMachine(t);
		const service = await startOddService(t, (_body, made) => ({token: {...made, ...change}}));
		const ran = await run(machine, service, [...asked, '--format', 'json']);
		assert.equal(ran.code, 1, ran.stderr);
		assert.match(ran.stderr, words);
		const [{id}] = service.tokens.values().toArray() as unknown as [{readonly id: string}];
		assert.ok(ran.stderr.includes(`Revoke it: influx-tokens revoke ${id} --force --host ${service.url}\n`), ran.stderr);
		assert.match(ran.stderr, /The secret is in \S+secret, readable only by you\. It may answer 401 for a few minutes\.\n$/);
		assert.equal(rowOf(ran).result, 'not-as-asked');
		assert.equal(secretIn(machine), service.secrets[0]);
		const {entries, unfinished} = machine.journal();
		assert.deepEqual(unfinished, []);
		const outcome = entries.at(-1);
		assert.partialDeepStrictEqual(outcome, {
			kind: 'outcome', result: 'not-as-asked', tokenId: id, secret: 'handed-over',
		});
		assert.match(JSON.stringify(outcome), /"cause":"/);
	});
}

test('create also compares what GET shows of the new token, even if the answer is as asked', async t => {
	const machine = await startMachine(t);
	const service = await startOddService(t, () => ({}), {show: token => ({...token, permissions: []})});
	const ran = await run(machine, service, asked);
	assert.equal(ran.code, 1, ran.stderr);
	assert.match(ran.stderr, /but not as asked: it has no grants\.\n/);
	assert.ok(service.requests.some(request => /^GET [\d\-a-f]{36}$/.test(request)));
});

test('create waits until GET finds the new token, and says that it could not be read back if GET never does', async t => {
	const machine = await startMachine(t);
	const late = await startOddService(t, () => ({}), {hiddenLooks: 2});
	const ran = await run(machine, late, asked);
	assert.equal(ran.code, 0, ran.stderr);
	assert.ok(!ran.stderr.includes('read back'));
	const never = await startOddService(t, () => ({}), {hiddenLooks: Infinity});
	const unread = await run(machine, never, [...asked.slice(0, -1), 'other', '--format', 'json']);
	assert.equal(unread.code, 0, unread.stderr);
	assert.match(unread.stderr, /^The new token could not be read back: 404: /m);
	assert.match(rowOf(unread).cause!, /^could not be read back: 404: /);
});

const oddIds = ['../../../evil', '--force', 'x\nrm -rf ~', '', '$(reboot)'];

test('an ID that is not a UUID is shown, but never used in a path or in a command to copy, and the secret is handed over or kept', async t => {
	for (const id of oddIds) {
		const machine = await startMachine(t);
		const service = await startOddService(t, (_body, made) => ({token: {...made, id}}));
		const ran = await run(machine, service, asked);
		assert.equal(ran.code, 1, ran.stderr);
		assert.match(ran.stderr, id === '' ? /it has no ID in the service's answer/ : /it has the ID ".+", which is not a UUID/);
		assert.ok(!ran.stderr.includes('influx-tokens revoke'), ran.stderr);
		assert.ok(!ran.stderr.includes('\nrm'), 'a line break in the ID breaks no line');
		assert.equal(secretIn(machine), service.secrets[0]);
		assert.deepEqual(machine.journal().unfinished, []);
		assert.ok(service.requests.every(request => !request.includes('evil')));

		const kept = await run(machine, service, [...asked.slice(0, -2), '--secret-command', 'false']);
		assert.equal(kept.code, 1);
		const state = path.dirname(machine.journalFile);
		const names = readdirSync(state).filter(name => name.startsWith('secret-of-'));
		assert.equal(names.length, 1, kept.stderr);
		assert.match(names[0]!, /^secret-of-unknown-[\d\-a-f]{36}$/);
		assert.equal(readFileSync(path.join(state, names[0]!), 'utf8').trim(), service.secrets[1]);
		assert.ok(!existsSync(path.join(machine.directory, 'evil')));
	}
});

test('create reports an ID that another token had before, and does not suggest to revoke it', async t => {
	const machine = await startMachine(t);
	const id = '11111111-2222-4333-8444-555555555555';
	const service = await startOddService(t, (_body, made) => ({token: {...made, id}}));
	service.tokens.set(id, {
		id, description: 'in use', permissions: [], createdAt: '2025-01-01T00:00:00Z',
	});
	const ran = await run(machine, service, asked);
	assert.equal(ran.code, 1);
	assert.match(ran.stderr, /it has the ID 11111111-2222-4333-8444-555555555555, which another token had before/);
	assert.ok(!ran.stderr.includes('influx-tokens revoke'));
});

test('create hands the secret over even if every other field of the answer is wrong', async t => {
	const machine = await startMachine(t);
	const service = await startOddService(t, () => ({
		token: {
			id: 7, description: null, permissions: {}, createdAt: 'yesterday',
		},
	}));
	const ran = await run(machine, service, asked);
	assert.equal(ran.code, 1, ran.stderr);
	assert.match(ran.stderr, /but not as asked/);
	assert.equal(secretIn(machine), service.secrets[0]);
});

test('after a documented 400 create tries once with or without expirationType, writes both to the journal, and begins with the form that worked next time', async t => {
	for (const isTypeRefused of [true, false]) {
		const machine = await startMachine(t);
		const service = await startOddService(t, body => (body.expirationType !== undefined) === isTypeRefused ? {status: 400} : {});
		const parameters = isTypeRefused ? asked : asked.filter(word => word !== '--expires-at' && word !== expiry);
		const ran = await run(machine, service, parameters);
		assert.equal(ran.code, 0, ran.stderr);
		assert.deepEqual(service.created.map(body => body.expirationType), isTypeRefused ? ['datetime', undefined] : [undefined, 'noExpiration']);
		const {entries, unfinished} = machine.journal();
		assert.deepEqual(unfinished, []);
		assert.equal(entries.filter(({kind}) => kind === 'intent').length, 2);
		assert.match(JSON.stringify(entries[1]), /"result":"failed".*|to be tried with(?:out)? expirationType/);

		const again = await run(machine, service, [...parameters.slice(0, -1), 'again']);
		assert.equal(again.code, 0, again.stderr);
		assert.equal(service.created.length, 3, 'the form that worked is sent first');
	}
});

test('create does not try the other form of expirationType after a 400 of a gateway, reports a refusal of both forms, and does not overwrite a damaged create-forms.json', async t => {
	const machine = await startMachine(t);
	const gateway = await startOddService(t, () => ({status: 400, body: '<html>no</html>'}));
	const gone = await run(machine, gateway, asked);
	assert.equal(gone.code, 1);
	assert.equal(gateway.created.length, 1);
	const refusing = await startOddService(t, () => ({status: 400}));
	const ran = await run(machine, refusing, asked);
	assert.equal(ran.code, 1);
	assert.match(ran.stderr, /^Not created: 400: /m);
	assert.equal(refusing.created.length, 2);

	const memory = path.join(path.dirname(machine.journalFile), 'create-forms.json');
	assert.ok(!existsSync(memory));
	writeFileSync(memory, '{"damaged');
	const demanding = await startOddService(t, body => body.expirationType === undefined ? {} : {status: 400});
	const taken = await run(machine, demanding, asked);
	assert.equal(taken.code, 0, taken.stderr);
	assert.equal(readFileSync(memory, 'utf8'), '{"damaged');
});
