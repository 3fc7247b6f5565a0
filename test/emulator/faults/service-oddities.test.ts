import assert from 'node:assert/strict';
import {suite, test, type TestContext} from 'node:test';
import {oddCreates, type CreateOddity} from '../../../source/emulator/faults/create-oddity.js';
import {startEmulator, type EmulatorOptions} from '../../../source/emulator/emulator.js';
import {waitFor} from '../../helpers/wait-for.js';
import {
	call,
	clusterPath,
	failureOf,
	liveToken,
	mainCluster,
	tokenIn,
	tokensIn,
} from '../../helpers/emulator/call.js';
import {exchangeBytes, partsOf} from '../../helpers/emulator/exchange-bytes.js';
import {start} from '../../helpers/emulator/fault-scenario.js';

suite('revoked tokens', () => {
	for (const [revoked, isInList, status] of [['listed', true, 200], ['gone', false, 404], ['list-only', true, 404], ['get-only', false, 200]] as const) {
		for (const revokedGrants of ['kept', 'cleared'] as const) {
			test(`${revoked}, grants ${revokedGrants}`, async t => {
				const {emulator, path, tokens, token, cluster} = await start(t, {revoked, revokedGrants});
				await call(emulator, path, {method: 'DELETE'});
				const list = await call(emulator, tokens);
				const row = tokensIn(list).find(({id}) => id === token.id);
				const one = await call(emulator, path);
				assert.equal(row !== undefined, isInList);
				assert.equal(one.status, status);
				const grants = revokedGrants === 'kept' ? token.permissions : [];
				for (const shown of [...(row ? [row] : []), ...(status === 200 ? [tokenIn(one)] : [])]) {
					assert.deepEqual(shown.permissions, grants);
					assert.ok(shown.revokedAt);
				}

				assert.deepEqual(emulator.store.tokenOf(cluster, token.id)!.permissions, grants);
				assert.equal(emulator.store.isRevoked(cluster, token.id), true);
				// The same holds for tokens that the seed revoked.
				const seeded = emulator.store.tokensOf(cluster).filter(other => other.revokedAt !== undefined && other.id !== token.id);
				assert.ok(seeded.length > 0);
				assert.ok(revokedGrants === 'kept' || seeded.every(({permissions}) => permissions.length === 0));
			});
		}
	}

	for (const secondDelete of [204, 404, 409] as const) {
		test(`a second DELETE gives ${secondDelete} and changes nothing, whether revoked tokens are listed or gone`, async t => {
			for (const revoked of ['listed', 'gone'] as const) {
				const {emulator, path, token, cluster} = await start(t, {secondDelete, revoked});
				await call(emulator, path, {method: 'DELETE'});
				const truth = emulator.store.tokenOf(cluster, token.id);
				const again = await call(emulator, path, {method: 'DELETE'});
				assert.equal(again.status, secondDelete);
				assert.equal(again.text === '', secondDelete === 204);
				assert.deepEqual(emulator.store.tokenOf(cluster, token.id), truth);
				assert.equal(emulator.applied.length, 1);
			}
		});
	}
});

suite('a created token that reads do not find at once', () => {
	const create = async (t: TestContext, options: EmulatorOptions) => {
		const {emulator, tokens} = await start(t, options);
		const reply = await call(emulator, tokens, {method: 'POST', body: {description: 'late'}});
		const {id} = tokenIn(reply);
		const isListed = async () => {
			const list = await call(emulator, tokens);
			return tokensIn(list).some(row => row.id === id);
		};

		const isGot = async () => {
			const one = await call(emulator, `${tokens}/${id}`);
			return one.status === 200;
		};

		return {
			emulator, path: `${tokens}/${id}`, isListed, isGot,
		};
	};

	test('activationLooks: that many lists and gets together miss it, and then both find it', async t => {
		const {isListed, isGot} = await create(t, {activationLooks: 3});
		assert.deepEqual([await isGot(), await isListed(), await isGot(), await isGot(), await isListed()], [false, false, false, true, true]);
	});

	test('activationLag: reads find it after that time', async t => {
		const {isListed, isGot} = await create(t, {activationLag: 150});
		assert.deepEqual([await isGot(), await isListed()], [false, false]);
		await waitFor(isListed);
		assert.equal(await isGot(), true);
	});

	test('a change finds it at once', async t => {
		const {emulator, path, isGot} = await create(t, {activationLag: 1e9});
		const changed = await call(emulator, path, {method: 'PATCH', body: {description: 'later'}});
		assert.equal(changed.status, 200);
		const revoked = await call(emulator, path, {method: 'DELETE'});
		assert.equal(revoked.status, 204);
		assert.equal(await isGot(), false);
	});
});

