import assert from 'node:assert/strict';
import {gzipSync} from 'node:zlib';
import test from 'node:test';
import {Secret} from '../../source/secrets/secret.js';
import type {Answer} from '../../source/api/types.js';
import {
	accountId,
	answerJson,
	basePath,
	canary,
	clusterId,
	connect,
	errorOf,
	mutations,
	startService,
	token,
	tokenId,
	valueOf,
} from '../helpers/api/start-service.js';

const database = {
	name: 'plant/7', maxTables: 500, maxColumnsPerTable: 250, retentionPeriod: 0, accountId, clusterId,
};

const accessToken = `apiv1_${'k'.repeat(64)}`;

test('each call sends exactly its method, path, headers and body', async () => {
	await using service = await startService((response, {method, url}) => {
		if (method === 'DELETE') {
			response.writeHead(204).end();
		} else if (method === 'POST') {
			answerJson(response, 200, {...token, accessToken});
		} else {
			answerJson(response, 200, /tokens$|databases$/.test(url) ? [] : token);
		}
	});
	const api = connect(service.host);
	const permissions = [{action: 'read', resource: 'plant/7'}];
	valueOf(await api.listTokens());
	valueOf(await api.listDatabases());
	valueOf(await api.getToken(tokenId));
	valueOf(await api.createToken({description: 'new', permissions}));
	valueOf(await api.createToken({description: 'new', permissions, expiresAt: '2027-01-31T00:00:00Z'}));
	valueOf(await api.updateToken(tokenId, {description: 'other'}));
	valueOf(await api.updateToken(tokenId, {permissions: []}));
	valueOf(await api.revokeToken(tokenId));

	const bodies = [
		{description: 'new', permissions},
		{
			description: 'new', permissions, expirationType: 'datetime', expiresAt: '2027-01-31T00:00:00Z',
		},
		{description: 'other'},
		{permissions: []},
	];
	assert.deepEqual(service.seen.map(({method, url, body}) => [method, url, body]), [
		['GET', `${basePath}/tokens`, ''],
		['GET', `${basePath}/databases`, ''],
		['GET', `${basePath}/tokens/${tokenId}`, ''],
		['POST', `${basePath}/tokens`, JSON.stringify(bodies[0])],
		['POST', `${basePath}/tokens`, JSON.stringify(bodies[1])],
		['PATCH', `${basePath}/tokens/${tokenId}`, JSON.stringify(bodies[2])],
		['PATCH', `${basePath}/tokens/${tokenId}`, JSON.stringify(bodies[3])],
		['DELETE', `${basePath}/tokens/${tokenId}`, ''],
	]);
	for (const {method, headers, body} of service.seen) {
		const {'accept-encoding': encodings, ...others} = headers;
		assert.match(encodings!, /gzip/, method);
		assert.deepEqual(others, {
			host: new URL(service.host).host,
			connection: 'keep-alive',
			authorization: `Bearer ${canary}`,
			accept: 'application/json',
			'user-agent': 'influx-tokens/development',
			...(body && {'content-type': 'application/json', 'content-length': String(body.length)}),
		});
	}
});

test('the API\'s path follows the path prefix of the host, and a pasted /api/v0 is not doubled', async () => {
	await using service = await startService(response => {
		answerJson(response, 200, []);
	});
	valueOf(await connect(`${service.host}/influx/api/v0/`).listTokens());
	assert.equal(service.seen[0]?.url, `/influx${basePath}/tokens`);
});

test('answers become values, with the service\'s time', async () => {
	await using service = await startService((response, {method, url}) => {
		response.setHeader('date', 'Fri, 21 Aug 2026 12:00:00 GMT');
		if (method === 'POST') {
			answerJson(response, 201, {...token, accessToken, later: 1});
		} else {
			const item = url.endsWith('/databases') ? database : {...token, permissions: null, later: [1]};
			answerJson(response, 200, [item]);
		}
	});
	const api = connect(service.host);
	const tokens = await api.listTokens();
	assert.deepEqual(tokens, {
		ok: true, value: [{...token, permissions: [], later: [1]}], serverTime: new Date('2026-08-21T12:00:00Z'),
	});
	assert.deepEqual(valueOf(await api.listDatabases()), [database]);
	const {accessToken: secret, ...created} = valueOf(await api.createToken({description: 'new', permissions: []}));
	assert.deepEqual(created, {...token, later: 1});
	assert.equal(secret.reveal(), accessToken);
});

test('an answer without a Date header gives no server time', async () => {
	await using service = await startService(response => {
		response.sendDate = false;
		answerJson(response, 200, []);
	});
	assert.deepEqual(await connect(service.host).listTokens(), {ok: true, value: [], serverTime: undefined});
});

