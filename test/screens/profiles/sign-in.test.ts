import assert from 'node:assert/strict';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import type {EmulatorOptions} from '../../../source/emulator/emulator.js';
import {signInConfig} from '../../../source/emulator/sign-in/sign-in-config.js';
import {keys} from '../../helpers/keys.js';
import {mountApp, now, type MountedApp} from '../../helpers/mount-app.js';
import {drawn, screenOf} from '../../helpers/screens/screen-text.js';
import {waitForAssertions} from '../../helpers/wait-for.js';

type Test = Parameters<typeof mountApp>[0];

/**
Mounts the program with an influxctl profile that signs in at the emulator, and opens it.
*/
async function openSignIn(t: Test, signIn: NonNullable<EmulatorOptions['signIn']>, options: Parameters<typeof mountApp>[1] = {}): Promise<MountedApp> {
	const app = await mountApp(t, {
		columns: 80, ...options, seed: {product: 'clustered', signIn, ...options.seed}, influxctl: ({url}) => signInConfig(url),
	});
	await app.mounted.until('emulated');
	await app.mounted.press(keys.down, keys.enter);
	return app;
}

const pollsOf = ({emulator}: MountedApp): number => emulator.requests.filter(({path: asked}) => asked === '/oauth/token').length;
const codeOf = ({mounted}: MountedApp): string => /[B-Z]{4}-[B-Z]{4}$/m.exec(mounted.screen())![0];

async function decide({emulator}: MountedApp, code: string, decision: 'approved' | 'denied'): Promise<void> {
	await fetch(`${emulator.url}/activate`, {method: 'POST', body: new URLSearchParams(Object.fromEntries([['user_code', code], ['decision', decision]]))});
}

/**
Asserts that no secret of the identity provider is on the terminal or in a file.
*/
function assertSilent({emulator, mounted, directories}: MountedApp): void {
	const parts = emulator.identity!.given.flatMap(secret => secret.split('.'));
	assert.ok(parts.length > 0);
	const files = readdirSync(directories.home, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile()).map(entry => readFileSync(path.join(entry.parentPath, entry.name), 'utf8'));
	for (const part of parts) {
		assert.ok([mounted.output(), ...files].every(text => !text.includes(part)), part);
	}
}