suite('create oddities', () => {
	const asked = {
		description: ' edge 😀 09 ', permissions: [{action: 'read', resource: 'sensors'}], expiresAt: '2031-05-01T00:00:00Z', expirationType: 'datetime',
	};
	const right = {description: asked.description, permissions: asked.permissions, expiresAt: asked.expiresAt};
	const isPast = (text: string | undefined): boolean => Date.parse(text!) < Date.now();

	const made: Partial<Readonly<Record<CreateOddity, Readonly<Record<string, unknown>>>>> = {
		'expiry-dropped': {description: asked.description, permissions: asked.permissions},
		'expiry-other': {...right, expiresAt: '2031-05-02T00:00:00Z'},
		'grants-none': {...right, permissions: []},
		'grants-all': {...right, permissions: [{action: 'write', resource: '*'}]},
		'grants-other': {...right, permissions: [{action: 'read', resource: 'another_database'}]},
		'description-changed': {...right, description: ' edge 😀 09  (changed by the service)'},
		'description-trimmed': {...right, description: 'edge 😀 09'},
		'description-cut': {...right, description: ' edge'},
	};

	for (const oddity of oddCreates) {
		test(`${oddity}: as a switch and as a fault, in the answer and in the store`, async t => {
			const viaSwitch = await start(t, {createAs: oddity});
			const viaFault = await start(t, {faults: [{when: {method: 'POST', times: 1}, do: {kind: 'create', as: oddity}}]});
			for (const {emulator, tokens, cluster} of [viaSwitch, viaFault]) {
				const exchanged = await exchangeBytes(emulator, {method: 'POST', path: tokens, body: asked});
				const stored = emulator.store.tokensOf(cluster).at(-1)!;
				const {id, createdAt, accountId, clusterId, ...rest} = stored;
				assert.deepEqual(emulator.applied, [{method: 'POST', clusterId: cluster, tokenId: id}]);
				if (oddity === 'expiry-past') {
					assert.ok(isPast(rest.expiresAt));
				} else {
					assert.deepEqual(rest, made[oddity] ?? right);
				}

				if (oddity === 'answer-lost') {
					assert.equal(exchanged.text, '');
					assert.equal(emulator.requests.at(-1)!.status, 'cut');
					continue;
				}

				const {statusLine, body} = partsOf(exchanged);
				assert.equal(statusLine, oddity === 'status-201' ? 'HTTP/1.1 201 Created' : 'HTTP/1.1 200 OK');
				const {accessToken, ...answer} = JSON.parse(new TextDecoder().decode(body)) as Record<string, unknown>;
				const ids: Partial<Record<CreateOddity, unknown>> = {'id-no-uuid': '4711', 'id-path': '../../outside; touch /tmp/owned', 'id-upper': id.toUpperCase()};
				assert.deepEqual(answer, oddity === 'id-missing' ? Object.fromEntries(Object.entries(stored).filter(([name]) => name !== 'id')) : {...stored, id: ids[oddity] ?? id});
				if (oddity === 'secret-missing') {
					assert.equal(accessToken, undefined);
				} else {
					assert.match(String(accessToken), oddity === 'secret-empty' ? /^$/ : /^apiv1_/);
				}
			}

			const next = await call(viaFault.emulator, viaFault.tokens, {method: 'POST', body: asked});
			assert.equal(tokenIn(next).expiresAt, asked.expiresAt, 'the fault strikes once');
		});
	}
});

