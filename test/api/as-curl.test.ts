import assert from 'node:assert/strict';
import {after, suite, test} from 'node:test';
import fc from 'fast-check';
import {asCurl} from '../../source/api/as-curl.js';
import type {Operation, Place} from '../../source/api/operation-request.js';
import type {
	Answer,
	DatabaseToken,
	ManagementApi,
	Permission,
} from '../../source/api/types.js';
import {startEmulator} from '../../source/emulator/emulator.js';
import {hostileTexts} from '../helpers/api/hostile-texts.js';
import {runBash} from '../helpers/api/run-bash.js';
import {
	accountId,
	answerJson,
	canary,
	clusterId,
	connect,
	errorOf,
	startService,
	tokenId,
	type Service,
} from '../helpers/api/start-service.js';

function textOf(operation: Operation, place: Place): string {
	const form = asCurl(operation, place);
	const text = typeof form === 'string' ? form : assert.fail(form.reason);
	// The text holds no character that a terminal acts on while the text is shown or pasted.
	assert.match(text, /^\p{ASCII}*$/u);
	assert.doesNotMatch(text, /[^\P{Control}\n]/u);
	assert.match(text, /"Authorization: Bearer \$MANAGEMENT_TOKEN"/);
	return text;
}

const emulator = await startEmulator({tokens: 60});

after(async () => {
	await emulator.close();
});

suite('on the emulator', () => {
	const [account] = emulator.accounts;
	const secret = account!.managementToken;
	const cluster = account!.clusters[0]!.id;
	const place = {host: emulator.url, accountId: account!.id, clusterId: cluster};
	const path = `/api/v0/accounts/${account!.id}/clusters/${cluster}`;
	const tokensOf = () => emulator.store.tokensOf(cluster);
	const [first, second] = tokensOf().filter(token => token.revokedAt === undefined) as [DatabaseToken, DatabaseToken];

	/**
	What the commands print, run one after the other in one bash, which stops at the first that fails.
	*/
	async function run(...operations: readonly Operation[]): Promise<string> {
		const texts = operations.map(operation => textOf(operation, place));
		for (const text of texts) {
			assert.ok(!text.includes(secret));
		}

		const {code, stdout, stderr} = await runBash(`set -e\n${texts.join('\n')}`, secret);
		assert.equal(code, 0, stderr);
		return stdout;
	}

	const seenLast = () => {
		const {method, path: seenPath, body, status} = emulator.requests.at(-1)!;
		return [method, seenPath, body, status];
	};

	test('a list, a get and a list of databases print what the store holds', async () => {
		assert.deepEqual(JSON.parse(await run({kind: 'list'})), tokensOf());
		assert.deepEqual(seenLast(), ['GET', `${path}/tokens`, undefined, 200]);
		assert.deepEqual(JSON.parse(await run({kind: 'get', tokenId: first.id})), first);
		assert.deepEqual(seenLast(), ['GET', `${path}/tokens/${first.id}`, undefined, 200]);
		assert.deepEqual(JSON.parse(await run({kind: 'list-databases'})), emulator.store.databasesOf(cluster));
		assert.deepEqual(seenLast(), ['GET', `${path}/databases`, undefined, 200]);
	});

	test('creates make the tokens, with any characters in descriptions and names', async () => {
		const count = tokensOf().length;
		const tokens = hostileTexts.map(text => ({
			description: text,
			permissions: [{action: 'read', resource: text}, {action: text, resource: '*'}],
			expiresAt: '2031-05-01T00:00:00Z',
		}));
		await run(...tokens.map((token): Operation => ({kind: 'create', token})));
		const created = tokensOf().slice(count);
		assert.deepEqual(created.map(({description, permissions, expiresAt}) => ({description, permissions, expiresAt})), tokens);
	});

	test('a create without permissions and expiry makes a token without them', async () => {
		const {accessToken, ...created} = JSON.parse(await run({kind: 'create', token: {description: '', permissions: []}})) as DatabaseToken & {accessToken: string};
		assert.match(accessToken, /^apiv1_/);
		assert.deepEqual(created, tokensOf().at(-1));
		assert.deepEqual(seenLast(), ['POST', `${path}/tokens`, {description: '', permissions: []}, 200]);
	});

	test('updates change what they name and nothing else', async () => {
		const changes = hostileTexts.map(text => ({permissions: [{action: text, resource: text}]}));
		await run({kind: 'update', tokenId: first.id, changes: {description: 'other'}}, ...changes.map((change): Operation => ({kind: 'update', tokenId: first.id, changes: change})));
		assert.deepEqual(emulator.requests.slice(-changes.length).map(({body}) => body), changes);
		assert.deepEqual(emulator.store.tokenOf(cluster, first.id), {...first, description: 'other', ...changes.at(-1)});

		await run({kind: 'update', tokenId: first.id, changes: {description: 'both', permissions: []}});
		assert.deepEqual(emulator.store.tokenOf(cluster, first.id), {...first, description: 'both', permissions: []});
		assert.deepEqual(seenLast(), ['PATCH', `${path}/tokens/${first.id}`, {description: 'both', permissions: []}, 200]);
	});

	test('a revoke revokes; when the service refuses, the command fails and shows why', async () => {
		assert.equal(await run({kind: 'revoke', tokenId: second.id}), '');
		const {revokedAt, ...rest} = emulator.store.tokenOf(cluster, second.id)!;
		assert.ok(revokedAt);
		assert.deepEqual(rest, second);
		assert.deepEqual(seenLast(), ['DELETE', `${path}/tokens/${second.id}`, undefined, 204]);

		const again = await runBash(textOf({kind: 'revoke', tokenId: second.id}, place), secret);
		assert.equal(again.code, 22);
		assert.match(again.stdout, /not found/);
	});

	test('the management token comes from the variable only', async () => {
		const {code} = await runBash(textOf({kind: 'list'}, place));
		assert.equal(code, 22);
		assert.equal(emulator.requests.at(-1)!.status, 401);
	});
});

