import assert from 'node:assert/strict';
import {suite, test} from 'node:test';
import {
	call,
	failureOf,
} from '../../helpers/emulator/call.js';
import {
	lastOf,
	onDelete,
	start,
} from '../../helpers/emulator/fault-scenario.js';

suite('faults that answer', () => {
	test('status: the code, the API\'s error body, Retry-After and headers; nothing changes', async t => {
		const {emulator, path, isRevoked} = await start(t, {
			faults: [{
				name: 'busy', ...onDelete({
					kind: 'status', status: 429, retryAfter: 7, headers: {'x-request-id': 'abc'},
				}),
			}],
		});
		const reply = await call(emulator, path, {method: 'DELETE'});
		assert.match(failureOf(reply), /^429 .*429/);
		assert.equal(reply.headers.get('retry-after'), '7');
		assert.equal(reply.headers.get('x-request-id'), 'abc');
		assert.equal(isRevoked(), false);
		assert.equal(lastOf(emulator).status, 429);
		assert.equal(lastOf(emulator).fault, 'busy');
	});

	test('status with a given body and a date in Retry-After', async t => {
		const {emulator, tokens} = await start(t, {
			faults: [{
				when: {}, do: {
					kind: 'status', status: 503, body: {error: 'upstream'}, retryAfter: 'Fri, 01 Jan 2100 00:00:00 GMT',
				},
			}],
		});
		const reply = await call(emulator, tokens);
		assert.equal(reply.status, 503);
		assert.deepEqual(reply.json, {error: 'upstream'});
		assert.equal(reply.headers.get('retry-after'), 'Fri, 01 Jan 2100 00:00:00 GMT');
	});

	test('status after apply: the answer is an error, and the revoke has taken effect', async t => {
		const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'status', status: 502, when: 'after-apply'})]});
		const reply = await call(emulator, path, {method: 'DELETE'});
		assert.match(failureOf(reply), /^502 .*502/);
		assert.equal(isRevoked(), true);
	});

	test('status 204 has no body', async t => {
		const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'status', status: 204})]});
		const reply = await call(emulator, path, {method: 'DELETE'});
		assert.equal(reply.status, 204);
		assert.equal(reply.text, '');
		assert.equal(isRevoked(), false);
	});

	test('html: 200 with a login page, and nothing changes', async t => {
		const {emulator, path, isRevoked} = await start(t, {faults: [{when: {}, do: {kind: 'html'}}]});
		const reply = await call(emulator, path, {method: 'DELETE'});
		assert.equal(reply.status, 200);
		assert.match(reply.headers.get('content-type')!, /^text\/html/);
		assert.match(reply.text, /password/);
		assert.equal(isRevoked(), false);
	});

	test('redirect: the code and the Location, and nothing changes', async t => {
		const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'redirect', status: 307, location: 'https://elsewhere.example/x'})]});
		const reply = await call(emulator, path, {method: 'DELETE'});
		assert.equal(reply.status, 307);
		assert.equal(reply.headers.get('location'), 'https://elsewhere.example/x');
		assert.equal(isRevoked(), false);
	});

	test('body: exactly the given answer', async t => {
		const {emulator, tokens} = await start(t, {
			faults: [{
				when: {}, do: {
					kind: 'body', status: 200, contentType: 'application/json', body: '[{"id": 7}]',
				},
			}],
		});
		const reply = await call(emulator, tokens);
		assert.equal(reply.text, '[{"id": 7}]');
	});
});
