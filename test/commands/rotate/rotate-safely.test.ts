import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import type {DatabaseToken} from '../../../source/api/types.js';
import {rotationsFrom} from '../../../source/operations/rotation/rotations.js';
import {clockAhead} from '../../helpers/clock-ahead.js';
import {startMachine, type Machine} from '../../helpers/commands/start-machine.js';
import {startOddService} from '../../helpers/commands/start-odd-service.js';
import {waitForAssertions} from '../../helpers/wait-for.js';

const old = 'stack analyser 1';
const day = 24 * 60 * 60 * 1000;
const twoDaysLater = clockAhead(2 * day);
const successor = `${old} [rotated ${new Date().toISOString().slice(0, 10)}]`;

const truthOf = (machine: Machine, id: string): DatabaseToken => machine.emulator.store.tokenOf(machine.clusterId, id)!;

/**
Starts a machine and a rotation that has created the successor and handed its secret over.
*/
async function begin(t: Parameters<typeof startMachine>[0]): Promise<{readonly machine: Machine; readonly before: DatabaseToken; readonly made: DatabaseToken}> {
	const machine = await startMachine(t);
	const before = machine.tokenCalled(old);
	const ran = await machine.run(['rotate', before.id, '--secret-file', 'secret']);
	assert.equal(ran.code, 0, ran.stderr);
	return {machine, before, made: machine.tokenCalled(successor)};
}

const spoilers: ReadonlyArray<readonly [name: string, change: Partial<DatabaseToken>, words: RegExp]> = [
	['revoked', {revokedAt: '2026-01-01T00:00:00Z'}, /its successor was revoked at /],
	['expired', {expiresAt: '2026-01-01T00:00:00Z'}, /its successor expired at 2026-01-01T00:00:00Z/],
	['without its grants', {permissions: []}, /its successor lacks /],
	['given other grants', {permissions: [{action: 'read', resource: 'elsewhere'}]}, /its successor lacks /],
];

for (const [name, change, words] of spoilers) {
	test(`if the successor is ${name}, rotate --next neither suspends nor revokes the old token`, async t => {
		const {machine, before, made} = await begin(t);
		const {clusterId, emulator: {store}} = machine;
		const {permissions} = made;
		store.putToken(clusterId, {...made, ...change});
		const refused = await machine.run(['rotate', before.id, '--next', '--settle', '0']);
		assert.equal(refused.code, 1);
		assert.match(refused.stderr, words);
		assert.match(refused.stderr, /Nothing is taken from the old token: .* Nothing was sent\./);
		assert.deepEqual(truthOf(machine, before.id), before);

		store.putToken(clusterId, {...made, permissions});
		const soaked = await machine.run(['rotate', before.id, '--next', '--settle', '0', '--soak', '1d']);
		assert.equal(soaked.code, 0, soaked.stderr);
		assert.deepEqual(truthOf(machine, before.id).permissions, []);
		store.putToken(clusterId, {...made, ...change});
		machine.emulator.passTime(2 * day);
		const kept = await machine.run(['rotate', before.id, '--next', '--force'], twoDaysLater);
		assert.equal(kept.code, 1, kept.stderr);
		// The program takes the old grants from the journal, because the old token itself has none any more.
		assert.match(kept.stderr, words);
		assert.equal(truthOf(machine, before.id).revokedAt, undefined);
		store.putToken(clusterId, {...made, permissions: [{action: 'read', resource: '*'}, {action: 'write', resource: '*'}]});
		const revoked = await machine.run(['rotate', before.id, '--next', '--force'], twoDaysLater);
		assert.equal(revoked.code, 0, revoked.stderr);
		assert.notEqual(truthOf(machine, before.id).revokedAt, undefined);
	});
}