test('a revoke succeeds with 204, or with 200 without a body or with JSON', async () => {
	const answers = [
		[204, '', ''],
		[200, '', ''],
		[200, 'text/plain', ''],
		[200, 'application/json', '{"code": 200}'],
	] as const;
	let next = 0;
	await using service = await startService(response => {
		const [status, type, body] = answers[next++]!;
		response.writeHead(status, type ? {'content-type': type} : {}).end(body);
	});
	const api = connect(service.host);
	for (const answer of answers) {
		const {ok} = await api.revokeToken(tokenId);
		assert.ok(ok, answer.join(' '));
	}
});

test('100,000 tokens in one answer, compressed or not', async () => {
	const tokens = Array.from({length: 100_000}, (_, index) => ({
		...token,
		id: `6f2c0a14-0f5b-4a4e-9d2e-${String(index).padStart(12, '0')}`,
		description: `telegraf plant ${index} ${'·'.repeat(60)}`,
		// Every seventh row has a null that is removed, so that the row has to be copied.
		...(index % 7 === 0 && {expiresAt: null}),
	}));
	const body = JSON.stringify(tokens);
	assert.ok(body.length > 30_000_000);
	const compressed = gzipSync(body, {level: 1});
	await using service = await startService((response, {url}) => {
		const isPlain = url.startsWith('/plain/');
		response.writeHead(200, {'content-type': 'application/json', ...(!isPlain && {'content-encoding': 'gzip'})});
		response.end(isPlain ? body : compressed);
	});
	for (const prefix of ['/plain', '/compressed']) {
		const listed = valueOf(await connect(service.host + prefix).listTokens());
		assert.equal(listed.length, 100_000);
		for (const index of [0, 1, 99_999]) {
			const {id, description} = tokens[index]!;
			assert.deepEqual(listed[index], {...token, id, description});
		}
	}
});

test('every call asks for the management token', async () => {
	await using service = await startService(response => {
		answerJson(response, 200, []);
	});
	let count = 0;
	const api = connect(service.host, {secret: () => new Secret(`secret-${++count}`)});
	await api.listTokens();
	await api.listTokens();
	assert.deepEqual(service.seen.map(({headers}) => headers.authorization), ['Bearer secret-1', 'Bearer secret-2']);
});

test('read-only refuses changes and sends reads', async () => {
	await using service = await startService(response => {
		answerJson(response, 500, {});
	});
	const api = connect(service.host, {isReadOnly: true});
	assert.equal(api.isReadOnly, true);
	for (const {name, run} of mutations) {
		const error = errorOf(await run(api));
		assert.equal(error.kind, 'read-only', name);
		assert.equal(error.isOutcomeUnknown, false, name);
	}

	assert.deepEqual(service.seen, []);
	await using reading = await startService(response => {
		answerJson(response, 200, []);
	});
	assert.deepEqual(valueOf(await connect(reading.host, {isReadOnly: true}).listTokens()), []);
});

test('a call with arguments that are not valid is not sent', async () => {
	await using service = await startService(response => {
		answerJson(response, 200, token);
	});
	const {host} = service;
	const api = connect(host);
	const isRefused = async (what: string, call: Promise<Answer<unknown>>, message: RegExp) => {
		const error = errorOf(await call);
		assert.equal(error.kind, 'invalid', what);
		assert.equal(error.isOutcomeUnknown, false, what);
		assert.match(error.message, message, what);
	};

	for (const id of ['', '.', '..', `${tokenId}/`, `../${tokenId}`, `${tokenId}?x`, 'telegraf', '\u{D800}', `${tokenId}\n`]) {
		await isRefused(id, api.getToken(id), /not a token ID/);
		await isRefused(id, api.updateToken(id, {description: ''}), /not a token ID/);
		await isRefused(id, api.revokeToken(id), /not a token ID/);
	}

	await isRefused('no changes', api.updateToken(tokenId, {}), /nothing to change/);
	for (const expiresAt of ['2027-01-31T00:00:00.000Z', '2027-01-31', 'soon', '2027-13-01T00:00:00Z']) {
		await isRefused(expiresAt, api.createToken({description: 'new', permissions: [], expiresAt}), /whole seconds/);
	}

	await isRefused('account', connect(host, {accountId: '..\u{D800}'}).listTokens(), /account ID/);
	await isRefused('cluster', connect(host, {clusterId: ''}).listTokens(), /cluster ID/);
	await isRefused('host', connect(host.replace('127.0.0.1', '0.0.0.0')).listTokens(), /use https/);
	await isRefused('no secret', connect(host, {secret: () => new Secret('')}).listTokens(), /is empty/);
	for (const value of ['two words', 'line\n', 'line\r\nx-evil: 1', 'naïve', '\0']) {
		await isRefused('bad secret', connect(host, {secret: () => new Secret(value)}).listTokens(), /^The management token holds spaces/);
	}

	assert.deepEqual(service.seen, []);
});