suite('rules for bodies', () => {
	const cases = [
		['required', {description: 'x'}, /^400 bad request: expirationType/],
		['required', {description: 'x', expirationType: 'noExpiration'}, undefined],
		['refused', {description: 'x', expirationType: 'noExpiration'}, /^400 bad request: expirationType/],
		['refused', {description: 'x', expiresAt: '2031-05-01T00:00:00Z'}, undefined],
		['optional', {description: 'x'}, undefined],
	] as const;
	for (const [expirationType, body, refusal] of cases) {
		test(`expirationType ${expirationType}: ${JSON.stringify(body)} is ${refusal ? 'answered with 400' : 'accepted'}`, async t => {
			const {emulator, tokens} = await start(t, {expirationType});
			const reply = await call(emulator, tokens, {method: 'POST', body});
			assert.equal(emulator.applied.length, refusal ? 0 : 1);
			if (refusal) {
				assert.match(failureOf(reply), refusal);
			} else {
				assert.equal(reply.status, 200);
			}
		});
	}

	test('a description limit in code points and one in bytes, for creates and updates', async t => {
		for (const [options, longest, tooLong] of [
			[{descriptionLimit: 3}, '😀😀😀', 'abcd'],
			[{descriptionBytes: 8}, '😀😀', 'ä😀ää'],
		] as const) {
			const {emulator, tokens, path} = await start(t, options);
			for (const [method, target] of [['POST', tokens], ['PATCH', path]] as const) {
				const taken = await call(emulator, target, {method, body: {description: longest}});
				assert.equal(taken.status, 200);
				const before = emulator.applied.length;
				assert.match(failureOf(await call(emulator, target, {method, body: {description: tooLong}})), /^400 bad request: description: at most \d (?:characters|bytes), not \d+$/);
				assert.equal(emulator.applied.length, before);
				const grants = await call(emulator, path, {method: 'PATCH', body: {permissions: []}});
				assert.equal(grants.status, 200);
			}
		}
	});

	test('the length of a database name is counted in code points', async t => {
		const {emulator, tokens} = await start(t);
		const create = async (resource: string) => call(emulator, tokens, {method: 'POST', body: {description: 'x', permissions: [{action: 'read', resource}]}});
		const longest = await create('😀'.repeat(64));
		assert.equal(longest.status, 200);
		assert.match(failureOf(await create('😀'.repeat(65))), /^400 .*permissions\.0\.resource/);
	});
});

suite('clocks and ids', () => {
	test('the Date header is wrong, missing or unreadable, in all answers or in one', async t => {
		const dateOf = async (options: EmulatorOptions) => {
			const {emulator, tokens} = await start(t, options);
			return partsOf(await exchangeBytes(emulator, {path: tokens})).headers.get('date');
		};

		const isAbout = (text: string | undefined, seconds: number) => Math.abs(Date.parse(text!) - Date.now() - (seconds * 1000)) < 60_000;
		assert.ok(isAbout(await dateOf({}), 0));
		assert.ok(isAbout(await dateOf({date: 3600}), 3600));
		assert.equal(await dateOf({date: 'missing'}), undefined);
		assert.equal(await dateOf({date: 'unreadable'}), 'around noon');
		assert.ok(isAbout(await dateOf({faults: [{when: {}, do: {kind: 'date-header', date: -7200}}]}), -7200));
		assert.ok(isAbout(await dateOf({date: 'missing', faults: [{when: {}, do: {kind: 'date-header', date: 'right'}}]}), 0));
		assert.ok(isAbout(await dateOf({clockOffset: -63_072_000}), -63_072_000));
	});

	test('with a clock two years behind, the tokens were created two years earlier', async t => {
		const {emulator, cluster} = await start(t, {clockOffset: -63_072_000});
		assert.ok(emulator.store.tokensOf(cluster).every(({createdAt}) => Date.parse(createdAt) < Date.now() - 63_072_000_000));
	});

	test('every answer has ids in upper case; a path may name a token in either case', async t => {
		const {emulator, tokens, token, cluster} = await start(t, {ids: 'upper'});
		const list = await call(emulator, tokens);
		assert.deepEqual(tokensIn(list).map(({id}) => id), emulator.store.tokensOf(cluster).map(({id}) => id.toUpperCase()));
		for (const id of [token.id, token.id.toUpperCase()]) {
			const one = await call(emulator, `${tokens}/${id}`);
			assert.deepEqual(tokenIn(one), {...token, id: token.id.toUpperCase()});
		}

		const created = await call(emulator, tokens, {method: 'POST', body: {description: 'x'}});
		const {id} = tokenIn(created);
		assert.equal(id, id.toUpperCase());
		const revoked = await call(emulator, `${tokens}/${id}`, {method: 'DELETE'});
		assert.equal(revoked.status, 204);
		assert.equal(emulator.store.isRevoked(cluster, id), true);
	});

	test('permissions in answers have an id, permissions in the store have not', async t => {
		const {emulator, path, token, cluster} = await start(t, {hasPermissionIds: true});
		const one = await call(emulator, path);
		assert.deepEqual(tokenIn(one).permissions, token.permissions.map((permission, index) => ({id: index + 1, ...permission})));
		assert.deepEqual(emulator.store.tokenOf(cluster, token.id), token);
	});
});

