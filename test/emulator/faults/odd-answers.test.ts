import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {suite, test} from 'node:test';
import {gunzipSync} from 'node:zlib';
import type {FaultEffect} from '../../../source/emulator/faults/fault-list.js';
import {waitFor} from '../../helpers/wait-for.js';
import {call, tokenIn, tokensIn} from '../../helpers/emulator/call.js';
import {exchangeBytes, partsOf} from '../../helpers/emulator/exchange-bytes.js';
import {lastOf, onDelete, start} from '../../helpers/emulator/fault-scenario.js';

const foreign = [
	['html', 'text/html; charset=utf-8', /^<!doctype html>.*<h1>404<\/h1>/],
	['empty', undefined, /^$/],
	['json', 'application/json', /^\{"error":\{/],
	['text', 'text/plain; charset=utf-8', /^404 page not found\n$/],
] as const;

suite('odd answers, byte for byte', () => {
	for (const [form, contentType, words] of foreign) {
		for (const [when, isApplied] of [['before-apply', false], ['after-apply', true]] as const) {
			test(`a foreign 404 (${form}), ${when}: not the API's error, and the token is ${isApplied ? '' : 'not '}revoked`, async t => {
				const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'foreign', form, when})]});
				const {statusLine, headers, body} = partsOf(await exchangeBytes(emulator, {method: 'DELETE', path}));
				assert.equal(statusLine, 'HTTP/1.1 404 Not Found');
				assert.equal(headers.get('content-type'), contentType);
				assert.match(Buffer.from(body).toString(), words);
				assert.doesNotMatch(Buffer.from(body).toString(), /"code"/);
				assert.equal(isRevoked(), isApplied);
				assert.equal(lastOf(emulator).status, 404);
			});
		}
	}

	test('a foreign answer with another status code', async t => {
		const {emulator, tokens} = await start(t, {faults: [{when: {}, do: {kind: 'foreign', form: 'html', status: 502}}]});
		assert.equal(partsOf(await exchangeBytes(emulator, {path: tokens})).statusLine, 'HTTP/1.1 502 Bad Gateway');
	});

	for (const [when, isApplied] of [['before-apply', false], ['after-apply', true]] as const) {
		test(`101, ${when}: the connection switches to another protocol, without its name`, async t => {
			const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'informational', status: 101, when})]});
			const {text, endedBy} = await exchangeBytes(emulator, {method: 'DELETE', path, isEnough: received => received.endsWith('\r\n\r\n')});
			assert.equal(text, 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\n\r\n');
			assert.equal(endedBy, 'test');
			assert.equal(isRevoked(), isApplied);
			assert.equal(lastOf(emulator).status, 101);
		});
	}

	test('101 with the name of a protocol', async t => {
		const {emulator, tokens} = await start(t, {faults: [{when: {}, do: {kind: 'informational', status: 101, protocol: 'websocket'}}]});
		const {text} = await exchangeBytes(emulator, {path: tokens, isEnough: received => received.endsWith('\r\n\r\n')});
		assert.equal(text, 'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n');
	});

	for (const [status, words] of [[100, 'Continue'], [102, 'Processing'], [103, 'Early Hints']] as const) {
		test(`${status} comes before the true answer`, async t => {
			const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'informational', status})]});
			const {text} = await exchangeBytes(emulator, {method: 'DELETE', path});
			assert.ok(text.startsWith(`HTTP/1.1 ${status} ${words}\r\n`));
			assert.match(text, /\r\n\r\nHTTP\/1\.1 204 No Content\r\n/);
			assert.equal(isRevoked(), true);
			assert.equal(lastOf(emulator).status, 204);
		});
	}

	for (const status of [301, 302, 303, 307, 308]) {
		test(`${status} to another place, before and after the change`, async t => {
			for (const [when, isApplied] of [['before-apply', false], ['after-apply', true]] as const) {
				const {emulator, path, isRevoked} = await start(t, {
					faults: [onDelete({
						kind: 'redirect', status, location: 'https://elsewhere.example/', when,
					})],
				});
				const {statusLine, headers} = partsOf(await exchangeBytes(emulator, {method: 'DELETE', path}));
				assert.ok(statusLine.startsWith(`HTTP/1.1 ${status} `));
				assert.equal(headers.get('location'), 'https://elsewhere.example/');
				assert.equal(isRevoked(), isApplied);
			}
		});
	}

	for (const [when, isApplied] of [['before-apply', false], ['after-apply', true]] as const) {
		test(`endless, ${when}: megabytes of a JSON array, until the reader closes the connection`, async t => {
			const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'endless', when})]});
			const {text, endedBy} = await exchangeBytes(emulator, {method: 'DELETE', path, isEnough: received => received.length > 3_000_000});
			assert.equal(endedBy, 'test');
			assert.match(text.slice(0, 1000), /^HTTP\/1\.1 200 OK\r\n[\s\S]*Transfer-Encoding: chunked\r\n\r\n1\r\n\[\r\n[\da-f]+\r\n"on and on","on and on",/);
			assert.equal(isRevoked(), isApplied);
			// The emulator still answers, and it can be closed.
			const reply = await call(emulator, path);
			assert.equal('revokedAt' in tokenIn(reply), isApplied);
		});
	}

	test('endless ends when the emulator closes', async t => {
		const {emulator, tokens} = await start(t, {faults: [{when: {}, do: {kind: 'endless'}}]});
		let received = 0;
		const exchanged = exchangeBytes(emulator, {
			path: tokens, isEnough(text) {
				received = text.length;
				return false;
			},
		});
		await waitFor(() => received > 0);
		await emulator.close();
		const {endedBy} = await exchanged;
		assert.equal(endedBy, 'server');
	});

	test('a gzip bomb is sent in about a thousandth of its size', async t => {
		const {emulator, tokens} = await start(t, {faults: [{when: {}, do: {kind: 'gzip-bomb', megabytes: 8}}]});
		const {statusLine, headers, body} = partsOf(await exchangeBytes(emulator, {path: tokens}));
		assert.equal(statusLine, 'HTTP/1.1 200 OK');
		assert.equal(headers.get('content-encoding'), 'gzip');
		assert.equal(headers.get('content-type'), 'application/json');
		assert.ok(body.length < 12_000, String(body.length));
		const [text] = JSON.parse(gunzipSync(body).toString()) as [string];
		assert.equal(text.length, 8 * 1_048_576);
	});

	test('deep JSON is as deep as the fault says', async t => {
		const {emulator, tokens} = await start(t, {faults: [{when: {}, do: {kind: 'deep-json', depth: 5000}}]});
		const {body} = partsOf(await exchangeBytes(emulator, {path: tokens}));
		assert.equal(Buffer.from(body).toString(), '['.repeat(5000) + ']'.repeat(5000));
	});

	for (const by of [-5, 5]) {
		test(`a Content-Length that is wrong by ${by}: the true body, and the end of the connection`, async t => {
			const {emulator, tokens, cluster} = await start(t, {faults: [{when: {}, do: {kind: 'wrong-length', by}}]});
			const {headers, body} = partsOf(await exchangeBytes(emulator, {path: tokens}));
			const truth = JSON.stringify(emulator.store.tokensOf(cluster));
			assert.equal(Number(headers.get('content-length')), Buffer.byteLength(truth) + by);
			assert.equal(Buffer.from(body).toString(), truth);
		});
	}

	test('a Content-Length that is too long for an answer without a body is sent after the change', async t => {
		const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'wrong-length', by: 7})]});
		const {headers, body} = partsOf(await exchangeBytes(emulator, {method: 'DELETE', path}));
		assert.equal(headers.get('content-length'), '7');
		assert.equal(body.length, 0);
		assert.equal(isRevoked(), true);
	});

	test('cut within the headers: the answer begins, and the request has taken effect', async t => {
		const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'truncate', at: 'headers'})]});
		const {text, endedBy} = await exchangeBytes(emulator, {method: 'DELETE', path});
		assert.equal(text, 'HTTP/1.1 204 OK\r\nServer: half\r\nContent-Ty');
		assert.equal(endedBy, 'server');
		assert.equal(isRevoked(), true);
		assert.equal(lastOf(emulator).status, 'cut');
	});

	for (const contentType of ['text/html', '']) {
		test(`the true answer with ${contentType === '' ? 'no Content-Type' : `the Content-Type ${contentType}`}`, async t => {
			const {emulator, tokens, cluster} = await start(t, {faults: [{when: {}, do: {kind: 'content-type', contentType}}]});
			const {headers, body} = partsOf(await exchangeBytes(emulator, {path: tokens}));
			assert.equal(headers.get('content-type'), contentType === '' ? undefined : contentType);
			assert.deepEqual(JSON.parse(Buffer.from(body).toString()), emulator.store.tokensOf(cluster));
		});
	}

	for (const effect of [{kind: 'html'}, {
		kind: 'body', status: 200, contentType: 'text/plain', body: 'x',
	}] as const satisfies readonly FaultEffect[]) {
		test(`${effect.kind} after apply: the change is made`, async t => {
			const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({...effect, when: 'after-apply'})]});
			await call(emulator, path, {method: 'DELETE'});
			assert.equal(isRevoked(), true);
		});
	}
});

