import assert from 'node:assert/strict';
import {statSync} from 'node:fs';
import test from 'node:test';
import {keepPast} from '../../source/demo/keep-past.js';
import {auditedTokens} from '../../source/emulator/seed/audit-tokens.js';
import {seedClusters} from '../../source/emulator/seed/seed.js';
import {journalPath} from '../../source/journal/journal.js';
import {readPlace} from '../../source/journal/read-place.js';
import {rotationsFrom} from '../../source/operations/rotation/rotations.js';
import {readKeptLook} from '../../source/settings/kept-look.js';
import {rotationStep} from '../../source/tokens/rotation.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

const now = new Date('2026-11-24T06:00:00Z');

test('the past of the demo is a whole journal with two rotations that are due, and a look', async () => {
	const directory = await temporaryDirectory();
	const [{accountId, id: clusterId, tokens}] = seedClusters({tokens: 757, seed: 1, now}) as [ReturnType<typeof seedClusters>[0]];
	const place = {
		profile: 'Demo', host: 'http://127.0.0.1:1234', accountId, clusterId,
	};
	await keepPast({
		directory, place, tokens, now: now.getTime(),
	});
	const read = await readPlace({directory, ...place});
	assert.ok(read.ok);
	const {entries, problems, unfinished, openBatches} = read.value;
	assert.deepEqual({problems, unfinished, openBatches}, {problems: [], unfinished: [], openBatches: []});
	const times = entries.map(({time}) => Date.parse(time));
	assert.deepEqual(times, times.toSorted((one, other) => one - other));
	assert.ok(times.at(-1)! < now.getTime() - 86_400_000);

	assert.deepEqual(rotationsFrom(entries).map(rotation => [rotation.oldTokenId, rotation.newTokenId, rotationStep(rotation, now.getTime()).words]), [
		[auditedTokens.silo.id, auditedTokens.siloSuccessor.id, 'revoke silo level logger'],
		[auditedTokens.press.id, auditedTokens.pressSuccessor.id, 'suspend press shop gateway'],
	]);

	const look = await readKeptLook({directory, ...place});
	assert.ok(look.ok);
	assert.equal(look.value?.at, '2026-11-15T06:00:00.000Z');
	assert.equal(look.value.grants.size, tokens.filter(({createdAt}) => Date.parse(createdAt) <= Date.parse('2026-11-15T06:00:00Z')).length);
	// eslint-disable-next-line no-bitwise -- the permission bits
	assert.equal(statSync(journalPath(directory, clusterId)!).mode & 0o777, 0o600);
});

test('a small main cluster has no past', async () => {
	const directory = await temporaryDirectory();
	const [{accountId, id: clusterId, tokens}] = seedClusters({tokens: 60, seed: 1, now}) as [ReturnType<typeof seedClusters>[0]];
	await keepPast({
		directory, tokens, now: now.getTime(), place: {
			profile: 'Demo', host: 'http://127.0.0.1:1234', accountId, clusterId,
		},
	});
	assert.throws(() => statSync(journalPath(directory, clusterId)!), {code: 'ENOENT'});
});
