import assert from 'node:assert/strict';
import {test} from 'node:test';
import type {Fault, FaultEffect} from '../../source/emulator/faults/fault-list.js';
import type {ChangeResultKind} from '../../source/operations/types.js';
import {assertTruth} from '../helpers/operations/assert-truth.js';
import {openBench} from '../helpers/operations/bench.js';

const timeouts = {response: 500, request: 1000};

const onDelete = (effect: FaultEffect, times = Infinity): Fault => ({when: {method: 'DELETE', times}, do: effect});

const looks = ['GET 200', 'GET 200', 'GET 200', 'GET 200'];

type Case = {
	readonly name: string;
	readonly fault: Fault;
	readonly kind: ChangeResultKind;
	readonly cause: RegExp | undefined;
	readonly seen: readonly string[];
};

const cases: readonly Case[] = [
	{
		name: 'a request that is cut before it took effect is sent again after GETs that show the token as live',
		fault: onDelete({kind: 'cut', when: 'before-apply'}, 1),
		kind: 'revoked',
		cause: undefined,
		seen: ['GET 200', 'DELETE cut', ...looks, 'DELETE 204', 'GET 404'],
	},
	{
		name: 'a request that is cut after it took effect is not sent again',
		fault: onDelete({kind: 'cut', when: 'after-apply'}),
		kind: 'revoked',
		cause: /^the answer was lost, but it is gone$/,
		seen: ['GET 200', 'DELETE cut', 'GET 404'],
	},
	{
		name: 'after two cuts without effect nothing more is sent, and the result is unknown',
		fault: onDelete({kind: 'cut', when: 'before-apply'}),
		kind: 'unknown',
		cause: /closed the connection before its answer was complete; it was still live when last looked at, but the request may yet arrive$/,
		seen: ['GET 200', 'DELETE cut', ...looks, 'DELETE cut', ...looks],
	},
	{
		name: 'a request without an answer that took effect is reported as revoked',
		fault: onDelete({kind: 'hang', when: 'after-apply'}),
		kind: 'revoked',
		cause: /^the answer was lost, but it is gone$/,
		seen: ['GET 200', 'DELETE hang', 'GET 404'],
	},
	{
		name: 'a request without an answer and without effect is sent again',
		fault: onDelete({kind: 'hang', when: 'before-apply'}, 1),
		kind: 'revoked',
		cause: undefined,
		seen: ['GET 200', 'DELETE hang', ...looks, 'DELETE 204', 'GET 404'],
	},
	{
		name: 'a login page instead of an answer is not a success',
		fault: onDelete({kind: 'html'}),
		kind: 'unknown',
		cause: /may yet arrive$/,
		seen: ['GET 200', 'DELETE 200', ...looks, 'DELETE 200', ...looks],
	},
	{
		name: 'a redirect is not followed, nothing is sent again, and the result is unknown',
		fault: onDelete({kind: 'redirect', status: 307, location: 'https://login.example/'}),
		kind: 'unknown',
		cause: /^307: .*may yet arrive$/,
		seen: ['GET 200', 'DELETE 307', ...looks],
	},
	{
		name: 'a request that gets a 500 twice is sent a third time',
		fault: onDelete({kind: 'status', status: 500}, 2),
		kind: 'revoked',
		cause: undefined,
		seen: ['GET 200', 'DELETE 500', ...looks, 'DELETE 500', ...looks, 'DELETE 204', 'GET 404'],
	},
	{
		name: 'a 500 to every try is a failure, because each GET shows the token as live',
		fault: onDelete({kind: 'status', status: 500}),
		kind: 'failed',
		cause: /^500: .*; it is still live$/,
		seen: ['GET 200', 'DELETE 500', ...looks, 'DELETE 500', ...looks, 'DELETE 500', ...looks],
	},
	{
		name: 'a request that took effect and got a 500 is reported as revoked',
		fault: onDelete({kind: 'status', status: 500, when: 'after-apply'}),
		kind: 'revoked',
		cause: /^500: .*, but it is gone$/,
		seen: ['GET 200', 'DELETE 500', 'GET 404'],
	},
	{
		name: 'a 504, which is a gateway\'s answer, to every try is unknown',
		fault: onDelete({kind: 'status', status: 504}),
		kind: 'unknown',
		cause: /^504: .*may yet arrive$/,
		seen: ['GET 200', 'DELETE 504', ...looks, 'DELETE 504', ...looks],
	},
	{
		name: 'a request that gets a 409 twice is sent again, each time after a new GET',
		fault: onDelete({kind: 'status', status: 409}, 2),
		kind: 'revoked',
		cause: undefined,
		seen: ['GET 200', 'DELETE 409', 'GET 200', 'DELETE 409', 'GET 200', 'DELETE 204', 'GET 404'],
	},
	{
		name: 'a 409 to every try fails after three tries',
		fault: onDelete({kind: 'status', status: 409}),
		kind: 'failed',
		cause: /^409: /,
		seen: ['GET 200', 'DELETE 409', 'GET 200', 'DELETE 409', 'GET 200', 'DELETE 409', 'GET 200'],
	},
	{
		name: 'a 400 fails at once, with the service\'s own words',
		fault: onDelete({kind: 'status', status: 400, body: {code: 400, message: 'the moon. is full'}}),
		kind: 'failed',
		cause: /^400: .*the moon\. is full.*\)$/,
		seen: ['GET 200', 'DELETE 400', 'GET 200'],
	},
	{
		name: 'a token is reported as already gone after a 404 to its DELETE and to the GET after it',
		fault: onDelete({kind: 'status', status: 404, when: 'after-apply'}),
		kind: 'already-gone',
		cause: /^the service did not find it to revoke it$/,
		seen: ['GET 200', 'DELETE 404', 'GET 404'],
	},
	{
		name: 'a 404 to the DELETE of a live token is a failure',
		fault: onDelete({kind: 'status', status: 404}),
		kind: 'failed',
		cause: /still shows it as live$/,
		seen: ['GET 200', 'DELETE 404', ...looks],
	},
	{
		name: 'a GET that fails before the DELETE is a failure, and no DELETE is sent',
		fault: {when: {method: 'GET', path: 'token'}, do: {kind: 'status', status: 400}},
		kind: 'failed',
		cause: /^could not be checked, nothing was sent: 400: /,
		seen: ['GET 400'],
	},
	{
		name: 'a GET without an answer before the DELETE is a failure, and no DELETE is sent',
		fault: {when: {method: 'GET', path: 'token'}, do: {kind: 'hang', when: 'before-apply'}},
		kind: 'failed',
		cause: /^could not be checked, nothing was sent: No answer from /,
		seen: ['GET hang'],
	},
	{
		name: 'a verification that fails twice leaves the result unknown',
		fault: {
			when: {
				method: 'GET', path: 'token', nth: 2, times: 2,
			}, do: {kind: 'html'},
		},
		kind: 'unknown',
		cause: /^the service accepted it, but it could not be verified: /,
		seen: ['GET 200', 'DELETE 204', 'GET 200', 'GET 200'],
	},
	{
		name: 'a verification that fails once is repeated, and the token is reported as revoked',
		fault: {when: {method: 'GET', path: 'token', nth: 2}, do: {kind: 'html'}},
		kind: 'revoked',
		cause: undefined,
		seen: ['GET 200', 'DELETE 204', 'GET 200', 'GET 404'],
	},
];

