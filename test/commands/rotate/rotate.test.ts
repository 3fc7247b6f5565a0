import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {rotationsFrom} from '../../../source/operations/rotation/rotations.js';
import {clockAhead} from '../../helpers/clock-ahead.js';
import {filesWith} from '../../helpers/commands/find-in-files.js';
import {startMachine, type Machine} from '../../helpers/commands/start-machine.js';

const old = 'stack analyser 1';
const day = 24 * 60 * 60 * 1000;
const today = new Date().toISOString().slice(0, 10);
const successor = `${old} [rotated ${today}]`;

function onlyRotation(machine: Machine) {
	const rotations = rotationsFrom(machine.journal().entries);
	assert.equal(rotations.length, 1);
	return rotations[0]!;
}

test('rotate creates and hands over, each --next takes one step when it is due, and the journal has the steps', async t => {
	const machine = await startMachine(t);
	const {id, permissions} = machine.tokenCalled(old);
	const begun = await machine.run(['rotate', id, '--secret-file', 'secret', '--expires-at', '90d', '--reason', 'OPS-4']);
	assert.equal(begun.code, 0, begun.stderr);
	const created = machine.tokenCalled(successor);
	assert.deepEqual(created.permissions, permissions);
	const secret = readFileSync(path.join(machine.directory, 'secret'), 'utf8').trim();
	assert.deepEqual(filesWith(machine.directory, secret), ['secret']);
	assert.ok(!(begun.stdout + begun.stderr).includes(secret));
	assert.deepEqual(onlyRotation(machine).done.map(({step}) => step), ['created', 'handed-over']);

	const again = await machine.run(['rotate', id, '--secret-file', 'other']);
	assert.equal(again.code, 1);
	assert.match(again.stderr, /^Its rotation is under way; next: suspend stack analyser 1, from /);
	assert.ok(!existsSync(path.join(machine.directory, 'other')));

	const early = await machine.run(['rotate', id, '--next']);
	assert.equal(early.code, 1, early.stderr);
	assert.match(early.stderr, /^Nothing is due: suspend stack analyser 1, from \S+Z on, when the successor has settled\. --settle 0 takes that step now\. Nothing was sent\.\n$/);
	const dry = await machine.run(['rotate', id, '--next', '--settle', '0', '--dry-run']);
	assert.equal(dry.code, 0);
	assert.match(dry.stdout, /would-suspend/);
	// The ID of the successor selects the rotation too.
	const suspended = await machine.run(['rotate', created.id, '--next', '--settle', '0', '--format', 'jsonl']);
	assert.equal(suspended.code, 0, suspended.stderr);
	assert.partialDeepStrictEqual(JSON.parse(suspended.stdout), {id, result: 'suspended'});
	const unsaid = await machine.run(['rotate', id, '--next']);
	assert.equal(unsaid.code, 2, '--next needs --soak here');
	const soaking = await machine.run(['rotate', id, '--next', '--soak', '7d']);
	assert.equal(soaking.code, 0);
	assert.match(soaking.stderr, /^It soaks until .*; then revoking it is due\.\n$/);
	const soon = await machine.run(['rotate', id, '--next', '--force']);
	assert.equal(soon.code, 1);
	assert.match(soon.stderr, /^Nothing is due: stack analyser 1 soaks until /);

	const list = await machine.run(['rotate', '--list', '--format', 'json'], {MANAGEMENT_TOKEN: ''}); // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
	assert.equal(list.code, 0);
	assert.partialDeepStrictEqual(JSON.parse(list.stdout), [{
		id, description: old, successorId: created.id, isDue: false,
	}]);
	assert.deepEqual(machine.changes(), [`POST undefined 200`, `PATCH ${id} 200`]); // eslint-disable-line @stylistic/quotes -- as the other
});