test('rotate --next looks at the successor once more just before it suspends the old token', async t => {
	const {machine, before, made} = await begin(t);
	// The first look finds the successor. It is revoked while the answer about the old token is delayed.
	machine.emulator.setFaults([{when: {method: 'GET', tokenId: before.id}, do: {kind: 'delay', ms: 600}}]);
	const looks = () => machine.emulator.requests.filter(({method, tokenId}) => method === 'GET' && tokenId === before.id).length;
	const seen = looks();
	const run = machine.begin(['rotate', before.id, '--next', '--settle', '0', '--format', 'jsonl']);
	await waitForAssertions(() => {
		assert.equal(looks(), seen + 1);
	});
	machine.emulator.store.putToken(machine.clusterId, {...made, revokedAt: '2026-01-01T00:00:00Z'});
	const ran = await run.ended;
	assert.equal(ran.code, 1, ran.stderr);
	assert.match(ran.stdout, /"result":"skipped","cause":"its successor was revoked at /, JSON.stringify(ran));
	assert.deepEqual(truthOf(machine, before.id), before);
});

test('rotate --suspend-old waits until the successor has settled, and an interrupt leaves the suspend as the next step', async t => {
	const machine = await startMachine(t);
	const before = machine.tokenCalled(old);
	const begun = Date.now();
	const settled = await machine.run(['rotate', before.id, '--secret-file', 'secret', '--suspend-old', '--settle', '2s']);
	assert.equal(settled.code, 0, settled.stderr);
	assert.match(settled.stderr, /^The old token is suspended at \S+Z, when the new one has settled\. An interrupt leaves that as the next step\.\n/m);
	assert.deepEqual(truthOf(machine, before.id).permissions, []);
	assert.ok(Date.now() - begun >= 2000);

	const other = machine.tokenCalled('stack analyser 2');
	for (const signal of ['SIGHUP'] as const) {
		const run = machine.begin(['rotate', other.id, '--secret-file', 'other', '--suspend-old']);
		await waitForAssertions(() => {
			assert.ok(rotationsFrom(machine.journal().entries).some(({oldTokenId, done}) => oldTokenId === other.id && done.length === 2));
			// While the successor settles, the lock is free. A signal before that prints another message.
			assert.ok(!existsSync(path.join(path.dirname(machine.journalFile), `${machine.clusterId}.batch.lock`)));
		});
		run.kill(signal);
		const ran = await run.ended;
		assert.equal(ran.code, 130, ran.stderr);
		assert.match(ran.stderr, new RegExp(`Suspending the old token is left as the next step, from \\S+Z on: influx-tokens rotate ${other.id} --next --host \\S+\n$`));
		assert.ok(readFileSync(path.join(machine.directory, 'other'), 'utf8').startsWith('apiv1_'));
		assert.deepEqual(truthOf(machine, other.id), other);
	}

	const warned = await machine.run(['rotate', other.id, '--next', '--settle', '0']);
	assert.equal(warned.code, 0, warned.stderr);
	assert.match(warned.stderr, /^With --settle 0 the old token goes at once/);
	const wrong = await machine.run(['rotate', other.id, '--secret-file', 'x', '--suspend-old', '--settle', 'soon']);
	assert.equal(wrong.code, 2);
	assert.match(wrong.stderr, /^--settle takes a length/);
});

test('the successor gets the lifetime of the old token, unless --expires-at gives another', async t => {
	const machine = await startMachine(t);
	const template = machine.tokenCalled(old);
	const cases: ReadonlyArray<readonly [expiresAt: string | undefined, given: readonly string[], lifetime: number | undefined]> = [
		['2026-04-01T00:00:00.500Z', [], 90 * day],
		[undefined, [], undefined],
		['2026-04-01T00:00:00Z', ['--expires-at', 'never'], undefined],
		['2026-04-01T00:00:00Z', ['--expires-at', '7d'], 7 * day],
	];
	for (const [index, [expiresAt, given, lifetime]] of cases.entries()) {
		const id = `00000000-0000-4000-8000-00000000000${index}`;
		const {expiresAt: _, ...lasting} = template;
		machine.emulator.store.putToken(machine.clusterId, {
			...lasting, id, description: `lived ${index}`, createdAt: '2026-01-01T00:00:00.000001Z', ...(expiresAt !== undefined && {expiresAt}),
		});
		const dry = await machine.run(['rotate', id, '--secret-file', `secret-${index}`, ...given, '--dry-run']);
		assert.match(dry.stderr, lifetime === undefined ? /expires: never/ : new RegExp(`expires: in ${lifetime / day} days`));
		const ran = await machine.run(['rotate', id, '--secret-file', `secret-${index}`, ...given]);
		assert.equal(ran.code, 0, ran.stderr);
		const made = machine.live().find(({description}) => description.startsWith(`lived ${index} [`))!;
		if (lifetime === undefined) {
			assert.equal(made.expiresAt, undefined);
		} else {
			assert.ok(Math.abs(Date.parse(made.expiresAt!) - Date.parse(made.createdAt) - lifetime) < 10_000, made.expiresAt);
		}
	}
});

test('if the successor is not as asked, rotate stops before it touches the old token', async t => {
	const machine = await startMachine(t);
	const id = '00000000-0000-4000-8000-000000000001';
	const service = await startOddService(t, (_body, made) => ({token: {...made, expiresAt: undefined}}));
	service.tokens.set(id, {
		id, description: 'old', permissions: [{action: 'read', resource: 'sensors'}], createdAt: '2026-01-01T00:00:00Z', expiresAt: '2031-01-01T00:00:00Z',
	});
	const ran = await machine.runAt(service.url, ['rotate', id, '--secret-file', 'secret', '--suspend-old', '--settle', '0']);
	assert.equal(ran.code, 1, ran.stderr);
	assert.match(ran.stderr, /but not as asked: it never expires; asked for /);
	assert.match(ran.stderr, /The rotation stops before the old token is touched\. To go on with this successor: influx-tokens rotate \S+ --next --host /);
	assert.equal(readFileSync(path.join(machine.directory, 'secret'), 'utf8').trim(), service.secrets[0]);
	assert.deepEqual(service.requests.filter(request => !request.startsWith('GET')), ['POST tokens']);
	assert.ok(existsSync(machine.journalFile));
});
