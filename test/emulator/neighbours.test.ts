import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import process from 'node:process';
import {suite, test} from 'node:test';
import {startEmulator} from '../../source/emulator/emulator.js';
import {call, clusterPath, mainCluster} from '../helpers/emulator/call.js';

suite('the emulator and its surroundings', () => {
	test('listens on 127.0.0.1 only', async t => {
		const emulator = await startEmulator({tokens: 1});
		t.after(async () => emulator.close());
		assert.equal(emulator.url, `http://127.0.0.1:${emulator.port}`);
		await assert.rejects(fetch(`http://127.0.0.2:${emulator.port}/`), TypeError);
		await assert.rejects(fetch(`http://[::1]:${emulator.port}/`), TypeError);
	});

	test('inside another program it prints nothing when a client disconnects early, and does not replace globals', () => {
		const script = `
			const {Request, Response} = globalThis;
			const {startEmulator} = await import(${JSON.stringify(new URL('../../source/emulator/emulator.js', import.meta.url).href)});
			const emulator = await startEmulator({tokens: 20000});
			const [{id, managementToken, clusters}] = emulator.accounts;
			const url = emulator.url + '/api/v0/accounts/' + id + '/clusters/' + clusters[0].id + '/tokens';
			const options = {headers: {authorization: 'Bearer ' + managementToken}};
			for (const method of ['GET', 'POST']) {
				const leaving = new AbortController();
				const response = await fetch(url, {...options, method, signal: leaving.signal, ...(method === 'POST' && {body: '{"description": "x"}'})});
				leaving.abort();
				await response.text().catch(() => {});
			}

			const response = await fetch(url, options);
			const {length} = await response.json();
			await emulator.close();
			process.exitCode = length === 20001 && Request === globalThis.Request && Response === globalThis.Response ? 0 : 1;
		`;
		const {status, stdout, stderr} = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {encoding: 'utf8'});
		assert.equal(stdout + stderr, '');
		assert.equal(status, 0);
	});

	test('requests that arrive together are each answered and logged once, in the order of arrival', async t => {
		const emulator = await startEmulator({tokens: 60});
		t.after(async () => emulator.close());
		const live = emulator.store.tokensOf(mainCluster(emulator)).filter(token => token.revokedAt === undefined);
		const replies = await Promise.all(live.map(async token => call(emulator, `${clusterPath(emulator)}/tokens/${token.id}`, {method: 'DELETE'})));
		assert.ok(replies.every(reply => reply.status === 204));
		assert.equal(emulator.requests.length, live.length);
		assert.deepEqual(new Set(emulator.requests.map(request => request.tokenId)), new Set(live.map(token => token.id)));
		assert.ok(emulator.store.tokensOf(mainCluster(emulator)).every(token => token.revokedAt !== undefined));
		const times = emulator.requests.map(request => request.time);
		assert.ok(times.every((time, index) => index === 0 || time >= times[index - 1]!));
	});
});
