import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {suite, test} from 'node:test';
import {waitFor} from '../../helpers/wait-for.js';
import {
	call,
	tokenIn,
} from '../../helpers/emulator/call.js';
import {
	lastOf,
	onDelete,
	rawGet,
	start,
} from '../../helpers/emulator/fault-scenario.js';

suite('faults that do not answer', () => {
	for (const [when, expected] of [['before-apply', false], ['after-apply', true]] as const) {
		test(`cut ${when}: the connection ends and the token is ${expected ? '' : 'not '}revoked`, async t => {
			const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'cut', when})]});
			await assert.rejects(call(emulator, path, {method: 'DELETE'}), TypeError);
			assert.equal(isRevoked(), expected);
			assert.equal(lastOf(emulator).status, 'cut');
			assert.equal(lastOf(emulator).fault, 'cut');
			// The next request is answered normally.
			const next = await call(emulator, path);
			assert.equal('revokedAt' in tokenIn(next), expected);
		});

		test(`hang ${when}: no answer until the client gives up, and the token is ${expected ? '' : 'not '}revoked`, async t => {
			const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'hang', when})]});
			const giveUp = new AbortController();
			const pending = call(emulator, path, {method: 'DELETE', signal: giveUp.signal});
			const failed = assert.rejects(pending, {name: 'AbortError'});
			await waitFor(() => emulator.requests.length === 1 && lastOf(emulator).status === 'hang');
			assert.equal(isRevoked(), expected);
			giveUp.abort();
			await failed;
		});
	}

	test('cut after a create: the token exists, its secret is lost', async t => {
		const {emulator, tokens, cluster} = await start(t, {faults: [{when: {method: 'POST'}, do: {kind: 'cut', when: 'after-apply'}}]});
		await assert.rejects(call(emulator, tokens, {method: 'POST', body: {description: 'stray'}}), TypeError);
		assert.equal(emulator.store.tokensOf(cluster).at(-1)!.description, 'stray');
	});

	test('after-apply makes no change that the service would refuse', async t => {
		const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'cut', when: 'after-apply'})]});
		await assert.rejects(call(emulator, path, {method: 'DELETE', authorization: null}), TypeError);
		assert.equal(isRevoked(), false);
	});

	test('truncate: the Content-Length is right, and half of the true body arrives', async t => {
		const {emulator, tokens, cluster} = await start(t, {faults: [{when: {times: 1}, do: {kind: 'truncate'}}]});
		const whole = JSON.stringify(emulator.store.tokensOf(cluster));
		const reply = await rawGet(emulator, tokens);
		assert.equal(reply.status, 200);
		assert.equal(reply.wasCut, true);
		assert.equal(reply.announced, Buffer.byteLength(whole));
		const half = Buffer.from(whole).subarray(0, Math.floor(reply.announced / 2)).toString();
		assert.equal(reply.body, half);
		assert.equal(lastOf(emulator).status, 'cut');

		const next = await rawGet(emulator, tokens);
		assert.equal(next.wasCut, false);
		assert.equal(next.body, whole);
	});

	test('truncate of an answer without a body closes the connection after the change', async t => {
		const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'truncate'})]});
		await assert.rejects(call(emulator, path, {method: 'DELETE'}), TypeError);
		assert.equal(isRevoked(), true);
	});

	test('delay: the answer arrives, and the change is made before or after the wait', async t => {
		const {emulator, path, isRevoked} = await start(t, {faults: [onDelete({kind: 'delay', ms: 1})]});
		const reply = await call(emulator, path, {method: 'DELETE'});
		assert.equal(reply.status, 204);
		assert.equal(isRevoked(), true);

		const late = await start(t, {faults: [onDelete({kind: 'delay', ms: 2_000_000, when: 'after-apply'})]});
		const cut = assert.rejects(call(late.emulator, late.path, {method: 'DELETE'}), TypeError);
		await waitFor(() => late.isRevoked());
		assert.equal(lastOf(late.emulator).status, 'pending');
		await late.emulator.close();
		await cut;

		const early = await start(t, {faults: [onDelete({kind: 'delay', ms: 2_000_000})]});
		const alsoCut = assert.rejects(call(early.emulator, early.path, {method: 'DELETE'}), TypeError);
		await waitFor(() => early.emulator.requests.at(-1)?.fault === 'delay');
		await early.emulator.close();
		await alsoCut;
		assert.equal(early.isRevoked(), false);
		assert.equal(lastOf(early.emulator).status, 'cut');
	});
});
