import assert from 'node:assert/strict';
import test from 'node:test';
import {
	answerJson,
	calls,
	connect,
	errorOf,
	startService,
	token,
	tokenId,
	valueOf,
} from '../helpers/api/start-service.js';

test('a read is tried three times when that may help, a change is sent once', async () => {
	for (const status of [408, 429, 500, 502, 503, 504]) {
		for (const {name, isMutation, run} of calls) {
			await using service = await startService(response => {
				answerJson(response, status, {}, {'retry-after': '0'});
			});
			await run(connect(service.host));
			assert.equal(service.seen.length, isMutation ? 1 : 3, `${name} ${status}`);
		}
	}
});

test('no request is tried again when that does not help', async () => {
	for (const status of [302, 400, 401, 403, 404, 409, 422, 501]) {
		for (const {name, run} of calls) {
			await using service = await startService(response => {
				answerJson(response, status, {}, {'retry-after': '0'});
			});
			await run(connect(service.host));
			assert.equal(service.seen.length, 1, `${name} ${status}`);
		}
	}
});

test('a read whose connection is cut is tried again and succeeds, a change is not', async () => {
	for (const {name, isMutation, run} of calls) {
		await using service = await startService(response => {
			if (service.seen.length > 1) {
				answerJson(response, 200, name === 'getToken' ? token : []);
			} else if (name === 'listTokens') {
				response.destroy();
			} else {
				response.writeHead(200, {'content-type': 'application/json', 'content-length': '10'});
				response.write('[', () => {
					response.destroy();
				});
			}
		});
		const answer = await run(connect(service.host));
		assert.equal(answer.ok, !isMutation, name);
		assert.equal(service.seen.length, isMutation ? 1 : 2, name);
	}
});

test('a change on a kept connection that the service closed is not sent again', async () => {
	await using service = await startService((response, {method}) => {
		if (method === 'DELETE') {
			response.destroy();
		} else {
			answerJson(response, 200, []);
		}
	});
	const api = connect(service.host);
	valueOf(await api.listTokens());
	assert.equal(errorOf(await api.revokeToken(tokenId)).isOutcomeUnknown, true);
	assert.deepEqual(service.seen.map(({method}) => method), ['GET', 'DELETE']);
});