test('a profile that signs in shows address and code, sends nothing to the terminal while it waits, and opens once the person has signed in', async t => {
	const app = await openSignIn(t, {userCode: 'BCDF-GHJK'});
	const {mounted, clipboard} = app;
	await mounted.until('BCDF-GHJK');
	await waitForAssertions(() => {
		assert.match(screenOf(mounted), /Waiting until 05:30/);
	});
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens   emulated › Sign in
		 ──────────────────────────────────────────────────────────────────────────────

		   To sign in to emulated, open this address in a browser, on any device:

		      http://127.0.0.1:00000/activate?user_code=BCDF-GHJK

		   Approve only if it shows this code:

		      BCDF-GHJK

		   Waiting until 05:30. The program goes on by itself once you have signed in.

		   The token is in memory only, until the program ends. T types one instead.
		(9 blank rows)
		 y copy address   c copy code   Esc cancel   ? help
	`));
	const before = mounted.output().length;
	const polls = pollsOf(app);
	await waitForAssertions(() => {
		assert.ok(pollsOf(app) >= polls + 2);
	});
	assert.equal(mounted.output().length, before, 'a poll without news draws nothing');
	await mounted.press('y', 'c');
	await waitForAssertions(() => {
		assert.deepEqual(clipboard, [`${app.emulator.url}/activate?user_code=BCDF-GHJK`, 'BCDF-GHJK']);
	});
	await mounted.press('r');
	await mounted.until('The code that is shown still works.');
	await decide(app, 'BCDF-GHJK', 'approved');
	await mounted.until(/\d active$/m);
	assertSilent(app);
});

test('Esc ends the polling, T types a token instead, and a new visit asks for a new code', async t => {
	const app = await openSignIn(t, {}, {seed: {managementToken: 'M.V1.typed'}});
	const {mounted} = app;
	await mounted.until('Waiting until');
	const first = codeOf(app);
	await mounted.press(keys.escape);
	await mounted.until('emulated › Clusters');
	await mounted.until('T signs in or enters a management token');
	const polls = pollsOf(app);
	await mounted.press('T');
	await mounted.until('Waiting until');
	assert.notEqual(codeOf(app), first);
	await mounted.press('T');
	await mounted.until('emulated › Management token');
	await mounted.press(...'M.V1.typed', keys.enter);
	await mounted.until(/\d active$/m);
	assert.ok(pollsOf(app) <= polls + 1, 'the first polling ended');
});

test('a denied sign-in and an expired code say so, and r asks for another code', async t => {
	const app = await openSignIn(t, {});
	const {mounted} = app;
	await mounted.until('Waiting until');
	await decide(app, codeOf(app), 'denied');
	await mounted.until('The sign-in was denied, by you or by the identity provider.');
	await mounted.press('y');
	await mounted.until('There is no code now.');
	await mounted.press('r');
	await mounted.until('Waiting until');
	app.emulator.passTime(700_000);
	await mounted.until('The code of the sign-in has expired before it was used.');
	await mounted.press('r');
	await mounted.until('Waiting until');
	await decide(app, codeOf(app), 'approved');
	await mounted.until(/\d active$/m);
	assert.equal(app.emulator.requests.filter(({path: asked}) => asked === '/oauth/device/code').length, 3);
	assertSilent(app);
});

test('a request without an answer is said below the code, and the line goes away when there is one', async t => {
	const app = await openSignIn(t, {}, {seed: {faults: [{when: {path: 'oauth-token', nth: 1}, do: {kind: 'status', status: 503}}]}});
	await app.mounted.until(/answers 503\. The program tries again\./);
	await app.mounted.until(screen => !screen.includes('answers 503'));
	assert.match(app.mounted.screen(), /Waiting until/);
});

test('T on a later screen shows a new code, also after an earlier sign-in, and Esc leaves the first token in use', async t => {
	const app = await openSignIn(t, {});
	const {mounted} = app;
	await mounted.until('Waiting until');
	const first = codeOf(app);
	await decide(app, first, 'approved');
	await mounted.until(/\d active$/m);
	await mounted.press('T');
	await mounted.until('Waiting until');
	assert.notEqual(codeOf(app), first);
	await mounted.press(keys.escape);
	await mounted.until(/\d active$/m);
	const polls = pollsOf(app);
	await mounted.press('r');
	await mounted.until(/\d active$/m);
	assert.ok(pollsOf(app) <= polls + 1, 'the polling ended');
});

test('r after the end of the token gets the next one with the refresh token, without a person', async t => {
	let time = now.getTime();
	const app = await openSignIn(t, {}, {clock: () => time});
	const {mounted, emulator} = app;
	await mounted.until('Waiting until');
	await decide(app, codeOf(app), 'approved');
	await mounted.until(/\d active$/m);
	time += 3_700_000;
	emulator.passTime(3_700_000);
	await mounted.press('r');
	await waitForAssertions(() => {
		assert.equal((emulator.requests.findLast(({path: asked}) => asked === '/oauth/token')!.body as {readonly grant_type: string}).grant_type, 'refresh_token');
	});
	await mounted.until(/\d active$/m);
	assert.ok(emulator.requests.every(({status}) => status !== 401));
	assertSilent(app);
});

test('help may lie on top while the person signs in, and the screen closes when it comes back', async t => {
	const app = await openSignIn(t, {});
	const {mounted} = app;
	await mounted.until('Waiting until');
	const code = codeOf(app);
	await mounted.press('?');
	await mounted.until('Help');
	await decide(app, code, 'approved');
	await waitForAssertions(() => {
		assert.ok(app.emulator.requests.some(({path: asked}) => asked.startsWith('/api/')));
	});
	await mounted.press(keys.escape);
	await mounted.until(/\d active$/m);
	assertSilent(app);
});

test('a code and a provider\'s words that could harm a terminal are shown harmless', async t => {
	const app = await openSignIn(t, {userCode: '\u{1B}]52;c;aGk=\u{7}\u{202E}K'});
	await app.mounted.until(String.raw`^[]52;c;aGk=^G\u{202e}K`);
	assert.ok(!app.mounted.output().includes('\u{1B}]52'));
	await app.mounted.press(keys.escape);
	app.emulator.setFaults([{
		when: {path: 'device-code'}, do: {
			kind: 'status', status: 400, body: Object.fromEntries([['error', 'invalid_scope'], ['error_description', '\u{1B}[2J\u{9D}0;x\u{202E}']]),
		},
	}]);
	await app.mounted.press('T');
	await app.mounted.until(/refuses the sign-in: invalid_scope:/);
	assert.ok(!app.mounted.output().includes('\u{9D}'));
	assert.ok(!app.mounted.output().includes('\u{202E}'));
});