test('rotate --suspend-old --soak suspends and starts the soak at once, and --next --force revokes when the soak is over', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled(old);
	const begun = await machine.run(['rotate', id, '--secret-command', 'true', '--suspend-old', '--settle', '0', '--soak', '1d', '--format', 'jsonl', '--description', 'new one']);
	assert.equal(begun.code, 0, begun.stderr);
	assert.deepEqual(begun.stdout.trim().split('\n').map(line => JSON.parse(line) as Record<string, string>).map(({description, result}) => [description, result]), [['new one', 'created'], [old, 'suspended']]);
	assert.deepEqual(onlyRotation(machine).done.map(({step}) => step), ['created', 'handed-over', 'suspended', 'soaking']);
	const later = clockAhead(2 * day);
	machine.emulator.passTime(2 * day);
	const asked = await machine.run(['rotate', id, '--next'], later);
	assert.equal(asked.code, 2, asked.stderr);
	assert.match(asked.stderr, /which cannot be undone: --force takes it\. Nothing was sent\.\n$/);
	// If the clock of the machine differs from the service's, it does not decide that the soak is over.
	const hours = 3 * 3600 * 1000;
	for (const [offset, words] of [
		[hours, /^The soak is over by this machine's clock, which is .+ behind the service's: nothing was sent\. Correct the clock, or go by it with --accept-clock\.$/m],
		[-2 * hours, / ahead of the service's: nothing was sent/],
	] as const) {
		machine.emulator.passTime(offset);
		const early = await machine.run(['rotate', id, '--next', '--force'], later);
		assert.equal(early.code, 2, early.stderr);
		assert.match(early.stderr, words);
		const dry = await machine.run(['rotate', id, '--next', '--dry-run', '--accept-clock'], later);
		assert.equal(dry.code, 0, dry.stderr);
	}

	assert.ok(!machine.emulator.store.tokenOf(machine.clusterId, id)!.revokedAt);
	const revoked = await machine.run(['rotate', id, '--next', '--force', '--accept-clock'], later);
	assert.equal(revoked.code, 0, revoked.stderr);
	assert.ok(machine.emulator.store.tokenOf(machine.clusterId, id)!.revokedAt);
	assert.deepEqual(rotationsFrom(machine.journal().entries), []);
	assert.deepEqual(machine.changes(), ['POST undefined 200', `PATCH ${id} 200`, `DELETE ${id} 204`]);
});

test('rotate --undo gives the old token its grants back, and leaves the successor', async t => {
	const machine = await startMachine(t);
	const before = machine.tokenCalled(old);
	await machine.run(['rotate', before.id, '--secret-file', 'secret', '--suspend-old', '--settle', '0']);
	assert.deepEqual(machine.emulator.store.tokenOf(machine.clusterId, before.id)!.permissions, []);
	const undone = await machine.run(['rotate', before.id, '--undo']);
	assert.equal(undone.code, 0, undone.stderr);
	assert.deepEqual(machine.emulator.store.tokenOf(machine.clusterId, before.id), before);
	assert.match(undone.stderr, new RegExp(`^The rotation is undone\\. The successor is still there; if nothing uses it: influx-tokens revoke ${machine.tokenCalled(successor).id} --force --host ${machine.emulator.url}\n$`));
	assert.deepEqual(rotationsFrom(machine.journal().entries), []);
});

test('if the hand-over fails, or with --print-secret, the hand-over stays the next step', async t => {
	const machine = await startMachine(t);
	const failed = machine.tokenCalled(old);
	const ran = await machine.run(['rotate', failed.id, '--secret-command', 'false', '--suspend-old', '--settle', '0']);
	assert.equal(ran.code, 1);
	assert.match(ran.stderr, /It is kept in /);
	assert.deepEqual(onlyRotation(machine).done.map(({step}) => step), ['created']);
	assert.deepEqual(machine.emulator.store.tokenOf(machine.clusterId, failed.id), failed, 'the old token is untouched');
	const confirmed = await machine.run(['rotate', failed.id, '--next']);
	assert.equal(confirmed.code, 0);
	assert.deepEqual(onlyRotation(machine).done.map(({step}) => step), ['created', 'handed-over']);

	const other = machine.tokenCalled('stack analyser 2');
	const printed = await machine.run(['rotate', other.id, '--print-secret']);
	assert.match(printed.stdout, /^apiv1_\S+\n$/);
	assert.match(printed.stderr, /\nOnce it is stored: influx-tokens rotate \S+ --next --host http\S+\n$/);
	assert.deepEqual(rotationsFrom(machine.journal().entries).map(({done}) => done.length), [2, 1]);
});

