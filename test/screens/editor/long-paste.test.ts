import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys, paste} from '../../helpers/keys.js';
import {mountApp, savedProfile} from '../../helpers/mount-app.js';
import {openTokens} from '../../helpers/screens/walk.js';

const sentence = 'Only the first 10,000 characters were taken: the field holds no more.';
const megabyte = 'sensor values of the west plant, '.repeat(32_000);

test('a field cuts a paste of 1 MB and says so, and the keys after it still work', async t => {
	const {mounted} = await mountApp(t);
	await mounted.press('a');
	await mounted.press(paste(megabyte));
	assert.match(mounted.screen(), new RegExp(sentence));
	const full = mounted.screen();
	await mounted.press('q');
	assert.equal(mounted.screen(), full, 'a full field takes no key');
	await mounted.press(keys.backspace, keys.backspace, '!');
	assert.match(mounted.screen(), /!\s*$/m);

	// Ctrl+U erases the text. A short paste fits then.
	await mounted.press(control('u'), paste('west'));
	assert.match(mounted.screen(), /❯ Name {15}west/);
});

test('the field of the clusters takes a list of 200 KB that influxctl prints', async t => {
	const {mounted} = await mountApp(t);
	await mounted.press('a', keys.tab, keys.tab, keys.tab, keys.tab, keys.tab);
	const clusters = Array.from({length: 300}, (_, index) => Object.fromEntries([
		['account_id', '11111111-1111-4111-8111-111111111111'],
		['cluster_id', `00000000-0000-4000-8000-${String(index).padStart(12, '0')}`],
		['name', `cluster-${index}`],
		['state', 'ready'],
		['notes', 'x'.repeat(600)],
	]));
	await mounted.press(paste(JSON.stringify(clusters)));
	await mounted.until('00000000-0000-4000-8000-000000000299');
	assert.doesNotMatch(mounted.screen(), /Only the first/);
});

test('the filter of the token list cuts a paste of 1 MB and says so', async t => {
	const {mounted} = await mountApp(t);
	await openTokens(mounted);
	await mounted.press('/', paste(megabyte));
	assert.match(await mounted.until(sentence), /, sensor values/);
});

test('the screen that asks for a management token cuts a paste of 1 MB and says so', async t => {
	const {mounted} = await mountApp(t, {settings: emulator => [savedProfile(emulator)], environment: Object.fromEntries([['MANAGEMENT_TOKEN', 'wrong']])});
	await mounted.pressTogether([keys.down, keys.enter]);
	await mounted.until(/eu-metrics .*401/);
	await mounted.press('T', paste('t'.repeat(1_000_000)));
	await mounted.until(sentence);
	assert.match(mounted.screen(), /Management token for plant/);
});
