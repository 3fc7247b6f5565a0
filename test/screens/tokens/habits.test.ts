import assert from 'node:assert/strict';
import {existsSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import type {Habits} from '../../../source/settings/habits.js';
import {keys} from '../../helpers/keys.js';
import {mountApp, savedProfile, startTestEmulator} from '../../helpers/mount-app.js';
import {waitFor} from '../../helpers/wait-for.js';
import {cursorRow, openTokens} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test, {managementToken: 'M.V1.right-one'});
const environment = Object.fromEntries([['MANAGEMENT_TOKEN', 'M.V1.right-one']]);

test('the profiles, the clusters and the tokens start as the person left them', async t => {
	const [first, second] = emulator.accounts[0]!.clusters;
	const {mounted} = await mountApp(t, {
		emulator,
		environment,
		columns: 160,
		rows: 40,
		settings: served => [savedProfile(served), savedProfile(served, {name: 'lab'})],
		habits: {
			profile: 'lab', clusters: {lab: first!.id, plant: second!.id}, clustersSort: {column: 'tokens', descending: true}, tokensSort: {column: 'created', descending: true}, showsPreview: false, hiddenColumns: ['databases'], times: 'utc',
		},
	});
	await mounted.until(/❯ lab /);
	await mounted.press(keys.enter);
	await mounted.until('TOKENS ▼');
	await mounted.until(/ready +60 +220/);
	assert.match(cursorRow(mounted), new RegExp(`^${first!.name} `));
	await mounted.press(keys.enter);
	await mounted.until(/STATUS +DESCRIPTION +TOKEN ID +CREATED \(UTC\) ▼ +EXPIRES \(UTC\)/);
	assert.ok(!mounted.screen().includes('DETAILS'));

	await mounted.press(keys.escape);
	await mounted.until('lab › Clusters');
	await mounted.press(keys.escape);
	await mounted.until('Choose a profile');
	await mounted.press(keys.up);
	await mounted.until(/❯ plant /);
	await mounted.press(keys.enter);
	await mounted.until(/ready +60 +220/);
	assert.match(cursorRow(mounted), new RegExp(`^${second!.name} `));
});

test('a profile or a cluster that is gone since the last run does no harm', async t => {
	const {mounted} = await mountApp(t, {
		emulator, environment, settings: served => [savedProfile(served)], habits: {profile: 'gone', clusters: {plant: '99999999-9999-4999-8999-999999999999'}},
	});
	await mounted.until(/❯ Demo /);
	await mounted.press(keys.down, keys.enter);
	await mounted.until(/ready +60 +220/);
	assert.match(mounted.screen(), /▌ /);
});

test('leaving a screen writes the file of habits, with what was chosen and without marks', async t => {
	const {mounted, directories} = await mountApp(t, {
		emulator, habits: 'file', columns: 160, rows: 40,
	});
	const file = path.join(directories.journals, 'habits.json');
	const clusters = Object.fromEntries([['Demo', emulator.accounts[0]!.clusters[0]!.id]]);
	const written = () => JSON.parse(readFileSync(file, 'utf8')) as Habits & {readonly version: number};
	await openTokens(mounted);
	await waitFor(() => existsSync(file) && written().clusters !== undefined, {describe: () => 'no habits.json'});
	assert.deepEqual(written(), {version: 1, profile: 'Demo', clusters});

	await mounted.press('S', 'C', 'c', 'i', keys.escape, 'p', 't', '/', ...'edge', keys.enter, keys.space, keys.escape, keys.escape, keys.escape);
	await mounted.until('Demo › Clusters');
	await mounted.press('S', 'N');
	await mounted.until('NAME ▼');
	await waitFor(() => written().tokensSort !== undefined, {describe: () => readFileSync(file, 'utf8')});
	await mounted.press(keys.escape);
	await mounted.until('Choose a profile');
	await waitFor(() => written().clustersSort !== undefined, {describe: () => readFileSync(file, 'utf8')});
	assert.deepEqual(written(), {
		version: 1,
		profile: 'Demo',
		clusters,
		tokensSort: {column: 'created', descending: true},
		hiddenColumns: ['id'],
		shownColumns: [],
		showsPreview: false,
		times: 'local',
		filters: ['edge'],
		clustersSort: {column: 'name', descending: true},
	});
});
