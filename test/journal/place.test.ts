import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {test} from 'node:test';
import {elsewhereWords, entriesOfPlace} from '../../source/journal/place.js';
import {readPlace} from '../../source/journal/read-place.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';
import {
	clusterId,
	intent,
	journalIn,
	outcome,
} from '../helpers/journal/sample-entries.js';

const accountId = '11111111-2222-4333-8444-555555555555';
const here = {host: 'https://a.example', accountId};

test('a journal shows only the entries of one host and account, outcomes and notes follow their intents, and the changes that are left out are counted', async () => {
	const directory = await temporaryDirectory();
	const journal = await journalIn(directory);
	const rotations = [randomUUID(), randomUUID()];
	const own = intent({...here, description: 'own', rotationId: rotations[0]!});
	const open = intent({
		...here, host: 'HTTPS://A.example:443/api/v0/', accountId: accountId.toUpperCase(), description: 'own, written otherwise',
	});
	const otherHost = intent({
		...here, host: 'https://b.example', description: 'of another host', rotationId: rotations[1]!,
	});
	const otherAccount = intent({...here, accountId: randomUUID(), description: 'of another account'});
	const prefixed = intent({...here, host: 'https://a.example/prefix', description: 'behind a path'});
	const entries = [
		own,
		otherHost,
		outcome(otherHost.operationId),
		outcome(own.operationId),
		{kind: 'note', rotationId: rotations[0]!, step: 'finished'} as const,
		{kind: 'note', rotationId: rotations[1]!, step: 'finished'} as const,
		otherAccount,
		prefixed,
		open,
		outcome(randomUUID()),
	];
	for (const entry of entries) {
		assert.deepEqual(await journal.append(entry), {ok: true});
	}

	const read = await readPlace({directory, clusterId, ...here});
	assert.ok(read.ok);
	assert.deepEqual(read.value.entries.map(({sequence}) => sequence), [1, 4, 5, 9, 10], 'an outcome without its intent may belong to this host and account');
	assert.deepEqual(read.value.unfinished.map(({description}) => description), ['own, written otherwise']);
	assert.deepEqual(read.value.elsewhere.map(({host, changes, unfinished}) => ({host, changes, unfinished})), [
		{host: 'https://b.example', changes: 1, unfinished: 0},
		{host: 'https://a.example', changes: 1, unfinished: 1},
		{host: 'https://a.example/prefix', changes: 1, unfinished: 1},
	]);
	assert.equal(elsewhereWords(read.value.elsewhere)?.slice(0, 102), 'The journal of this cluster ID also has 3 changes made elsewhere (https://b.example, account 11111111-');
	const other = entriesOfPlace(read.value.entries, {...here, host: 'https://nowhere.example'});
	assert.deepEqual([other.entries.map(({sequence}) => sequence), other.elsewhere.map(({changes}) => changes)], [[10], [2]]);
});

test('a journal that has only one host and account is read as a whole, and a missing journal has no entries', async () => {
	const directory = await temporaryDirectory();
	const journal = await journalIn(directory);
	await journal.append(intent(here));
	const read = await readPlace({directory, clusterId, ...here});
	assert.ok(read.ok);
	assert.deepEqual([read.value.entries.length, read.value.unfinished.length, read.value.elsewhere, elsewhereWords(read.value.elsewhere)], [1, 1, [], undefined]);
	const none = await readPlace({directory, clusterId: randomUUID(), ...here});
	assert.deepEqual(none, {
		ok: true, value: {
			entries: [], problems: [], unfinished: [], openBatches: [], elsewhere: [],
		},
	});
});
