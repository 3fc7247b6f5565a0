import assert from 'node:assert/strict';
import test from 'node:test';
import type {DatabaseToken} from '../../../source/api/types.js';
import {control, keys} from '../../helpers/keys.js';
import {mountApp, startTestEmulator} from '../../helpers/mount-app.js';
import {drawn, screenOf} from '../../helpers/screens/screen-text.js';
import {isUntouched, pointAt} from '../../helpers/screens/confirm.js';
import {openTokens, ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);
const [account] = emulator.accounts;
const [main] = account!.clusters;
const token: DatabaseToken = {
	id: '00000000-0000-4000-8000-000000000001', accountId: account!.id, clusterId: main!.id, description: 'crafted', createdAt: '2024-07-01T10:00:00.000001Z', permissions: [],
};
const put = (changes: Partial<DatabaseToken> & Readonly<Record<string, unknown>>) => {
	emulator.store.putToken(main!.id, {...token, ...changes});
};

test('every field of a token, its grants, and what would be lost without it', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await pointAt(mounted, 'edge-08');
	await mounted.press(keys.enter);
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens   Demo › eu-metrics › telegraf edge-08
		 ──────────────────────────────────────────────────────────────────────────────

		   Description   telegraf edge-08
		   Token ID      6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55
		   Status        active
		   Created       2 years ago, 2023-03-28 04:40:25 CEST (2023-03-28T02:40:25Z)
		   Expires       never
		   Account ID    11111111-1111-4111-8111-111111111111
		   Cluster ID    3333a1b2-3333-4333-8333-333333333333
		   Permissions   DATABASE    READ   WRITE
		                 flight_old  –      yes    no such database
		                 flight2     yes    yes
		                 flight3     –      yes    its only writer

		   If it went away (by grants, not by traffic)
		     flight3 loses its last writer.
		     flight2 keeps 1 writer and 1 reader.
		     flight_old is no database of this cluster.
		   Not known: last use, creator, where the secret is.
		(3 blank rows)
		 o options  e edit  s suspend  R rotate  D revoke  y copy ID  Y as curl
	`));
});

test('fields that this program does not know are shown as the service gave them', async t => {
	put({
		description: 'from the future', lastUsedAt: '2026-03-01T00:00:00Z', labels: {team: 'plant', tier: 2}, permissions: [{action: 'admin', resource: 'sensors'}], expiresAt: '2027-01-01T00:00:00Z',
	});
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await pointAt(mounted, '"from the future"');
	await mounted.press('d');
	await mounted.until(/lastUsedAt +2026-03-01T00:00:00Z/);
	await mounted.until(/labels +\{"team":"plant","tier":2\}/);
	await mounted.until(/Expires +in 10 months, 2027-01-01 01:00:00 CET \(2027-01-01T00:00:00Z\)/);
	await mounted.until(/sensors +– +– +admin/);
	assert.ok(isUntouched(emulator));
});

test('a token with no description and no grants', async t => {
	put({description: '', permissions: []});
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await pointAt(mounted, 'id:00000000');
	await mounted.press(keys.enter);
	await mounted.until('eu-metrics › Token details');
	await mounted.until(/Description +\(none\)/);
	await mounted.until(/Permissions +none/);
	assert.ok(isUntouched(emulator));
});

test('the details of a revoked and of an expired token say since when', async t => {
	put({description: 'was revoked', revokedAt: '2026-02-01T12:00:00Z'});
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await mounted.press('.');
	await pointAt(mounted, '"was revoked"');
	await mounted.press(keys.enter);
	await mounted.until(/Status +revoked/);
	await mounted.until(/Revoked +28 days ago, 2026-02-01 13:00:00 CET \(2026-02-01T12:00:00Z\)/);
	assert.ok(!mounted.screen().includes('If it went away'), 'nothing is lost with a revoked token');
});

for (const {way, send} of ways) {
	test(`a token with many grants scrolls, and stops at both ends, ${way}`, async t => {
		put({description: 'many grants', permissions: Array.from({length: 60}, (_, index) => ({action: 'read', resource: `database-${String(index + 1).padStart(2, '0')}`}))});
		const {mounted} = await mountApp(t, {emulator});
		await openTokens(mounted);
		await pointAt(mounted, '"many grants"');
		await send(mounted, keys.enter);
		await mounted.until(/… \d+ more lines below, PgDn/);
		// The findings of the audit come a moment later.
		await send(mounted, 'G');
		await mounted.until(/^ +\d+ findings?$|lines below, PgDn; \d+ lines above/m);
		await send(mounted, 'g');
		const first = mounted.screen();
		await send(mounted, 'k', keys.pageUp, 'g');
		assert.equal(mounted.screen(), first);
		await send(mounted, 'j', 'j');
		await mounted.until(/… \d+ more lines below, PgDn; 2 lines above, PgUp/);
		await send(mounted, 'G');
		await mounted.until('Not known: last use, creator, where the secret is.');
		const last = mounted.screen();
		await send(mounted, keys.pageDown, control('d'), 'j');
		assert.equal(mounted.screen(), last);
		await send(mounted, 'g');
		assert.equal(mounted.screen(), first);
		// Every line can be brought into sight.
		const seen = new Set<string>();
		for (let step = 0; step < 200 && !mounted.screen().includes('Not known'); step++) {
			for (const [name] of mounted.screen().matchAll(/database-\d\d/g)) {
				seen.add(name);
			}

			await mounted.press('j');
		}

		assert.equal(seen.size, 60);
		assert.match(mounted.screen(), /Not known/);
	});
}

test('details of a token that the list no longer holds say so, and Esc goes back', async t => {
	put({description: 'short-lived'});
	const {mounted} = await mountApp(t, {emulator});
	await openTokens(mounted);
	await pointAt(mounted, 'short-lived');
	await mounted.press(keys.enter);
	await mounted.until(/Description +short-lived/);
	emulator.store.removeToken(main!.id, token.id);
	await mounted.press('r');
	await mounted.until('The cluster\'s list no longer holds 00000000-0000-4000-8000-000000000001.');
	await mounted.press('D');
	await mounted.until('No token is under the cursor.');
	await mounted.press(keys.escape);
	await mounted.until(/\d active *$/m);
	assert.ok(isUntouched(emulator));
});
