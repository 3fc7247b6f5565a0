import assert from 'node:assert/strict';
import {test} from 'node:test';
import fc from 'fast-check';
import {isClusterJson, readClusterJson} from '../../../source/profiles/form/read-cluster-json.js';
import {parseClusters} from '../../../source/profiles/form/parse-clusters.js';

/* eslint-disable @typescript-eslint/naming-convention -- influxctl's names */
const account = 'aaaaaaaa-1111-4111-8111-111111111111';
const other = 'bbbbbbbb-2222-4222-8222-222222222222';

const name = fc.string({unit: 'grapheme', maxLength: 20});
const cluster = fc.record({
	account_id: fc.constant(account),
	cluster_id: fc.uuid(),
	name,
	url: fc.constant('x.a.influxdb.io'),
	state: fc.constantFrom('ready', 'deleted', 'Deleted', 'creating'),
	created_at: fc.constant({seconds: 1, nanos: 2}),
	category: fc.nat(),
}, {noNullPrototype: true});
const lists = fc.uniqueArray(cluster, {minLength: 1, maxLength: 8, selector: ({cluster_id: id}) => id});

test('the text lists every cluster that is not deleted with its ID, and the form can read the text', () => {
	fc.assert(fc.property(lists, fc.boolean(), (clusters, isIndented) => {
		const live = clusters.filter(({state}) => state.toLowerCase() !== 'deleted');
		const json = JSON.stringify(clusters, undefined, isIndented ? 2 : undefined);
		assert.ok(isClusterJson(json));
		const read = readClusterJson(json);
		if (live.length === 0) {
			assert.deepEqual(read, {ok: false, message: 'All clusters of the list are deleted.'});
			return;
		}

		assert.ok(read?.ok);
		assert.equal(read.value.accountId, account);
		assert.deepEqual(read.value.text.split(', ').map(text => text.slice(-36)), live.map(({cluster_id: id}) => id));
		const parsed = parseClusters(read.value.text);
		if (parsed.ok) {
			assert.deepEqual(parsed.value.map(({id}) => id), live.map(({cluster_id: id}) => id));
		} else {
			// The form refuses two clusters with the same name, and a name that is too long.
			assert.match(parsed.message, /^Cluster \d+ has (?:the name of another one|a name that)/);
		}

		assert.deepEqual(parseClusters(json), parsed);
	}));
});

test('JSON that is cut short gives no result yet, and no JSON throws', () => {
	fc.assert(fc.property(lists, fc.nat(), (clusters, at) => {
		const json = JSON.stringify(clusters);
		assert.equal(readClusterJson(json.slice(0, at % json.length)), undefined);
	}));
	fc.assert(fc.property(fc.json(), text => {
		const read = readClusterJson(text);
		assert.ok(read);
		assert.match(read.ok ? '.' : read.message, /\.$/);
	}));
});

test('the output of cluster get is read, also without a name and with a byte order mark', () => {
	const json = `\u{FEFF}${JSON.stringify({account_id: account, cluster_id: other.toUpperCase(), name: ''})}`;
	assert.deepEqual(readClusterJson(json), {ok: true, value: {text: other, accountId: account}});
});

test('a list with clusters of several accounts is read only when the account ID is entered', () => {
	const json = JSON.stringify([{account_id: account, cluster_id: account, name: 'a'}, {account_id: other, cluster_id: other, name: 'b'}]);
	assert.deepEqual(readClusterJson(json), {ok: false, message: 'The list has clusters of several accounts. Enter the account ID first.'});
	assert.deepEqual(readClusterJson(json, ` ${other.toUpperCase()}`), {ok: true, value: {text: `b ${other}`, accountId: other}});
	assert.deepEqual(readClusterJson(json, '33333333-2222-4222-8222-222222222222'), {ok: false, message: 'The clusters of the list belong to another account. Correct the account ID, or empty it.'});
});

test('other JSON is refused with one sentence', () => {
	assert.deepEqual(readClusterJson('[]'), {ok: false, message: 'The list has no cluster in it.'});
	for (const json of ['{}', '[{"cluster_id": "x"}]', '[1]', '[null]', '7']) {
		const read = readClusterJson(json);
		assert.match(read?.ok === false ? read.message : '', /^This is JSON, but not what influxctl cluster list --format json prints/, json);
	}

	const cut = parseClusters('[{"cluster_id": "');
	assert.match(cut.ok ? '' : cut.message, /^The JSON of the clusters is not whole\./);
});
/* eslint-enable @typescript-eslint/naming-convention */
