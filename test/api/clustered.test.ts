import assert from 'node:assert/strict';
import test, {after, suite} from 'node:test';
import type {ManagementApi} from '../../source/api/types.js';
import {Secret} from '../../source/secrets/secret.js';
import {startEmulator, type Emulator} from '../../source/emulator/emulator.js';
import {
	answerJson,
	calls,
	connect,
	errorOf,
	mutations,
	startService,
	token,
	tokenId,
	valueOf,
	type SeenRequest,
} from '../helpers/api/start-service.js';

const longPath = '/api/v0/accounts/11111111-1111-1111-1111-111111111111/clusters/11111111-1111-1111-1111-111111111111';
const pathOf = {long: longPath, short: '/api/v0'} as const;

const {accountId: _, clusterId: __, ...bareToken} = token;
const database = {
	name: 'sensors', maxTables: 500, maxColumnsPerTable: 200, retentionPeriod: 0,
};

/**
A Clustered that answers on one style of paths only.
*/
const startClustered = async (base: string) => startService((response, {method, url}) => {
	if (!url.startsWith(`${base}/databases`) && !url.startsWith(`${base}/tokens`)) {
		answerJson(response, 404, {code: 404, message: 'not found'});
	} else if (method === 'DELETE') {
		response.writeHead(204).end();
	} else if (method === 'POST') {
		answerJson(response, 200, {...bareToken, accessToken: 'apiv1_x'});
	} else if (url.endsWith('/databases')) {
		answerJson(response, 200, [database]);
	} else {
		answerJson(response, 200, url.endsWith('/tokens') ? [bareToken] : bareToken);
	}
});

const tailsOf = (seen: readonly SeenRequest[]) => seen.map(({method, url}) => `${method} ${url}`);

const expectedTails = (base: string) => [
	`GET ${base}/tokens`,
	`GET ${base}/tokens/${tokenId}`,
	`GET ${base}/databases`,
	`POST ${base}/tokens`,
	`PATCH ${base}/tokens/${tokenId}`,
	`DELETE ${base}/tokens/${tokenId}`,
];

// Neither of the two is sent. The program's own name for the cluster may be any text.
const ids = {accountId: '', clusterId: 'anything at all'};

