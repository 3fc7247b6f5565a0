import assert from 'node:assert/strict';
import test from 'node:test';
import type {ApiErrorKind} from '../../source/api/api-error.js';
import {
	answerJson,
	calls,
	canary,
	connect,
	errorOf,
	mutations,
	startService,
	token,
	tokenId,
	valueOf,
} from '../helpers/api/start-service.js';
import {startSocketServer} from '../helpers/api/start-socket-server.js';

test('every status code gives a kind, says whether the outcome is known, and has a message that says what to do', async () => {
	const expectations: ReadonlyArray<readonly [number, ApiErrorKind, boolean, RegExp]> = [
		[400, 'refused', false, /^400: the service refused this request\. Check/],
		[401, 'unauthorized', false, /^401: the service refused this management token\. Another one is needed\.$/],
		[403, 'forbidden', false, /^403: this management token may not do that\. Use one/],
		[404, 'not-found', false, /^404: the service does not find this .*(?:refresh|Check)/],
		[405, 'refused', false, /^405: /],
		[408, 'timeout', true, /^408: the service gave up waiting\. Try again in a while\./],
		[409, 'conflict', false, /^409: .* Refresh/],
		[410, 'refused', false, /^410: /],
		[413, 'refused', false, /^413: /],
		[422, 'refused', false, /^422: /],
		[429, 'rate-limited', false, /^429: .* Try again in a while\.$/],
		[499, 'refused', false, /^499: /],
		[500, 'unavailable', true, /^500: .* Try again/],
		[501, 'unavailable', true, /^501: /],
		[502, 'unavailable', true, /^502: /],
		[503, 'unavailable', true, /^503: /],
		[504, 'unavailable', true, /^504: /],
		[599, 'unavailable', true, /^599: /],
	];
	for (const [status, kind, isUnknown, message] of expectations) {
		// `Retry-After: 0` keeps the repeated reads from waiting.
		await using service = await startService(response => {
			answerJson(response, status, {code: status, message: 'Some words'}, {'retry-after': '0'});
		});
		for (const {name, isMutation, run} of calls) {
			const error = errorOf(await run(connect(service.host)));
			const what = `${name} ${status}`;
			assert.equal(error.kind, kind, what);
			assert.equal(error.status, status, what);
			assert.equal(error.isOutcomeUnknown, isUnknown && isMutation, what);
			assert.equal(error.serverMessage, 'Some words', what);
			assert.match(error.message.replace(' (the service says: Some words)', '').replace(/ The change may .*/, ''), message, what);
			assert.equal(error.message.includes('may have been made or not'), isUnknown && isMutation, what);
		}
	}
});

test('the service\'s own message is added when it says more than the status', async () => {
	const bodies: ReadonlyArray<readonly [string, string, string | undefined, boolean]> = [
		['application/json', '{"code": 409, "message": "conflict"}', 'conflict', false],
		['application/json', '{"code": "409", "message": "token is locked"}', 'token is locked', true],
		['application/problem+json', '{"error": "locked"}', 'locked', true],
		['application/json', '"locked"', 'locked', true],
		['text/plain', 'locked\n', 'locked', true],
		['application/json', '{"message": "  "}', undefined, false],
		['application/json', '{"message": ', undefined, false],
		['application/json', '[]', undefined, false],
		['text/html', '<h1>Conflict</h1>', undefined, false],
		['', '{"message": "untyped"}', undefined, false],
		['application/json', `{"message": "${'x'.repeat(5000)}"}`, `${'x'.repeat(299)}…`, true],
	];
	for (const [type, body, serverMessage, isQuoted] of bodies) {
		await using service = await startService(response => {
			response.writeHead(409, type ? {'content-type': type} : {}).end(body);
		});
		const error = errorOf(await connect(service.host).updateToken(tokenId, {description: ''}));
		assert.equal(error.kind, 'conflict');
		assert.equal(error.serverMessage, serverMessage, body);
		assert.equal(error.message.includes('the service says'), isQuoted, body);
		assert.ok(!isQuoted || error.message.includes(serverMessage!));
	}
});

test('a management token that the service repeats in its answer is not shown', async () => {
	await using page = await startService(response => {
		response.writeHead(200, {'content-type': `text/${canary}`}).end(canary);
	});
	for (const {run} of calls) {
		assert.match(errorOf(await run(connect(page.host))).message, /of type text\/\[secret\], not JSON/);
	}

	for (const status of [307, 400, 401, 403, 404, 409, 429, 500, 200]) {
		await using service = await startService(response => {
			answerJson(response, status, {message: `bad token ${canary} in Bearer ${canary}`, id: canary, createdAt: canary}, {
				'retry-after': '0',
				location: `https://${canary}.example/${canary}`,
				'content-type': `application/json; ${canary}`,
			});
		});
		for (const {name, run} of calls) {
			const answer = await run(connect(service.host));
			// The only call that does not read the body of a 200.
			assert.equal(answer.ok, status === 200 && name === 'revokeToken');
			if (!answer.ok) {
				errorOf(answer);
			}
		}
	}
});

