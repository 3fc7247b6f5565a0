import assert from 'node:assert/strict';
import {performance} from 'node:perf_hooks';
import test from 'node:test';
import {keys, paste} from '../../helpers/keys.js';
import {mountApp, now, quickStartVariables} from '../../helpers/mount-app.js';
import {makeJwt} from '../../helpers/secrets/make-jwt.js';

const minute = 60_000;

/**
A token that ends so many ms after the time of the tests.
*/
const endingAfter = (milliseconds: number): string => makeJwt({exp: (now.getTime() + milliseconds) / 1000, sub: 'canary-claim'});

test('the header says until when a JSON Web Token works, and warns five minutes before', async t => {
	const token = endingAfter(10 * minute);
	// The program's clock stands still a moment before the warning, and runs once the header was read.
	const running: {since?: number} = {};
	const {mounted} = await mountApp(t, {
		seed: {managementToken: token},
		columns: 120,
		isHostGiven: true,
		environment: quickStartVariables,
		clock: () => now.getTime() + (5 * minute) - 1500 + (running.since === undefined ? 0 : performance.now() - running.since),
	});
	await mounted.press(keys.enter);
	await mounted.until('token: env until 05:30');
	await mounted.until(/\d active$/m);
	running.since = performance.now();
	await mounted.until('TOKEN ENDS 05:30');
	for (const part of token.split('.')) {
		assert.ok(!mounted.output().includes(part));
	}

	assert.ok(!mounted.output().includes('canary-claim'));
});

test('a token that ended is not sent, from a variable or typed, and the screen says so', async t => {
	const ended = Object.fromEntries([['MANAGEMENT_TOKEN', endingAfter(-minute)]]);
	const {mounted, emulator} = await mountApp(t, {
		seed: {managementToken: endingAfter(60 * minute)}, columns: 120, isHostGiven: true, environment: served => ({...quickStartVariables(served), ...ended}),
	});
	await mounted.press(keys.enter);
	await mounted.until('The environment variable MANAGEMENT_TOKEN gives a token that ended at');
	await mounted.press('T', paste(endingAfter(-minute)), keys.enter);
	await mounted.until('What was entered gives a token that ended at 2026-03-02 04:19 UTC');
	assert.deepEqual(emulator.requests, []);
	await mounted.press(paste(endingAfter(60 * minute)), keys.enter);
	await mounted.until(/\d active$/m);
	await mounted.until('token: typed until 06:20');
});
