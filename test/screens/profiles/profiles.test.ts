import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {keys, paste} from '../../helpers/keys.js';
import {
	mountApp,
	quickStartVariables,
	savedProfile,
	startTestEmulator,
} from '../../helpers/mount-app.js';
import {twelveProfiles} from '../../helpers/profiles/influxctl-config.js';
import {isUntouched} from '../../helpers/screens/confirm.js';
import {drawn, screenOf} from '../../helpers/screens/screen-text.js';
import {ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);

test('a fresh machine starts with the demo and says how to add a profile', async t => {
	const {mounted} = await mountApp(t, {emulator});
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens
		 ──────────────────────────────────────────────────────────────────────────────

		   Choose a profile

		 ❯ Demo   built-in emulator, nothing leaves this machine

		   a adds a profile of your own: host, account, clusters, and where its
		   management token comes from.
		(14 blank rows)
		 Enter open   a add   ? help   q quit   : commands
	`));
});

for (const [columns, rows, rule] of [[60, 15, 58], [200, 50, 198]] as const) {
	test(`the demo, the environment and the saved profiles at ${columns}x${rows}`, async t => {
		const {mounted} = await mountApp(t, {
			columns, rows, emulator, isHostGiven: true, environment: quickStartVariables, settings: served => [savedProfile(served, {isProtected: true})],
		});
		const isNarrow = columns === 60;
		assert.equal(screenOf(mounted), drawn(`
			 influx-tokens
			 ${'─'.repeat(rule)}

			   Choose a profile

			   Demo         built-in emulator, nothing leaves this ${isNarrow ? '…' : 'machine'}
			 ❯ Environment  127.0.0.1:00000             1 cluster${isNarrow ? '  …' : '    token from MANAGEMENT_TOKEN'}
			   plant        127.0.0.1:00000  PROTECTED  3 clusters${isNarrow ? ' …' : '   token from MANAGEMENT_TOKEN'}
			(${rows - 9} blank rows)
			 Enter open   a add   ? help   q quit   : commands
		`));
	});
}

for (const {way, send} of ways) {
	test(`arrows and Enter open the profile under the cursor, and Esc comes back to it, ${way}`, async t => {
		const {mounted} = await mountApp(t, {
			emulator, environment: quickStartVariables, isHostGiven: true, settings: served => [savedProfile(served)],
		});
		await send(mounted, keys.down, keys.up, keys.down, keys.enter);
		await mounted.until('influx-tokens   plant › Clusters');
		await mounted.until(/eu-metrics .*ready +60 +220/);
		await send(mounted, keys.escape);
		await mounted.until('Choose a profile');
		assert.ok(isUntouched(emulator));
	});
}

test('without MANAGEMENT_TOKEN the environment is offered, with the reason, and asks for the token when it opens; its only cluster opens by itself', async t => {
	const {mounted, emulator: own} = await mountApp(t, {
		seed: {managementToken: 'M.V1.right-one'}, isHostGiven: true, environment: served => Object.fromEntries(Object.entries(quickStartVariables(served)).filter(([name]) => name !== 'MANAGEMENT_TOKEN')),
	});
	await mounted.until(/❯ Environment .* MANAGEMENT_TOKEN not set/);
	await mounted.press(keys.enter);
	await mounted.until('This profile asks for its management token each time.');
	assert.deepEqual(own.requests, []);
	await mounted.press(keys.enter);
	await mounted.until('Management token for Environment');
	await mounted.press(paste('M.V1.right-one'), keys.enter);
	await mounted.until(/Environment › cluster 3333a1b2 › Database tokens/);
	await mounted.until(/\d active$/m);
	await mounted.press(keys.escape);
	await mounted.until('Environment › Clusters');
	await mounted.until(/ready +\d+/);
	assert.match(await mounted.settle(), /Environment › Clusters/, 'Esc reaches the clusters, and nothing opens again');
	await mounted.press(keys.escape);
	await mounted.until('Choose a profile');
	await mounted.press(keys.enter);
	await mounted.until('Management token for Environment');
});

test('edit and remove say why they do not work for the demo', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await mounted.press('e');
	await mounted.until('Demo is not a saved profile: a adds one.');
	await mounted.press('x');
	await mounted.until('Demo is not a saved profile: a adds one.');
	await mounted.until('Choose a profile');
	assert.ok(isUntouched(emulator));
});

test('the screen says which variables --host needs, and the demo still opens', async t => {
	const {mounted} = await mountApp(t, {emulator, isHostGiven: true, environment: Object.fromEntries([['ACCOUNT_ID', emulator.accounts[0]!.id]])});
	await mounted.until('--host needs ACCOUNT_ID and CLUSTER_ID in the environment: CLUSTER_ID is not');
	await mounted.press(keys.enter);
	await mounted.until(/eu-metrics .*ready/);
	assert.ok(isUntouched(emulator));
});

test('a damaged settings file stays until X sets it aside, which keeps the intact profiles and says so', async t => {
	const whole = savedProfile(emulator);
	const text = JSON.stringify({version: 1, profiles: [{name: 'torn'}, {...whole, origin: undefined}]});
	const {mounted, directories} = await mountApp(t, {emulator, settings: text, columns: 200});
	await mounted.until('settings.json is damaged at line 1, column 26: in profile 1, host is missing.');
	await mounted.until('plant');
	const folder = path.dirname(directories.settings);
	await mounted.press(keys.down, 'x');
	await mounted.press(keys.tab, keys.enter);
	await mounted.until('Nothing was changed. X on the first screen sets the file aside.');
	await mounted.press(keys.escape);
	await mounted.until('X set aside');
	assert.deepEqual([readdirSync(folder), readFileSync(directories.settings, 'utf8')], [['settings.json'], text]);

	await mounted.press('X');
	await mounted.until(/settings\.json was set aside; the profile that is whole was kept\. It is now .+\.damaged-/);
	const files = readdirSync(folder);
	assert.equal(files.filter(name => name.startsWith('settings.json.damaged-')).length, 1, files.join(', '));
	assert.equal((JSON.parse(readFileSync(directories.settings, 'utf8')) as {readonly profiles: readonly unknown[]}).profiles.length, 1);
	await mounted.press('X');
	await mounted.until('No file of this program is damaged.');
	assert.equal(readdirSync(folder).length, files.length);
});

test('with settings that are not JSON the demo has the cursor, and no profile of influxctl is opened by its name', async t => {
	const text = '{"version": 1, "profiles": [';
	const {mounted, directories} = await mountApp(t, {
		emulator, settings: text, columns: 200, link: {profile: 'default', cluster: 'eu-metrics'}, influxctl: twelveProfiles('ca.pem'),
	});
	await mounted.until(/settings\.json is damaged at line 1, column 29: it is not JSON\. Until then default may be the name of a saved profile: nothing was done\./);
	await mounted.until(/❯ Demo/);
	await mounted.until(/influxctl:default +influxctl /);
	await mounted.until(/influxctl:lab +influxctl /);
	assert.equal(readFileSync(directories.settings, 'utf8'), text);
	assert.deepEqual(readdirSync(path.dirname(directories.settings)), ['settings.json']);
});

for (const {way, key} of [{way: 'q', key: 'q'}, {way: 'Ctrl+C', key: '\u{3}'}]) {
	test(`${way} quits`, async t => {
		const {mounted} = await mountApp(t, {emulator});
		await mounted.press(key);
		await mounted.exited;
		assert.ok(isUntouched(emulator));
	});
}

test('at 80 columns the picker shows whole that a profile is protected and read-only, however long its host and its sources are', async t => {
	const {mounted} = await mountApp(t, {
		emulator, settings: served => [savedProfile(served, {
			name: 'plant telemetry of utrecht', host: 'https://influxdb-management.plant-telemetry.example.com', isProtected: true, isReadOnly: true,
		})],
	});
	assert.match(await mounted.until('plant telemetry'), /plant telemetry.*PROTECTED READ-ONLY/);
});
