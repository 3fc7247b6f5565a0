import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {
	mountApp,
	quickStartVariables,
	savedProfile,
	startTestEmulator,
} from '../../helpers/mount-app.js';
import {isUntouched} from '../../helpers/screens/confirm.js';

const emulator = await startTestEmulator(test);
const id = '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55';
const options = {
	emulator, settings: () => [savedProfile(emulator), savedProfile(emulator, {name: 'other'})], environment: quickStartVariables(emulator),
};

test('a link with a profile, a cluster and a filter opens the list, and Esc goes back as usual', async t => {
	const {mounted} = await mountApp(t, {...options, link: {profile: 'PLANT', cluster: 'eu-metrics', filter: 'edge-08'}});
	await mounted.until('plant › eu-metrics › Database tokens');
	await mounted.until(/1 of \d+ active/);
	assert.match(mounted.screen(), /^▌ +active +telegraf edge-08/m);
	await mounted.press(keys.escape);
	await mounted.until(/^ *\d+ active$/m);
	await mounted.press(keys.escape);
	await mounted.until('plant › Clusters');
	await mounted.press(keys.escape);
	await mounted.until('Choose a profile');
	// The link is used up: Enter opens the profile under the cursor, which is the one that the link named, and nothing below it.
	await mounted.until('❯ plant');
	await mounted.press(keys.enter);
	await mounted.until(/eu-metrics .*ready/);
	assert.match(await mounted.settle(), /plant › Clusters/);
});

test('a link with a filter that does not parse opens the whole list, with the filter and its error', async t => {
	const {mounted} = await mountApp(t, {...options, link: {profile: 'plant', cluster: 'eu-metrics', filter: 'datbase:x'}});
	await mounted.until('no field "datbase"; did you mean');
	assert.match(mounted.screen(), /Enter keep/);
});

test('a link opens a token\'s details, and Ctrl+G there shows the command of the same link and sends it to the clipboard', async t => {
	const {mounted, clipboard} = await mountApp(t, {
		...options, link: {
			profile: 'plant', cluster: 'eu-metrics', screen: 'details', tokenId: id,
		},
	});
	await mounted.until('plant › eu-metrics › telegraf edge-08');
	await mounted.press(control('g'));
	await mounted.until('The command that opens this screen');
	await mounted.press('y');
	await mounted.until('Sent the command to the terminal. It is copied if the terminal allows OSC 52.');
	assert.deepEqual(clipboard, [`influx-tokens --profile plant --cluster eu-metrics --screen details --id ${id}`]);
	await mounted.press(keys.escape);
	await mounted.until('Database tokens');
});

test('a link to a revoke opens its confirmation and sends nothing', async t => {
	const {mounted} = await mountApp(t, {...options, link: {profile: 'plant', cluster: 'eu-metrics', revoke: [id]}});
	await mounted.until('Revoke Database Token');
	await mounted.until(id);
	await mounted.until('‹ Cancel ›');
	await mounted.press(keys.escape);
	await mounted.until('Database tokens');
	assert.ok(isUntouched(emulator));
});

test('a link with an unknown name or id opens the screen before it, with a message', async t => { // eslint-disable-line node-test/require-assertion -- `until()` asserts
	for (const [link, sentence, place] of [
		[{profile: 'nope'}, 'There is no profile called nope. There are: Demo, Environment, plant, other.', 'Choose a profile'],
		[{profile: 'plant', cluster: 'eu'}, 'No cluster of plant is eu. There are: eu-metrics, eu-staging, us-metrics.', 'plant › Clusters'],
		[{
			profile: 'plant', cluster: 'eu-metrics', screen: 'edit', tokenId: 'x',
		} as const, 'The cluster has no token x.', 'Database tokens'],
		[{profile: 'plant', cluster: 'eu-metrics', revoke: [id, 'x']}, 'No such token: x. Nothing is confirmed.', 'Database tokens'],
	] as const) {
		const {mounted, close} = await mountApp(t, {...options, link});
		await mounted.until(sentence);
		await mounted.until(place);
		await close();
	}
});

test('Esc while the link is loading stops it', async t => {
	const slow = await startTestEmulator(t, {latency: 300});
	const {mounted} = await mountApp(t, {
		emulator: slow, settings: () => [savedProfile(slow)], environment: quickStartVariables(slow), link: {
			profile: 'plant', cluster: 'eu-metrics', screen: 'activity',
		},
	});
	await mounted.until('Loading tokens of eu-metrics');
	await mounted.press(keys.escape);
	await mounted.until(/eu-metrics .*ready/);
	assert.match(mounted.screen(), /plant › Clusters/);
});

test('a link finds a profile of influxctl, whose config is read after the first frame, by its name or as the only one', async t => {
	const influxctl = (...names: readonly string[]) => names.map((name, index) => `[[profile]]\nname = "${name}"\nproduct = "clustered"\nhost = "127.0.0.${index + 1}"\nport = 1\nmgmt_token = "M.V1.some-token"\n[profile.tls]\ndisable = true\n`).join('\n');
	for (const [link, names, title] of [
		[{profile: 'other'}, ['own', 'other'], 'other › other › Database tokens'],
		[{cluster: 'own'}, ['own'], 'own › own › Database tokens'],
		[{cluster: 'own'}, ['own', 'other'], 'Which profile: --profile takes own, other.'],
		[{cluster: 'eu-metrics'}, [], 'Demo › eu-metrics › Database tokens'],
	] as const) {
		const {mounted, close} = await mountApp(t, {emulator, influxctl: influxctl(...names), link});
		assert.ok(await mounted.until(title));
		await close();
	}
});