test('the error has Retry-After, given in seconds or as a date, and a long one is not waited for', async () => {
	for (const [status, header, least, most] of [
		[429, '3600', 3_600_000, 3_600_000],
		[503, new Date(Date.now() + 600_000).toUTCString(), 500_000, 600_000],
	] as const) {
		await using service = await startService(response => {
			answerJson(response, status, {}, {'retry-after': header});
		});
		const error = errorOf(await connect(service.host).listTokens());
		assert.ok(error.retryAfter! >= least);
		assert.ok(error.retryAfter! <= most);
		assert.match(error.message, /Try again in \d+ min\./);
		assert.equal(service.seen.length, 1);
	}
});

test('a redirect is not followed: the other server sees nothing, and the error names its origin only', async () => {
	await using other = await startService(response => {
		answerJson(response, 200, []);
	});
	for (const status of [300, 301, 302, 303, 307, 308]) {
		await using service = await startService(response => {
			response.writeHead(status, {location: `${other.host}/login?state=private`}).end();
		});
		for (const {name, isMutation, run} of calls) {
			const error = errorOf(await run(connect(service.host)));
			assert.equal(error.kind, 'redirected', name);
			assert.equal(error.status, status);
			// A server answers 303 after it did what it was asked.
			assert.equal(error.isOutcomeUnknown, isMutation);
			assert.ok(error.message.includes(`sends this request on to ${other.host}.`), error.message);
			assert.doesNotMatch(error.message, /private/);
		}

		assert.equal(service.seen.length, calls.length);
	}

	assert.deepEqual(other.seen, []);
});

test('a redirect to another place of the same service', async () => {
	await using service = await startService(response => {
		response.writeHead(308, {location: '/login'}).end();
	});
	const {message} = errorOf(await connect(service.host).listTokens());
	assert.ok(message.includes(`sends this request on to ${service.host}.`), message);
});

test('a redirect whose address is odd', async () => {
	for (const [location, target] of [
		[undefined, 'an address that it does not name'],
		['http://[', 'an address that it does not name'],
		['mailto:someone@example.com', 'mailto:'],
		['https://user:word@login.example:8443/x', 'https://login.example:8443'],
	] as const) {
		await using service = await startService(response => {
			response.writeHead(302, location === undefined ? {} : {location}).end();
		});
		const error = errorOf(await connect(service.host).listTokens());
		assert.ok(error.message.includes(`sends this request on to ${target}.`), error.message);
	}
});

test('a success that is not what the API documents is malformed, names what is wrong, and leaves a change unknown', async () => {
	const answers: ReadonlyArray<readonly [number, string, string, RegExp]> = [
		[200, 'text/html', '<html>login</html>', /the body is of type text\/html, not JSON/],
		[200, '', '[]', /the body is of no type, not JSON/],
		[200, 'application/json', '<html>login</html>', /the body is cut short or not JSON/],
		[200, 'application/json', '[{"id": "6f2c', /the body is cut short or not JSON/],
		[202, 'application/json', JSON.stringify(token), /the status code is 202/],
	];
	for (const [status, type, body, problem] of answers) {
		await using service = await startService(response => {
			response.writeHead(status, type ? {'content-type': type} : {}).end(body);
		});
		for (const {name, isMutation, run} of calls) {
			const error = errorOf(await run(connect(service.host)));
			assert.equal(error.kind, 'malformed', name);
			assert.equal(error.isOutcomeUnknown, isMutation, name);
			assert.match(error.message, problem);
			assert.doesNotMatch(error.message, /login|6f2c/);
		}
	}

	await using service = await startService((response, {method}) => {
		answerJson(response, 200, method === 'POST' ? token : [{createdAt: token.createdAt}]);
	});
	assert.match(errorOf(await connect(service.host).listTokens()).message, /documents: the body holds no token: no row has an ID\. Check/);
	const created = errorOf(await connect(service.host).createToken({description: '', permissions: []}));
	assert.match(created.message, /accessToken is missing/);
	assert.equal(created.isOutcomeUnknown, true);
});

test('an answer with another token than the requested one is malformed', async () => {
	await using service = await startService(response => {
		answerJson(response, 200, token);
	});
	const id = '00000000-0000-4000-8000-000000000000';
	for (const answer of [await connect(service.host).getToken(id), await connect(service.host).updateToken(id, {description: ''})]) {
		assert.match(errorOf(answer).message, /id is not the one that was asked for/);
	}

	assert.deepEqual(valueOf(await connect(service.host).getToken(tokenId.toUpperCase())), token);
});