const permissions: readonly Permission[] = [{action: 'read', resource: 'plant/7'}, {action: 'write', resource: '*'}];

// A field of a permission that this program does not know.
const laterPermission = {action: 'read', resource: 'plant/7', scope: ['é']};

const operations: readonly Operation[] = [
	{kind: 'list'},
	{kind: 'get', tokenId},
	{kind: 'create', token: {description: 'new', permissions}},
	{kind: 'create', token: {description: 'it\'s \u{1F3ED} \u{D800}', permissions: [], expiresAt: '2027-01-31T00:00:00+01:00'}},
	{kind: 'update', tokenId, changes: {description: 'other'}},
	{kind: 'update', tokenId, changes: {permissions: [laterPermission]}},
	{kind: 'revoke', tokenId},
	{kind: 'list-databases'},
];

async function perform(api: ManagementApi, operation: Operation): Promise<Answer<unknown>> {
	switch (operation.kind) {
		case 'list': {
			return api.listTokens();
		}

		case 'get': {
			return api.getToken(operation.tokenId);
		}

		case 'create': {
			return api.createToken(operation.token);
		}

		case 'update': {
			return api.updateToken(operation.tokenId, operation.changes);
		}

		case 'revoke': {
			return api.revokeToken(operation.tokenId);
		}

		case 'list-databases': {
			return api.listDatabases();
		}
	}
}

const headerNames = ['host', 'authorization', 'accept', 'content-type'] as const;

const startRecorder = async (): Promise<Service> => startService(response => {
	answerJson(response, 200, []);
});

for (const prefix of ['', '/influx/api/v0/', '/it\'s$(a){b,c}[1-3]']) {
	test(`a server sees from curl what it sees from the client, behind "${prefix}"`, async () => {
		await using service = await startRecorder();
		const host = service.host + prefix;
		const api = connect(host);
		for (const operation of operations) {
			const text = textOf(operation, {host, accountId, clusterId});
			assert.ok(!text.includes(canary));
			const {code, stderr} = await runBash(text, canary);
			assert.equal(code, 0, stderr);
			await perform(api, operation);
			const [fromCurl, fromClient] = service.seen.slice(-2).map(({method, url, headers, body}) => ({
				method,
				url,
				headers: headerNames.map(name => headers[name]),
				body: body && JSON.parse(body) as unknown,
			}));
			assert.deepEqual(fromCurl, fromClient);
			assert.equal(fromCurl?.headers[1], `Bearer ${canary}`);
		}

		assert.equal(service.seen.length, 2 * operations.length);
	});
}

// No server listens there, in case one of these is sent.
const nowhere = {host: 'https://localhost:9', accountId, clusterId};

const refused: ReadonlyArray<readonly [what: string, operation: Operation, place: Place]> = [
	['a host that is not valid', {kind: 'list'}, {...nowhere, host: 'localhost:9'}],
	['http to another machine', {kind: 'list'}, {...nowhere, host: nowhere.host.replace('https://localhost', 'http://0.0.0.0')}],
	['an account ID that is not valid', {kind: 'list'}, {...nowhere, accountId: '..'}],
	['a cluster ID that is not valid', {kind: 'list'}, {...nowhere, clusterId: '\'; echo gone'}],
	['a get with an ID that is not valid', {kind: 'get', tokenId: '..'}, nowhere],
	['an update with an ID that is not valid', {kind: 'update', tokenId: `${tokenId}/`, changes: {description: ''}}, nowhere],
	['a revoke with an ID that is not valid', {kind: 'revoke', tokenId: '\'; echo gone'}, nowhere],
	['an update without changes', {kind: 'update', tokenId, changes: {}}, nowhere],
	['an expiry with fractions of a second', {kind: 'create', token: {description: '', permissions: [], expiresAt: '2027-01-31T00:00:00.5Z'}}, nowhere],
];

for (const [what, operation, where] of refused) {
	test(`${what} is refused with the client's message`, async () => {
		const error = errorOf(await perform(connect(where.host, where), operation));
		assert.equal(error.kind, 'invalid');
		assert.deepEqual(asCurl(operation, where), {reason: error.message});
	});
}

test('a long command has a line for each option', () => {
	const host = 'https://console.influxdata.com';
	assert.equal(textOf({kind: 'update', tokenId, changes: {description: 'it\'s ☂'}}, {host, accountId, clusterId}), [
		'curl --fail-with-body',
		'--request PATCH',
		'--header "Authorization: Bearer $MANAGEMENT_TOKEN"',
		'--header \'Accept: application/json\'',
		'--header \'Content-Type: application/json\'',
		String.raw`--data '{"description":"it'\''s \u2602"}'`,
		`'${host}/api/v0/accounts/${accountId}/clusters/${clusterId}/tokens/${tokenId}'`,
	].join(' \\\n  '));
});

test('any description arrives through bash and curl as it was', async () => {
	await using service = await startRecorder();
	await fc.assert(fc.asyncProperty(fc.array(fc.string({unit: 'binary'}), {minLength: 1, maxLength: 12}), async descriptions => {
		const texts = descriptions.map(description => textOf({kind: 'create', token: {description, permissions: []}}, {host: service.host, accountId, clusterId}));
		const {code, stderr} = await runBash(`set -e\n${texts.join('\n')}`);
		assert.equal(code, 0, stderr);
		const seen = service.seen.slice(-descriptions.length).map(({body}) => JSON.parse(body) as unknown);
		assert.deepEqual(seen, descriptions.map(description => ({description, permissions: []})));
	}), {numRuns: 8});
});
