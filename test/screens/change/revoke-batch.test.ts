import assert from 'node:assert/strict';
import test from 'node:test';
import type {Fault} from '../../../source/emulator/faults/fault-list.js';
import type {Emulator, EmulatorOptions} from '../../../source/emulator/emulator.js';
import {control, keys} from '../../helpers/keys.js';
import {mountApp, quickStartVariables, type MountedApp} from '../../helpers/mount-app.js';
import type {Mounted} from '../../helpers/mount.js';
import {drawn, screenOf} from '../../helpers/screens/screen-text.js';
import {deletesOf, isUntouched, openConfirmation} from '../../helpers/screens/confirm.js';
import {openTokens} from '../../helpers/screens/walk.js';

type TestContext = Parameters<typeof mountApp>[0];

// So slow that the screen, which is drawn a few times a second, shows the first requests while they are on the wire.
const slowDelete: Fault = {when: {method: 'DELETE'}, do: {kind: 'delay', ms: 1500}};

const numbers = Array.from({length: 12}, (_, index) => String(index + 1).padStart(2, '0'));
const idOf = (number: string) => `00000000-0000-4000-8000-0000000000${number}`;

function putBatch({store, accounts}: Emulator): void {
	const [account] = accounts;
	const clusterId = account!.clusters[0]!.id;
	for (const number of numbers) {
		store.putToken(clusterId, {
			id: idOf(number), accountId: account!.id, clusterId, description: `batch ${number}`, permissions: [{action: 'write', resource: 'sensors'}], createdAt: '2025-01-01T00:00:00Z',
		});
	}
}

/**
The confirmation of twelve tokens, all but the press on its button.
*/
async function confirmTwelve(mounted: Mounted): Promise<void> {
	await mounted.pressTogether(['/', ...'batch', keys.enter]);
	await mounted.press(control('a'));
	await mounted.until('12 of 67 active, 12 marked');
	await openConfirmation(mounted);
	await mounted.press(keys.space, ...'12', keys.enter, keys.tab);
	await mounted.until('‹ Revoke 12 Tokens ›');
}

async function startTwelve(t: TestContext, {seed, isEnvironment = false}: {readonly seed?: EmulatorOptions; readonly isEnvironment?: boolean} = {}): Promise<MountedApp> {
	const app = await mountApp(t, {...(seed && {seed}), ...(isEnvironment && {isHostGiven: true, environment: quickStartVariables})});
	putBatch(app.emulator);
	// With --host the cursor is on the environment's profile.
	await openTokens(app.mounted);
	await confirmTwelve(app.mounted);
	return app;
}