test('a service that never answers', async () => {
	await using service = await startService();
	for (const [timeouts, words] of [
		[{response: 500}, /^No answer from 127\.0\.0\.1:\d+ within 0\.5 s\./],
		[{request: 500}, /^No complete answer from 127\.0\.0\.1:\d+ within 0\.5 s\./],
	] as const) {
		const api = connect(service.host, {timeouts});
		await Promise.all(calls.map(async ({name, isMutation, run}) => {
			const error = errorOf(await run(api));
			assert.equal(error.kind, 'timeout', name);
			assert.equal(error.isOutcomeUnknown, isMutation, name);
			assert.match(error.message, words);
		}));
	}

	// A timeout is not tried again: the caller has waited as long as was agreed.
	assert.equal(service.seen.length, 2 * calls.length);
});

test('a service that stops in the middle of its answer', async () => {
	await using service = await startService(response => {
		response.writeHead(200, {'content-type': 'application/json', 'content-length': '100'});
		response.write('[');
	});
	const error = errorOf(await connect(service.host, {timeouts: {request: 500}}).revokeToken(tokenId));
	assert.equal(error.kind, 'timeout');
	assert.equal(error.isOutcomeUnknown, true);
});

test('a connection cut before, between and after the headers', async () => {
	const cuts: ReadonlyArray<readonly [string, string]> = [
		['before the headers', ''],
		['in the headers', 'HTTP/1.1 200 OK\r\ncontent-ty'],
		['after the headers', 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n'],
		['in the body', 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 100\r\n\r\n[{"id"'],
		['in a chunk', 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ntransfer-encoding: chunked\r\n\r\nff\r\n[{"id"'],
	];
	for (const [what, sent] of cuts) {
		for (const isReset of [false, true]) {
			await using server = await startSocketServer(socket => {
				if (isReset) {
					socket.write(sent, () => {
						socket.resetAndDestroy();
					});
				} else {
					socket.end(sent);
				}
			});
			for (const {name, run} of mutations) {
				const error = errorOf(await run(connect(`http://127.0.0.1:${server.port}`)));
				assert.equal(error.kind, 'connection', `${name} ${what}`);
				assert.equal(error.isOutcomeUnknown, true, `${name} ${what}`);
				assert.match(error.message, /closed the connection before its answer was complete/);
			}
		}
	}
});

test('an answer that is not HTTP', async () => {
	await using server = await startSocketServer(socket => {
		socket.end('SSH-2.0-OpenSSH_9.6\r\n');
	});
	const error = errorOf(await connect(`http://127.0.0.1:${server.port}`).revokeToken(tokenId));
	assert.equal(error.kind, 'malformed');
	assert.equal(error.isOutcomeUnknown, true);
	assert.match(error.message, /is broken \(HPE_/);
});

test('a body that cannot be decompressed', async () => {
	await using service = await startService(response => {
		response.writeHead(200, {'content-type': 'application/json', 'content-encoding': 'gzip'}).end('not gzip');
	});
	const error = errorOf(await connect(service.host).listTokens());
	assert.equal(error.kind, 'malformed');
	assert.match(error.message, /is broken/);
});

test('no server listens on the port, or the name does not exist: nothing was sent', async () => {
	const server = await startSocketServer();
	const {port} = server;
	await server[Symbol.asyncDispose]();
	for (const [host, words] of [
		[`http://127.0.0.1:${port}`, `No connection to 127.0.0.1:${port}: the connection was refused.`],
		[`http://localhost:${port}`, `No connection to localhost:${port}: the connection was refused.`],
		['https://influx.invalid', 'No connection to influx.invalid:443: '],
	] as const) {
		const error = errorOf(await connect(host).revokeToken(tokenId));
		assert.equal(error.kind, 'connection');
		assert.equal(error.isOutcomeUnknown, false);
		assert.ok(error.message.startsWith(words), error.message);
	}
});

test('the caller\'s abort ends a call: before it, during it and while it waits to try again', async () => {
	await using service = await startService(response => {
		controller.abort();
		// Answers only the list, with the longest Retry-After that the client still waits for.
		if (response.req.url?.endsWith('/tokens') && response.req.method === 'GET') {
			answerJson(response, 503, {}, {'retry-after': '5'});
		}
	});
	let controller = new AbortController();
	for (const {name, isMutation, run} of calls) {
		controller = new AbortController();
		const error = errorOf(await run(connect(service.host), {signal: controller.signal}));
		assert.equal(error.kind, 'aborted', name);
		assert.equal(error.isOutcomeUnknown, isMutation, name);
		const {length} = service.seen;
		const early = errorOf(await run(connect(service.host), {signal: AbortSignal.abort()}));
		assert.equal(early.kind, 'aborted', name);
		assert.equal(early.isOutcomeUnknown, false, name);
		assert.equal(service.seen.length, length);
	}
});
