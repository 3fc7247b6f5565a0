import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys, paste} from '../../helpers/keys.js';
import {start, type Started} from '../../helpers/end-to-end/start.js';
import {startEmulator} from '../../helpers/end-to-end/start-emulator.js';
import {moveTo, openEnvironment, press} from '../../helpers/end-to-end/steps.js';

// The keys that could change a token in this program, or that people know from other programs.
const tempting = [
	...'DRseuaxXdoyYvASMBJCbPOiE.pr/:?',
	...['a', 'd', 'k', 'p', 'r', 'u', 'w', 'x'].map(letter => control(letter)),
	keys.space,
	keys.enter,
	keys.tab,
	keys.delete,
	keys.backspace,
	paste(' \t\r'),
];

const isMarked = (screen: string): boolean => screen.split('\n', 1)[0]!.endsWith('READ-ONLY');
const isList = (screen: string): boolean => screen.split('\n').at(-1)!.startsWith(' Enter details');

async function pressOnList(app: Started, key: string): Promise<void> {
	app.press(key);
	let screen = await app.redrawn();
	assert.ok(!screen.includes('I understand the risk'), `${JSON.stringify(key)} opened a confirmation`);
	for (let step = 0; !isList(screen); step++) {
		assert.ok(step < 5, `no way back to the list after ${JSON.stringify(key)}:\n${screen}`);
		const last = screen;
		// Esc and a key in one read would mean Alt with that key, so each step waits for the screen.
		await press(app, screen.includes('› Clusters') ? keys.enter : keys.escape, now => now !== last);
		screen = await app.redrawn();
	}
}

test('with --read-only, no key opens a confirmation or sends a change', async t => {
	const emulator = await startEmulator(t);
	const app = start({arguments: ['--host', emulator.url, '--read-only'], environment: emulator.environment, test: t});
	await openEnvironment(app);
	await app.until(isMarked);
	for (const key of tempting) {
		await pressOnList(app, key);
	}

	await press(app, keys.enter, 'Token ID');
	await app.until(isMarked);
	await press(app, 'D', 'Read-only: nothing can be changed.');
	await press(app, 'o', /Revoke Token… +Read-only: nothing can be changed\. +│/);
	app.press('D');
	await app.redrawn();
	await moveTo(app, 'Revoke Token…');
	app.press(keys.enter);
	assert.doesNotMatch(await app.redrawn(), /I understand the risk/);

	assert.ok(emulator.requests.length > 2);
	assert.deepEqual(emulator.changes(), []);
});

test('INFLUX_TOKENS_READ_ONLY=1 is as strict, even in the demo', async t => {
	const app = start({environment: {INFLUX_TOKENS_READ_ONLY: '1'}, test: t}); // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
	await app.until('Choose a profile');
	await app.until(isMarked);
	await app.redrawn();
	await press(app, keys.enter, /eu-metrics .*ready/);
	await press(app, keys.enter, /653 active *$/m);
	await press(app, 'D', 'Read-only: nothing can be changed.');
	assert.ok(isMarked(app.screenText()));
	assert.doesNotMatch(await app.redrawn(), /I understand the risk/);
});
