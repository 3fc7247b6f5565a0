import assert from 'node:assert/strict';
import test from 'node:test';
import {
	answerJson,
	calls,
	connect,
	errorOf,
	mutations,
	startService,
	token,
	tokenId,
} from '../helpers/api/start-service.js';

type Body = readonly [name: string, contentType: string, body: string];

const documented: readonly Body[] = [
	['as documented', 'application/json', '{"code": 404, "message": "not found"}'],
	['with a character set', 'application/json; charset=utf-8', '{"code": 404, "message": "token not found"}'],
	['the code as text', 'application/json', '{"code": "404", "message": "not found"}'],
	['the code as a name', 'application/json', '{"code": "not found", "message": "not found"}'],
];

const foreign: readonly Body[] = [
	['a page', 'text/html', '<html><h1>404 Not Found</h1></html>'],
	['nothing', 'application/json', ''],
	['nothing without a type', '', ''],
	['plain text', 'text/plain', 'not found'],
	['JSON that says it is a page', 'text/html', '{"code": 404, "message": "not found"}'],
	['text', 'application/json', '"not found"'],
	['no message', 'application/json', '{"code": 404}'],
	['no code, as an API gateway answers', 'application/json', '{"message": "no Route matched with those values"}'],
	['no code, and the words of the service', 'application/json', '{"message": "not found"}'],
	['a code that is null', 'application/json', '{"code": null, "message": "not found"}'],
	['another field', 'application/json', '{"error": "not found"}'],
	['a message that is no text', 'application/json', '{"code": 404, "message": {}}'],
	['another code', 'application/json', '{"code": 5, "message": "not found", "details": []}'],
	['a list', 'application/json', '[]'],
	['half of it', 'application/json', '{"code": 404, "message": "not'],
	['far too much', 'application/json', `{"code": 404, "message": "not found", "more": "${'x'.repeat(200_000)}"}`],
];

async function answers(status: number, [, contentType, body]: Body) {
	return startService(response => {
		response.writeHead(status, contentType === '' ? {} : {'content-type': contentType}).end(body);
	});
}

test('only a 404 with the documented error body means that something was not found', async () => {
	for (const body of documented) {
		await using service = await answers(404, body);
		for (const {name, run} of calls) {
			const error = errorOf(await run(connect(service.host)));
			assert.equal(error.kind, 'not-found', `${name}: ${body[0]}`);
			assert.equal(error.isOutcomeUnknown, false);
		}
	}
});

test('a 404 with any other body does not come from the service: the error says so, and the outcome of a change is unknown', async () => {
	for (const body of foreign) {
		await using service = await answers(404, body);
		for (const {name, isMutation, run} of calls) {
			const error = errorOf(await run(connect(service.host)));
			assert.equal(error.kind, 'malformed', `${name}: ${body[0]}`);
			assert.equal(error.status, 404);
			assert.equal(error.isOutcomeUnknown, isMutation);
			assert.match(error.message, /^404 from something that is not the Management API: its body .*, not the error that the service documents\. It says nothing about this (?:token|cluster)\. Check/);
		}
	}
});

test('the outcome of a change is unknown when something other than the service refused it', async () => {
	for (const [status, body, isUnknown] of [
		[400, '{"code": 400, "message": "bad request"}', false],
		[400, '<html>', true],
		[400, '{"message": "bad request"}', true],
		[403, '{"message": "You cannot consume this service"}', true],
		[401, '{"code": 401, "message": "unauthorized"}', false],
		[401, '', false],
		[401, '<html>', true],
		[403, '', false],
		[403, '<html>', true],
		[405, '', true],
		[409, '', true],
		[409, '{"code": 409, "message": "conflict"}', false],
		[429, '<html>', false],
	] as const) {
		await using service = await answers(status, ['', body.startsWith('<') ? 'text/html' : 'application/json', body]);
		for (const {name, run} of mutations) {
			assert.equal(errorOf(await run(connect(service.host))).isOutcomeUnknown, isUnknown, `${name} ${status} ${body}`);
		}

		assert.equal(service.seen.length, mutations.length, 'each is sent once');
	}
});

test('a 2xx answer that is not the documented one does not make a change successful', async () => {
	for (const [name, status, contentType, body] of [
		['updateToken', 200, 'application/json', JSON.stringify({...token, id: 'ffffffff-0f5b-4a4e-9d2e-1c1f5e0b7a10'})],
		['updateToken', 200, 'text/html', '<html>'],
		['updateToken', 204, '', ''],
		['updateToken', 202, 'application/json', JSON.stringify(token)],
		['revokeToken', 200, 'text/html', '<html>'],
		['revokeToken', 202, 'application/json', '{}'],
		['revokeToken', 206, '', ''],
		['createToken', 200, 'application/json', JSON.stringify(token)],
	] as const) {
		await using service = await answers(status, ['', contentType, body]);
		const error = errorOf(await mutations.find(call => call.name === name)!.run(connect(service.host)));
		assert.equal(error.kind, 'malformed', `${name} ${status} ${contentType}`);
		assert.equal(error.isOutcomeUnknown, true);
	}
});

test('an error longer than 64 kB is not read, and its status code still counts', async () => {
	await using service = await startService(response => {
		answerJson(response, 409, {code: 409, message: 'x'.repeat(1_000_000)});
	});
	const error = errorOf(await connect(service.host).updateToken(tokenId, {description: 'x'}));
	assert.equal(error.kind, 'conflict');
	assert.equal(error.serverMessage, undefined);
	assert.equal(error.isOutcomeUnknown, true);
});