test('a run of twelve shows the result of each token, and the tokens that were not revoked stay marked', async t => {
	const {mounted, emulator, reports} = await startTwelve(t);
	const [main] = emulator.accounts[0]!.clusters;
	emulator.store.changeToken(main!.id, idOf('03'), {permissions: [{action: 'read', resource: 'sensors'}]});
	emulator.setFaults([
		{when: {method: 'DELETE', tokenId: idOf('05')}, do: {kind: 'status', status: 400}},
		{when: {method: 'DELETE', tokenId: idOf('07')}, do: {kind: 'cut', when: 'after-apply'}},
	]);
	assert.ok(isUntouched(emulator));
	await mounted.press(keys.enter);
	await mounted.until('Revoked 10 of 12: 1 skipped, 1 failed');
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens   Demo › eu-metrics › Revoke Database Token
		 ──────────────────────────────────────────────────────────────────────────────

		   Revoked 10 of 12: 1 skipped, 1 failed
		   ██████████████████████████   12 of 12

		   ✓ 00000000  batch 01                   revoked, verified
		   ✓ 00000000  batch 02                   revoked, verified
		   – 00000000  batch 03                   skipped: its permissions changed
		                                          since you confirmed
		   ✓ 00000000  batch 04                   revoked, verified
		   ✗ 00000000  batch 05                   failed: 400: the service refused
		                                          this request
		   ✓ 00000000  batch 06                   revoked, verified
		   ✓ 00000000  batch 07                   revoked, verified: the answer was
		                                          lost, but it is gone
		   ✓ 00000000  batch 08                   revoked, verified
		   ✓ 00000000  batch 09                   revoked, verified
		   ✓ 00000000  batch 10                   revoked, verified
		   ✓ 00000000  batch 11                   revoked, verified
		   ✓ 00000000  batch 12                   revoked, verified
		(2 blank rows)
		 Enter back   E export   ? help   : commands
	`));
	await mounted.press(keys.enter);
	await mounted.until('2 of 57 active, 2 marked');
	await mounted.until(/^ Revoked 10 of 12: 1 skipped, 1 failed *$/m);
	assert.deepEqual(mounted.rows().filter(row => row[1] === '●').map(row => row.slice(14, 22)), ['batch 03', 'batch 05']);
	assert.deepEqual(deletesOf(emulator).toSorted(), numbers.filter(number => number !== '03').map(number => idOf(number)));
	assert.deepEqual(reports, ['Demo, eu-metrics: Revoked 10 of 12: 1 skipped, 1 failed']);
});

test('Esc stops the run after the requests in flight; the rest is not started and stays marked', async t => {
	const {mounted, emulator} = await startTwelve(t);
	emulator.setFaults([slowDelete]);
	await mounted.press(keys.enter);
	await mounted.until(/batch 01 +revoking/);
	await mounted.press(keys.escape);
	await mounted.until(/not started/);
	await mounted.until(/Revoked \d+ of 12: \d+ not started/);
	const revoked = deletesOf(emulator).length;
	assert.ok(revoked < 12);
	await mounted.until(`Revoked ${revoked} of 12: ${12 - revoked} not started`);
	await mounted.until(new RegExp(`░ +${revoked} of 12$`, 'm'));
	await mounted.press(keys.enter);
	await mounted.until(`${12 - revoked} marked`);
});

test('a 401 in the middle pauses the run; T is the first key of the footer, and with another management token the run goes on by itself', async t => {
	const {mounted, emulator} = await startTwelve(t, {isEnvironment: true});
	emulator.setFaults([{when: {method: 'DELETE', nth: 4, times: 1000}, do: {kind: 'status', status: 401}}]);
	await mounted.press(keys.enter);
	await mounted.until('Paused: 401, the management token is refused. T enters another and goes on.');
	await mounted.until(/^ T new token {3}Enter go on/m);
	await mounted.press('T', keys.escape);
	await mounted.until('Paused: 401');
	await mounted.press('T');
	await mounted.until('Management token for Environment');
	await mounted.pressTogether([...emulator.accounts[0]!.managementToken]);
	emulator.setFaults([]);
	await mounted.press(keys.enter);
	await mounted.until('Revoked 12 of 12');
	assert.ok(!mounted.output().includes(emulator.accounts[0]!.managementToken));
	const [main] = emulator.accounts[0]!.clusters;
	assert.ok(numbers.every(number => emulator.store.tokenOf(main!.id, idOf(number))!.revokedAt !== undefined));
	await mounted.press(keys.escape);
	await mounted.until(/ 0 of 55 active *$/m);
});

test('Ctrl+C in the middle does not quit at once: the requests in flight are finished, and no other is sent', async t => {
	const {mounted, emulator} = await startTwelve(t);
	emulator.setFaults([slowDelete]);
	await mounted.press(keys.enter);
	await mounted.until(/batch 01 +revoking/);
	await mounted.press(control('c'));
	await mounted.until('Stopping after what is in flight');
	await mounted.until(/Revoked \d+ of 12: \d+ not started/);
	assert.ok(deletesOf(emulator).length < 12);
	await mounted.press(control('c'));
	await mounted.exited;
});

test('read-only: twelve marked tokens cannot be revoked', async t => {
	const {mounted, emulator} = await mountApp(t, {isReadOnly: true});
	putBatch(emulator);
	await openTokens(mounted);
	await mounted.pressTogether(['/', ...'batch', keys.enter]);
	await mounted.press(control('a'), 'D', keys.space, keys.tab, keys.enter);
	await mounted.until(screen => !screen.includes('Revoke Database Token'));
	assert.ok(isUntouched(emulator));
});