suite('the paths of Clustered', () => {
	for (const pathStyle of ['long', 'short'] as const) {
		test(`${pathStyle}, as the profile says: every call, and objects without owners`, async () => {
			const base = pathOf[pathStyle];
			await using service = await startClustered(base);
			const api = connect(service.host, {...ids, product: 'clustered', pathStyle});
			for (const {run} of calls) {
				const answer = await run(api);
				assert.ok(answer.ok);
			}

			assert.deepEqual(tailsOf(service.seen), expectedTails(base));
			assert.deepEqual(valueOf(await api.listTokens()), [bareToken]);
			assert.deepEqual(valueOf(await api.getToken(tokenId)), bareToken);
			assert.deepEqual(valueOf(await api.updateToken(tokenId, {description: 'other'})), bareToken);
			assert.deepEqual(valueOf(await api.listDatabases()), [database]);
			const {accessToken, ...created} = valueOf(await api.createToken({description: 'new', permissions: []}));
			assert.deepEqual(created, bareToken);
		});

		test(`${pathStyle}, found out by a read before the first call, once for the process`, async () => {
			const base = pathOf[pathStyle];
			await using service = await startClustered(base);
			const probes = pathStyle === 'long' ? [`GET ${longPath}/databases`] : [`GET ${longPath}/databases`, 'GET /api/v0/databases'];
			const [firstMutation] = mutations;
			const answer = await firstMutation!.run(connect(service.host, {...ids, product: 'clustered'}));
			assert.ok(answer.ok);
			assert.deepEqual(tailsOf(service.seen), [...probes, `POST ${base}/tokens`]);

			const api = connect(service.host, {...ids, product: 'clustered'});
			for (const {run} of calls) {
				await run(api);
			}

			assert.deepEqual(tailsOf(service.seen).slice(probes.length + 1), expectedTails(base));
		});
	}

	test('calls at the same time share one search for the style, and an abort of one call does not end it for the others', async () => {
		await using service = await startClustered('/api/v0');
		const api = connect(service.host, {...ids, product: 'clustered'});
		const controller = new AbortController();
		const aborted = api.revokeToken(tokenId, {signal: controller.signal});
		const others = [api.listTokens(), api.listDatabases()];
		controller.abort();
		assert.equal(errorOf(await aborted).kind, 'aborted');
		for (const answer of await Promise.all(others)) {
			assert.ok(answer.ok);
		}

		assert.deepEqual(tailsOf(service.seen).toSorted(), [`GET ${longPath}/databases`, 'GET /api/v0/databases', 'GET /api/v0/databases', 'GET /api/v0/tokens'].toSorted());
	});

	test('when the host has neither style, or the read fails otherwise, the call is not sent and the next call reads again', async () => {
		await using nowhere = await startService(response => {
			answerJson(response, 404, {code: 404, message: 'not found'});
		});
		await using failing = await startService((response, {url}) => {
			if (isFailing) {
				answerJson(response, 503, {}, {'retry-after': '0'});
			} else {
				answerJson(response, url.startsWith(longPath) ? 200 : 404, url.endsWith('/databases') ? [] : bareToken);
			}
		});
		await using strange = await startService(response => {
			response.writeHead(200, {'content-type': 'text/html'}).end('<h1>Sign in</h1>');
		});
		let isFailing = true;
		for (const {name, run} of calls) {
			for (const [service, kind, words] of [
				[nowhere, 'not-found', /^404: the service answers on neither kind of InfluxDB Clustered's paths\. Check the host/],
				[failing, 'unavailable', /^503: /],
				[strange, 'malformed', /^The answer is not what the Management API documents/],
			] as const) {
				const {length} = service.seen;
				const error = errorOf(await run(connect(service.host, {...ids, product: 'clustered'})));
				assert.equal(error.kind, kind, name);
				assert.equal(error.isOutcomeUnknown, false, name);
				assert.match(error.message, words);
				assert.ok(service.seen.length > length);
				assert.ok(service.seen.every(({method, url}) => method === 'GET' && url.endsWith('/databases')), 'only the reads that find out the style');
			}
		}

		isFailing = false;
		valueOf(await connect(failing.host, {...ids, product: 'clustered'}).getToken(tokenId));
	});

	test('an invalid call and a change under read-only do not read the style; a read under read-only does', async () => {
		await using service = await startClustered('/api/v0');
		assert.equal(errorOf(await connect(service.host, {...ids, product: 'clustered'}).revokeToken('x')).kind, 'invalid');
		const api = connect(service.host, {...ids, product: 'clustered', isReadOnly: true});
		assert.equal(errorOf(await api.revokeToken(tokenId)).kind, 'read-only');
		assert.deepEqual(service.seen, []);
		valueOf(await api.listTokens());
	});

	test('the message of a 404 does not mention accounts', async () => {
		await using service = await startService(response => {
			answerJson(response, 404, {code: 404, message: 'not found'});
		});
		const error = errorOf(await connect(service.host, {...ids, product: 'clustered', pathStyle: 'short'}).listTokens());
		assert.equal(error.message, '404: the service has nothing at this path. Check the host of this profile and the kind of its paths, short or long.');
	});
});

test('Cloud Dedicated needs no read of the style, and ignores a style in its options', async () => {
	await using service = await startService(response => {
		answerJson(response, 200, []);
	});
	valueOf(await connect(service.host, {product: 'dedicated', pathStyle: 'short'}).listTokens());
	assert.match(service.seen[0]!.url, /^\/api\/v0\/accounts\/a1111111-/);
	assert.equal(errorOf(await connect(service.host, {product: 'dedicated', ...ids}).listTokens()).kind, 'invalid');
	assert.equal(service.seen.length, 1);
});

suite('on the emulated Clustered', () => {
	const emulators: Emulator[] = [];
	after(async () => {
		for (const emulator of emulators) {
			await emulator.close();
		}
	});

	for (const paths of ['both', 'short', 'long'] as const) {
		test(`with ${paths} paths: the life of a token`, async () => {
			const emulator = await startEmulator({product: 'clustered', paths, tokens: 40});
			emulators.push(emulator);
			const [account] = emulator.accounts;
			const api: ManagementApi = connect(emulator.url, {...ids, product: 'clustered', secret: () => new Secret(account!.managementToken)});
			const tokens = valueOf(await api.listTokens());
			assert.equal(tokens.length, 40);
			const databases = valueOf(await api.listDatabases());
			assert.ok(databases.length > 100);
			const {id, accessToken, ...created} = valueOf(await api.createToken({description: 'new', permissions: [{action: 'read', resource: 'sensors'}]}));
			assert.match(accessToken.reveal(), /^apiv1_/);
			for (const item of [...tokens, ...databases, created]) {
				assert.ok(!('accountId' in item));
				assert.ok(!('clusterId' in item));
			}

			assert.equal(valueOf(await api.updateToken(id, {description: 'other'})).description, 'other');
			valueOf(await api.revokeToken(id));
			assert.ok(valueOf(await api.getToken(id)).revokedAt);
			assert.equal(errorOf(await api.revokeToken(id)).kind, 'not-found');
			assert.equal(emulator.requests.some(({path}) => path.startsWith(longPath)), true);
			assert.equal(emulator.requests.some(({path, status}) => path === '/api/v0/tokens' && status === 200), paths === 'short');
		});
	}
});