test('odd rows: one of each kind after the ordinary tokens, and two with one id', async t => {
	const options = {tokens: 40, now: new Date('2026-11-24T06:00:00Z')};
	const [plain, odd] = [await startEmulator(options), await startEmulator({...options, hasOddRows: true})];
	t.after(async () => Promise.all([plain.close(), odd.close()]));
	const rowsOf = async (emulator: typeof odd) => {
		const list = await call(emulator, `${clusterPath(emulator)}/tokens`);
		return list.json as ReadonlyArray<Readonly<Record<string, unknown>>>;
	};

	const ordinary = await rowsOf(plain);
	const rows = await rowsOf(odd);
	assert.deepEqual(rows.slice(0, 40), ordinary);
	const added = rows.slice(40);
	assert.ok(added.length >= 36, String(added.length));
	const isThere = (part: string) => added.some(row => JSON.stringify(row).includes(part));
	for (const part of [
		'"permissions":[{"resource":"sensors"}]',
		'"permissions":[{"action":"write"}]',
		'"permissions":[{}]',
		'"permissions":{}',
		'"permissions":null',
		'"permissions":"write *"',
		'"permissions":[{"id":17,',
		'"description":null',
		'"createdAt":""',
		'"createdAt":"last summer"',
		...['expiresAt', 'revokedAt'].flatMap(field => [`"${field}":null`, `"${field}":""`, `"${field}":"1970-01-01T00:00:00Z"`, `"${field}":"0001-01-01T00:00:00Z"`]),
		't00:00:00z"',
		' 00:00:00Z"',
		'T00:00:00+0000"',
		'+02:00"',
		'.000000001Z"',
		':60Z"',
		'T00:00Z"',
		'"id":"0DD0ABCD-',
		'"id":"../../outside"',
	]) {
		assert.ok(isThere(part), part);
	}

	for (const field of ['permissions', 'description', 'createdAt']) {
		assert.ok(added.some(row => !(field in row)), field);
	}

	const ids = added.map(({id}) => id);
	assert.equal(ids.length - new Set(ids).size, 1);

	// An odd row can be revoked by its id, and both rows of one id are.
	const twice = ids.find((id, index) => ids.indexOf(id) !== index) as string;
	const reply = await call(odd, `${clusterPath(odd)}/tokens/${twice}`, {method: 'DELETE'});
	assert.equal(reply.status, 204);
	const after = await rowsOf(odd);
	assert.ok(after.filter(({id}) => id === twice).every(row => 'revokedAt' in row));
	assert.equal(odd.store.isRevoked(mainCluster(odd), twice), true);
	assert.ok(liveToken(odd));
});
