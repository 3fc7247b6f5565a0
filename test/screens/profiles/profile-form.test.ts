import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {control, keys, paste} from '../../helpers/keys.js';
import {
	mountApp,
	savedProfile,
	startTestEmulator,
	type MountedApp,
} from '../../helpers/mount-app.js';
import {drawn, screenOf} from '../../helpers/screens/screen-text.js';
import {cursorTo, ways} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);
const [account] = emulator.accounts;
const {id: accountId, managementToken} = account!;
const [main, staging] = account!.clusters;
const clear = control('u');

const storedIn = ({directories}: MountedApp): unknown => JSON.parse(readFileSync(directories.settings, 'utf8'));

const stored = {
	name: 'prod eu',
	host: emulator.url,
	accountId,
	accountName: 'Plant',
	clusters: [main, staging],
	secretSources: [{kind: 'environment', variable: 'PLANT_TOKEN'}],
	isReadOnly: true,
	isProtected: false,
};

for (const {way, send} of ways) {
	test(`a profile is added, saved without its secret, listed and opened, ${way}`, async t => {
		const app = await mountApp(t, {emulator, environment: Object.fromEntries([['PLANT_TOKEN', managementToken]])});
		const {mounted} = app;
		// More than 64 characters in one read would be a paste.
		await send(mounted, 'a', ...'prod eu', keys.tab, keys.tab, clear, ...emulator.url, keys.tab);
		await send(mounted, ...accountId, keys.tab, ...'Plant', keys.tab);
		await send(mounted, ...`${main!.name} ${main!.id}, `);
		await send(mounted, ...`${staging!.name} ${staging!.id}`);
		await send(mounted, keys.tab, clear, ...'PLANT_TOKEN');
		await send(mounted, keys.shiftTab, keys.shiftTab, keys.shiftTab, keys.shiftTab, keys.shiftTab, keys.shiftTab, keys.shiftTab, keys.shiftTab, keys.space, keys.enter);
		await mounted.until('Saved the profile prod eu.');
		await mounted.until(/prod eu +127\.0\.0\.1:\d+ +READ-ONLY +2 clusters +token from PLANT_TOKEN/);
		assert.deepEqual(storedIn(app), {version: 1, profiles: [stored]});
		assert.ok(!readFileSync(app.directories.settings, 'utf8').includes(managementToken));

		// The cursor is on the profile that was just saved.
		await send(mounted, keys.enter);
		await mounted.until(/eu-staging .*ready +41 +12/);
		await mounted.until(/Account 1111.* Plant +2 clusters\n/);
		await mounted.until(/prod eu › Clusters +token: env {2}READ-ONLY\n/);
		assert.ok(!mounted.output().includes(managementToken));
	});
}

test('each field says what is wrong with it, and the focus is on the first that is wrong', async t => {
	const {mounted} = await mountApp(t, {emulator, settings: served => [savedProfile(served)]});
	const refuses = async (text: string, sentence: string) => {
		await mounted.pressTogether([clear, ...text]);
		await mounted.press(keys.enter);
		// A long sentence takes two rows.
		await mounted.until(screen => screen.replaceAll(/\s+/g, ' ').includes(sentence));
	};

	await mounted.press('a', keys.enter);
	await mounted.until('The name is empty. Enter the name to choose this profile by.');
	assert.match(mounted.screen(), /❯ Name .*✗$/m);
	assert.match(mounted.screen(), /Account ID .*✗$/m);
	assert.match(mounted.screen(), /Clusters .*✗$/m);
	await refuses('demo', 'demo is the name of a built-in profile. Choose another.');
	await refuses('Environment', 'Environment is the name of a built-in profile. Choose another.');
	await refuses('one, two', 'The name holds a comma');
	await mounted.pressTogether([clear, ...'prod', keys.tab, keys.tab]);
	await refuses(['http', 'influx.example'].join('://'), 'The host uses http, which would show the management token to the network: use https.');
	await refuses('https://influx.example', 'The account id is not a UUID.');
	await refuses(accountId, 'No cluster is given. Enter each one as its name and its id.');
	await refuses('eu-metrics', 'Cluster 1 has no id that is a UUID.');
	await refuses(`a ${main!.id}, b ${main!.id}`, 'Cluster 2 has the id of another one.');
	await mounted.pressTogether([clear, ...`a ${main!.id}`, keys.shiftTab]);
	await refuses('one, two', 'The account name holds a comma');
	await mounted.pressTogether([clear, keys.tab, keys.tab]);
	await refuses('not a variable', 'This is no name of an environment variable. Enter one like MANAGEMENT_TOKEN, or nothing.');
	await refuses(managementToken, 'This looks like a token itself, and tokens are never stored.');
	await refuses('MANAGEMENT_TOKEN', 'Saved the profile prod.');
});

test('the name of another profile is refused, and the form keeps the typed text', async t => {
	const app = await mountApp(t, {emulator, settings: served => [savedProfile(served)]});
	const {mounted} = app;
	const before = readFileSync(app.directories.settings, 'utf8');
	await mounted.pressTogether(['a', ...'PLANT', keys.tab, keys.tab, keys.tab, ...accountId, keys.tab, keys.tab]);
	await mounted.pressTogether([...main!.id, keys.enter]);
	await mounted.until('There is a profile called plant already. Choose another name, or edit that one.');
	await mounted.until(/Name +PLANT/);
	assert.equal(readFileSync(app.directories.settings, 'utf8'), before);
	await mounted.press(keys.escape);
	await mounted.until('Esc again discards what you typed.');
	await mounted.press(keys.escape);
	await mounted.until('Choose a profile');
});