for (const {name, fault, kind, cause, seen} of cases) {
	test(name, async t => {
		const bench = await openBench(t, {revoked: 'gone', timeouts});
		const tokens = await bench.liveTokens(1);
		bench.emulator.setFaults([fault]);
		const changes = await bench.revoke(tokens).finished;
		assertTruth(bench, tokens, changes);
		const result = changes[0]!.result!;
		assert.equal(result.kind, kind, result.cause);
		if (cause === undefined) {
			assert.equal(result.cause, undefined);
		} else {
			assert.match(result.cause!, cause);
		}

		assert.deepEqual(bench.seen(), seen);
	});
}

test('a revoke is reported as accepted, not as revoked, when GET still shows the token as live after a 204', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(1);
	bench.emulator.setFaults([{
		when: {method: 'GET', nth: 2, times: Infinity},
		do: {
			kind: 'body', status: 200, contentType: 'application/json', body: JSON.stringify(tokens[0]),
		},
	}]);
	const changes = await bench.revoke(tokens).finished;
	assertTruth(bench, tokens, changes);
	assert.equal(changes[0]!.result!.kind, 'accepted');
	assert.equal(changes[0]!.result!.verification, 'still-live');
	assert.ok(bench.isRevoked(tokens[0]!.id));
	assert.deepEqual(bench.seen(), ['GET 200', 'DELETE 204', ...looks]);
	assert.deepEqual(bench.waits, [200, 500, 1000]);
});

test('a DELETE in doubt is not sent again when the token has changed meanwhile', async t => {
	const bench = await openBench(t, {
		onRequest({method, status, tokenId}) {
			if (method === 'DELETE' && status === 'cut') {
				bench.emulator.store.changeToken(bench.context.clusterId, tokenId!, {description: 'somebody else took it over'});
			}
		},
	});
	const tokens = await bench.liveTokens(1);
	bench.emulator.setFaults([onDelete({kind: 'cut', when: 'before-apply'})]);
	const changes = await bench.revoke(tokens).finished;
	assertTruth(bench, tokens, changes);
	assert.equal(changes[0]!.result!.kind, 'unknown');
	assert.match(changes[0]!.result!.cause!, /not tried again, since its description changed since you confirmed$/);
	assert.equal(bench.deletes().length, 1);
});

test('after a 503 with a Retry-After the next try waits as long as it says', async t => {
	const bench = await openBench(t);
	const tokens = await bench.liveTokens(1);
	bench.emulator.setFaults([onDelete({kind: 'status', status: 503, retryAfter: 20}, 1)]);
	const changes = await bench.revoke(tokens).finished;
	assertTruth(bench, tokens, changes);
	assert.equal(changes[0]!.result!.kind, 'revoked');
	assert.ok(bench.waits.includes(20_000), bench.waits.join(' '));
});