suite('a patched true answer', () => {
	test('one row of a list is changed, the store is not', async t => {
		const {emulator, tokens, token, cluster} = await start(t);
		emulator.setFaults([{
			when: {}, do: {
				kind: 'patch', tokenId: token.id.toUpperCase(), set: {description: null, permissions: {}}, remove: ['createdAt'],
			},
		}]);
		const {createdAt, ...rest} = token;
		const truth = emulator.store.tokensOf(cluster);
		const list = await call(emulator, tokens);
		assert.deepEqual(list.json, truth.map(row => row.id === token.id ? {...rest, description: null, permissions: {}} : row));
		assert.deepEqual(emulator.store.tokenOf(cluster, token.id), token);
	});

	test('a row can be repeated, a get is patched like a list; errors and databases stay', async t => {
		const {emulator, tokens, path, token} = await start(t, {tokens: 3});
		emulator.setFaults([{
			when: {path: 'tokens'}, do: {
				kind: 'patch', tokenId: token.id, repeat: true, set: {description: 'again'},
			},
		}, {when: {path: 'token'}, do: {kind: 'patch', set: {revokedAt: '2026-01-01T00:00:00z'}}}]);
		const list = await call(emulator, tokens);
		assert.deepEqual(tokensIn(list).filter(({id}) => id === token.id).map(({description}) => description), [token.description, 'again']);
		const one = await call(emulator, path);
		assert.equal(tokenIn(one).revokedAt, '2026-01-01T00:00:00z');
		const missing = await call(emulator, path.replace(token.id, '99999999-9999-4999-8999-999999999999'));
		assert.deepEqual(missing.json, {code: 404, message: 'not found'});
	});
});