for (const {way, send} of ways) {
	test(`a profile is edited and renamed in its place, ${way}`, async t => {
		const app = await mountApp(t, {emulator, settings: served => [savedProfile(served), savedProfile(served, {name: 'second'})]});
		const {mounted} = app;
		await send(mounted, keys.down, 'e');
		await mounted.until('Profiles › Edit plant');
		await send(mounted, ...'-eu', keys.shiftTab, keys.space, keys.enter);
		await mounted.until('Saved the profile plant-eu.');
		const {profiles} = storedIn(app) as {readonly profiles: ReadonlyArray<{readonly name: string; readonly isProtected: boolean; readonly clusters: unknown}>};
		assert.deepEqual(profiles.map(({name, isProtected}) => [name, isProtected]), [['plant-eu', true], ['second', false]]);
		assert.deepEqual(profiles[0]!.clusters, account!.clusters);
	});
}

test('a paste fills the focused field as one line, and Esc leaves without saving', async t => {
	const app = await mountApp(t, {emulator});
	const {mounted} = app;
	await mounted.press('a', paste('prod\r\n\u{1B}[31meu\t'));
	await mounted.until('❯ Name               prod [31meu');
	await mounted.press(keys.escape);
	await mounted.until('Esc again discards what you typed.');
	await mounted.press(keys.escape);
	await mounted.until('Choose a profile');
	assert.throws(() => readFileSync(app.directories.settings), /ENOENT/);
});

test('removing a profile asks first, with the focus on Cancel', async t => {
	const app = await mountApp(t, {emulator, settings: served => [savedProfile(served)]});
	const {mounted} = app;
	await mounted.press(keys.down, 'x');
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens   Profiles › Remove
		 ──────────────────────────────────────────────────────────────────────────────

		   Remove the profile plant from this program's settings?
		   Its tokens at the service and its management token stay as they are.

		      ‹ Cancel ›      Remove Profile
		(16 blank rows)
		 Enter press   Tab move   Esc cancel   ? help   : commands
	`));
	await mounted.press(keys.enter);
	await mounted.until('Choose a profile');
	await mounted.until('plant');
	assert.equal((storedIn(app) as {profiles: unknown[]}).profiles.length, 1);

	await cursorTo(mounted, 'plant');
	await mounted.press('x', keys.tab, keys.enter);
	await mounted.until('Removed the profile plant.');
	assert.deepEqual(storedIn(app), {version: 1, profiles: []});
});

test('keys that arrive together never remove a profile', async t => {
	const app = await mountApp(t, {emulator, settings: served => [savedProfile(served)]});
	const {mounted} = app;
	await mounted.pressTogether([keys.down, 'x', keys.tab, keys.enter]);
	await mounted.until('Choose a profile');
	assert.equal((storedIn(app) as {profiles: unknown[]}).profiles.length, 1);
});

test('Tab completes the path of the token file, goes on where nothing is left to complete, and passes empty path fields', async t => {
	const {mounted, directories: {home}} = await mountApp(t, {emulator});
	mkdirSync(path.join(home, 'keys'));
	writeFileSync(path.join(home, 'keys', 'plant.token'), '');
	await mounted.press('a', ...Array.from({length: 8}, () => keys.tab));
	await mounted.until('❯  else a file');
	await mounted.until(/Enter save {2,3}Tab complete {2,3}Down next/);
	await mounted.pressTogether([...'~/ke']);
	await mounted.press(keys.tab);
	await mounted.until(/else a file {7}~\/keys\//);
	await mounted.press(keys.tab);
	await mounted.until(/else a file {7}~\/keys\/plant\.token/);
	await mounted.press(keys.tab);
	await mounted.until('❯ CA file');
	await mounted.press(keys.tab, keys.tab, keys.tab);
	await mounted.until('❯ TLS checks');
	await mounted.press(keys.up, keys.up, keys.up, keys.up);
	await mounted.until('❯  else a file');
	assert.match(mounted.screen(), /else a file {7}~\/keys\/plant\.token/);
});

test('Esc leaves an untouched profile form at once, and asks once before typed text is discarded', async t => {
	const {mounted} = await mountApp(t, {emulator});
	await mounted.press('a');
	await mounted.until('❯ Name');
	await mounted.press(keys.escape);
	await mounted.until('Choose a profile');
	await mounted.press('a');
	await mounted.pressTogether([...'x']);
	await mounted.press(keys.escape);
	await mounted.until('Esc again discards what you typed.');
	assert.match(mounted.screen(), /❯ Name +x$/m, 'the first Esc discards nothing');
	await mounted.press(keys.backspace, keys.escape);
	await mounted.until('Choose a profile');
});

test('without colour the placeholders stand in brackets, and the values do not', async t => {
	const {mounted} = await mountApp(t, {emulator, colorLevel: 'none'});
	await mounted.press('a');
	const screen = await mounted.until('❯ Name');
	assert.match(screen, /❯ Name +\(e\.g\. prod-eu\)$/m);
	assert.match(screen, /Account ID +\(e\.g\. 1{8}-1111-/);
	assert.match(screen, /Token: variable +MANAGEMENT_TOKEN$/m);
	assert.match(screen, /CA file +\(optional, PEM\)$/m);
});
