import assert from 'node:assert/strict';
import type {ServerResponse} from 'node:http';
import test from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';
import {answerJson, startService, token} from '../../helpers/api/start-service.js';
import {keys} from '../../helpers/keys.js';
import {
	mountApp,
	now,
	savedProfile,
	startTestEmulator,
} from '../../helpers/mount-app.js';

const emulator = await startTestEmulator(test);
const [main] = emulator.accounts[0]!.clusters;

const count = 9000;
const rows = Array.from({length: count}, (_, number) => ({
	...token, id: `6f2c0a14-0f5b-4a4e-9d2e-${number.toString(16).padStart(12, '0')}`, description: `loader ${number}`,
}));
const body = JSON.stringify(rows);

const firstPart = Math.floor(body.length * 2 / 3);

/**
Opens a cluster whose service sends two thirds of its list, in pieces, and holds the rest back until `finish` is called.
*/
async function openLongList(t: test.TestContext) {
	const finished = Promise.withResolvers<undefined>();
	let lists = 0;
	// A second passes with each piece.
	let time = now.getTime();
	const send = async (response: ServerResponse) => {
		for (let from = 0; from < firstPart; from += 50_000) {
			time += 1000;
			response.write(body.slice(from, Math.min(firstPart, from + 50_000)));
			await delay(5);
		}

		await finished.promise;
		response.end(body.slice(firstPart));
	};

	const service = await startService((response, {url}) => {
		response.setHeader('date', now.toUTCString());
		if (!url.endsWith('/tokens')) {
			answerJson(response, 200, []);
			return;
		}

		lists++;
		void send(response.writeHead(200, {'content-type': 'application/json'}));
	});
	t.after(async () => service[Symbol.asyncDispose]());
	const {mounted} = await mountApp(t, {
		emulator,
		clock: () => time,
		settings: served => [savedProfile(served, {host: service.host, clusters: [main!]})],
		environment: ({accounts}) => Object.fromEntries([['MANAGEMENT_TOKEN', accounts[0]!.managementToken]]),
	});
	await mounted.pressTogether([keys.down, keys.enter]);
	return {
		mounted,
		lists: () => lists,
		finish() {
			finished.resolve(undefined);
		},
	};
}

test('a long list says how many of its tokens have arrived, and then shows them in order', async t => {
	const {mounted, finish} = await openLongList(t);
	await mounted.until(/Loading tokens of eu-metrics… [56]\d{3}/);
	await mounted.press('?');
	await mounted.until('Help');
	await mounted.press(keys.escape);
	finish();
	await mounted.until(`${count} active`);
	const shown = () => mounted.rows().map(row => /loader (?<number>\d+)/.exec(row)?.groups?.number).filter(number => number !== undefined);
	assert.deepEqual(shown().slice(0, 4), ['0', '1', '2', '3']);
	await mounted.press(keys.end);
	assert.deepEqual(shown().slice(-2), ['8998', '8999']);
});

test('a refresh that brings the same list redraws only that it is loading', async t => {
	const {mounted, finish, lists} = await openLongList(t);
	finish();
	await mounted.until(`${count} active`);
	const before = await mounted.settle();
	const {length} = mounted.output();
	const listsBefore = lists();
	await mounted.press('r');
	await mounted.until(screen => lists() > listsBefore && screen === before);
	assert.doesNotMatch(mounted.output().slice(length), /loader/);
});
