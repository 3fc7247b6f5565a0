import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {mountApp, now, startTestEmulator} from '../../helpers/mount-app.js';
import {
	openCluster,
	workInDirectory,
	writesOf,
	type OpenCluster,
} from '../../helpers/screens/open-cluster.js';

const twoYears = ((2 * 365) + 1) * 24 * 60 * 60 * 1000; // Milliseconds
const emulator = await startTestEmulator(test, {now: new Date(now.getTime() - twoYears)});

const filterTo = async ({mounted}: OpenCluster, text: string) => mounted.pressTogether(['/', control('u'), ...text, keys.enter]);

test('a clock two years ahead is in the header, and tokens that a filter by time selected are not changed until K accepts it', async t => {
	workInDirectory(t);
	const cluster = await openCluster(t, {emulator});
	const {mounted} = cluster;
	await mounted.until('CLOCK 2 years ahead');
	await filterTo(cluster, 'stack age>1y');
	await mounted.until(/2 of \d+ active/);
	const refusal = 'This filter needs the time, and the clock is 2 years ahead: K accepts it.';
	await mounted.press('D');
	await mounted.until(refusal);
	await mounted.press(control('a'));
	await mounted.until('2 marked');
	for (const key of ['D', 's', 'u', 'b', 'P']) {
		await mounted.press('r');
		await mounted.until(/^(?![\s\S]*This filter needs)/);
		await mounted.press(key);
		await mounted.until(refusal);
		assert.match(mounted.screen(), /Database tokens/);
	}

	// Another filter does not change how the marks were made.
	await filterTo(cluster, 'stack');
	await mounted.press('r');
	await mounted.until(/^(?![\s\S]*This filter needs)/);
	await mounted.press('D');
	await mounted.until(refusal);
	assert.match(mounted.screen(), /K accept clock/);
	await mounted.press('K');
	await mounted.until('Filters and rotations go by this clock now, 2 years ahead of the service\'s.');
	await mounted.press('K');
	await mounted.until('Filters and rotations go by this machine\'s clock already.');
	await mounted.press('D');
	await mounted.until('Revoking 2 tokens takes effect at once');
	await mounted.until('CLOCK 2 years ahead');
	assert.deepEqual(writesOf(emulator), []);
});

test('tokens that a filter without time selected can be changed, and a clock that agrees is not in the header', async t => {
	const cluster = await openCluster(t, {emulator});
	await filterTo(cluster, 'stack');
	await cluster.mounted.press(control('a'), 'D');
	await cluster.mounted.until('Revoking 2 tokens takes effect at once');

	const other = await openCluster(t);
	await filterTo(other, 'stack age>1h');
	await other.mounted.press('K');
	await other.mounted.until('do not differ by more than five minutes');
	assert.doesNotMatch(other.mounted.screen(), /CLOCK|accept clock/);
	await other.mounted.press(control('a'), 'D');
	await other.mounted.until('Revoking 2 tokens takes effect at once');
});

test('Ctrl+A and v mark nothing while the filter has a mistake: the list does not follow it', async t => {
	const {mounted} = await mountApp(t, {link: {profile: 'Demo', cluster: 'eu-metrics', filter: 'statsu:active'}});
	await mounted.until('no field "statsu"');
	await mounted.press(keys.enter, control('a'));
	await mounted.until('The filter has a mistake, so the list does not follow it');
	await mounted.press('v');
	assert.doesNotMatch(mounted.screen(), /\d marked/);
	await mounted.press('D');
	await mounted.until('Revoke Database Token');
	assert.doesNotMatch(mounted.screen(), /Revoking \d+ tokens/, 'the token under the cursor alone');
});