test('if the create of a rotation has no answer, rotate names the token that it may be, and creates another only with --force', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled(old);
	machine.emulator.setFaults([{when: {method: 'POST', nth: 1}, do: {kind: 'cut', when: 'after-apply'}}]);
	const lost = await machine.run(['rotate', id, '--secret-file', 'secret', '--suspend-old', '--settle', '0']);
	assert.equal(lost.code, 1);
	assert.ok(!existsSync(path.join(machine.directory, 'secret')));
	const stray = machine.tokenCalled(successor);
	assert.ok(lost.stderr.includes(`It may be ${stray.id}, whose secret is lost`));
	const again = await machine.run(['rotate', id, '--next', '--secret-file', 'secret']);
	assert.equal(again.code, 1);
	assert.match(again.stderr, /^A successor may have been created already, and its secret is lost \(.*--force creates another\. Nothing was sent\.\n$/);
	assert.equal(machine.changes().length, 1);
	const forced = await machine.run(['rotate', id, '--next', '--force', '--secret-file', 'secret']);
	assert.equal(forced.code, 0, forced.stderr);
	assert.equal(onlyRotation(machine).done.length, 2);
});

test('rotate sends nothing and exits with 2 for wrong arguments, and with 1 for a step that is not possible', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled(old);
	const cases: ReadonlyArray<readonly [readonly string[], number, RegExp]> = [
		[[], 2, /^Say which token: its ID; or --list/],
		[[id], 2, /^Say where the secret goes/],
		[[id, '--next', '--undo'], 2, /^Only one of --next, --undo and --list\.\n$/],
		[[id, '--list'], 2, /^--list takes no ID/],
		[[id, '--secret-file', 'x', '--soak', '7d'], 2, /^--soak says how long .*: it needs --suspend-old\.\n$/],
		[[id, '--print-secret', '--suspend-old', '--settle', '0'], 2, /^With --print-secret the program does not know/],
		[[id, '--secret-file', 'x', '--suspend-old', '--settle', '0', '--soak', 'never'], 2, /^--soak takes a length/],
		[[id.slice(0, 8), '--secret-file', 'x'], 2, /is only the beginning of /],
		[[id, '--next'], 1, /^No rotation of this token is under way/],
		[[id, '--undo'], 1, /^No rotation of this token is under way/],
		[[machine.tokenCalled('telegraf edge-06').id, '--secret-file', 'x'], 1, /^The token is revoked\. Nothing was sent\.\n$/],
		[[machine.live().find(({description}) => description.startsWith('break glass'))!.id, '--secret-file', 'x'], 1, /^The token is suspended, so it has no grants/],
	];
	for (const [parameters, code, words] of cases) {
		const ran = await machine.run(['rotate', ...parameters]);
		assert.deepEqual({code: ran.code, stdout: ran.stdout}, {code, stdout: ''}, ran.stderr);
		assert.match(ran.stderr, words);
	}

	const dry = await machine.run(['rotate', id, '--secret-file', 'x', '--suspend-old', '--settle', '0', '--dry-run', '--format', 'jsonl']);
	assert.equal(dry.code, 0);
	assert.deepEqual(dry.stdout.trim().split('\n').map(line => JSON.parse(line) as Record<string, string>).map(({result, method}) => `${result} ${method}`), ['would-create POST', 'would-suspend PATCH']);
	assert.deepEqual(machine.changes(), []);
	assert.ok(!existsSync(path.join(machine.directory, 'x')));
	assert.ok(!existsSync(machine.journalFile));
});

test('rotate says which expiry the successor takes, and warns where the old token expires and the successor never does', async t => {
	const machine = await startMachine(t);
	const {id} = machine.tokenCalled(old);
	const taken = await machine.run(['rotate', id, '--secret-file', '~/new', '--dry-run'], {HOME: machine.directory}); // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
	assert.equal(taken.code, 0, taken.stderr);
	assert.match(taken.stderr, /^The successor (?:never expires, as the old token|expires in .*: it lives as long as the old token does)[.:] --expires-at says otherwise\.$/m);
	const expiring = machine.live().find(({expiresAt}) => expiresAt !== undefined && Date.parse(expiresAt) > Date.now())!;
	const never = await machine.run(['rotate', expiring.id, '--expires-at', 'never', '--secret-file', 'new', '--dry-run']);
	assert.equal(never.code, 0, never.stderr);
	assert.match(never.stderr, /^The old token expires in .*; the successor never does, as --expires-at says\.$/m);
});
