import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import type {EmulatorOptions} from '../../../source/emulator/emulator.js';
import {signInConfig} from '../../../source/emulator/sign-in/sign-in-config.js';
import {parseJournal} from '../../../source/journal/read-journal.js';
import {control, keys} from '../../helpers/keys.js';
import {mountApp, now, type MountedApp} from '../../helpers/mount-app.js';
import {deletesOf, openConfirmation} from '../../helpers/screens/confirm.js';

type Test = Parameters<typeof mountApp>[0];

const numbers = Array.from({length: 12}, (_, index) => String(index + 1).padStart(2, '0'));

/**
Signs in, and confirms the revoke of twelve tokens, one after the other. After the third, the time passes for the program and the service, until a minute before the token ends.
*/
async function confirmTwelve(t: Test, signIn: NonNullable<EmulatorOptions['signIn']>): Promise<MountedApp> {
	let time = now.getTime();
	let revoked = 0;
	const app = await mountApp(t, {
		columns: 120,
		clock: () => time,
		seed: {
			product: 'clustered',
			signIn,
			onRequest({method, status}) {
				revoked += method === 'DELETE' && status === 204 ? 1 : 0;
				if (revoked !== 3) {
					return;
				}

				revoked++;
				time += 3_540_000;
				app.emulator.passTime(3_540_000);
			},
		},
		influxctl: ({url}) => signInConfig(url),
	});
	const {mounted, emulator: {store, accounts}} = app;
	const [account] = accounts;
	const clusterId = account!.clusters[0]!.id;
	for (const number of numbers) {
		store.putToken(clusterId, {
			id: `00000000-0000-4000-8000-0000000000${number}`, description: `batch ${number}`, permissions: [{action: 'write', resource: 'sensors'}], createdAt: '2025-01-01T00:00:00Z',
		});
	}

	await mounted.until('emulated');
	await mounted.press(keys.down, keys.enter);
	await mounted.until(/\d active$/m);
	await mounted.pressTogether(['/', ...'batch', keys.enter]);
	await mounted.press(control('a'));
	await mounted.until('12 marked');
	await openConfirmation(mounted);
	await mounted.press(keys.space, ...'12', keys.enter, keys.tab);
	await mounted.until('‹ Revoke 12 Tokens ›');
	return app;
}

function journalOf({directories}: MountedApp): ReturnType<typeof parseJournal> {
	const file = readdirSync(directories.journals).find(name => name.endsWith('.jsonl'));
	return parseJournal(readFileSync(path.join(directories.journals, file!)));
}

test('a batch pauses before its token ends, with no intent left open, and goes on once the person has signed in again', async t => {
	const app = await confirmTwelve(t, {approveAfter: 0, hasRefreshToken: false});
	const {mounted, emulator} = app;
	await mounted.press(keys.enter);
	await mounted.until('Paused: The management token ends at 2026-03-02 05:20 UTC, too soon for another change. T enters another and goes on;');
	await mounted.until(screen => !/verifying|revoking/.test(screen));
	const before = deletesOf(emulator).length;
	assert.ok(before >= 3);
	assert.ok(before < 12);
	const {unfinished} = journalOf(app);
	assert.deepEqual(unfinished, []);
	assert.equal(deletesOf(emulator).length, before);
	await mounted.press('T');
	await mounted.until('Revoked 12 of 12');
	assert.equal(deletesOf(emulator).length, 12);
	assert.ok(emulator.requests.every(({method, status, path: asked}) => method !== 'DELETE' || status === 204 || asked.startsWith('/oauth')));
});

test('with a refresh token the batch goes on without a person, and each change is sent once', async t => {
	const {mounted, emulator} = await confirmTwelve(t, {approveAfter: 0});
	await mounted.press(keys.enter);
	await mounted.until('Revoked 12 of 12');
	assert.equal(deletesOf(emulator).length, 12);
	const grants = emulator.requests.filter(({path: asked}) => asked === '/oauth/token').map(({body}) => (body as {readonly grant_type: string}).grant_type);
	assert.deepEqual(grants, ['urn:ietf:params:oauth:grant-type:device_code', 'refresh_token']);
	for (const part of emulator.identity!.given.flatMap(secret => secret.split('.'))) {
		assert.ok(!mounted.output().includes(part));
	}
});

test('Enter goes on with the token that ends soon, and the batch does not pause for it again', async t => {
	const {mounted, emulator} = await confirmTwelve(t, {approveAfter: 0, hasRefreshToken: false});
	await mounted.press(keys.enter);
	await mounted.until('Paused: The management token ends');
	await mounted.press(keys.enter);
	await mounted.until('Revoked 12 of 12');
	assert.equal(deletesOf(emulator).length, 12);
});
