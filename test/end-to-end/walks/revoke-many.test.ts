import assert from 'node:assert/strict';
import {readdirSync, readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {confirmChange} from '../../helpers/end-to-end/confirm.js';
import {quit, startSite} from '../../helpers/end-to-end/start-site.js';
import {press} from '../../helpers/end-to-end/steps.js';

test('revoke many: revokes exactly the marked tokens, looks at them in a list before and after, records it all and exports the result', async t => {
	const site = await startSite(t, {tokens: 200});
	const app = await site.open({columns: 120, rows: 40});
	await press(app, '/', 'Esc clear');
	await press(app, 'telegraf', /\/ telegraf .*\b\d+ of \d+ active/);
	const filtered = await press(app, keys.enter, 'Enter details');
	const count = /\b(?<count>\d+) of \d+ active/.exec(filtered)!.groups!.count!;
	await press(app, control('a'), `${count} marked`);
	const marked = site.emulator.store.tokensOf(site.emulator.clusterId)
		.filter(({description, revokedAt, expiresAt}) => description.toLowerCase().includes('telegraf') && revokedAt === undefined && (expiresAt === undefined || Date.parse(expiresAt) > Date.now()))
		.map(({id}) => id);
	assert.equal(marked.length, Number(count));
	assert.ok(marked.length > 15, count);

	// With another filter the marks stay, and the confirmation lists the hidden tokens.
	await press(app, keys.escape, now => !now.includes('/ telegraf'));
	await press(app, '/', 'Esc clear');
	await press(app, 'Grafana', now => !now.includes('telegraf edge-08'));
	await press(app, keys.enter, 'Enter details');
	await press(app, 'D', `Hidden by the filter now (${count})`);
	await app.until(`Type ${count} to go on`);
	await confirmChange(app, `Revoke ${count} Tokens`);
	await app.until(`Revoked ${count} of ${count}`);
	await press(app, 'E', 'CSV, for a spreadsheet');
	await press(app, 'c', 'Written to');
	await press(app, keys.enter, 'Enter details');
	await quit(app);

	const expected = marked.toSorted();
	assert.deepEqual(site.changes().map(({method, tokenId}) => `${method} ${tokenId}`).toSorted(), expected.map(id => `DELETE ${id}`));
	assert.ok(marked.every(id => site.tokenOf(id).revokedAt !== undefined));
	// The tokens are looked at in a list directly before the first DELETE, and in a list after the last one.
	const sent = site.emulator.requests.map(({method, tokenId, path: place}) => tokenId === undefined ? `${method} ${place.split('/').at(-1)}` : method);
	assert.equal(sent[sent.indexOf('DELETE') - 1], 'GET tokens');
	assert.equal(sent[sent.lastIndexOf('DELETE') + 1], 'GET tokens');
	assert.ok(!sent.includes('GET'), 'no token is asked for by itself');

	const lines = site.journal();
	const intents = lines.filter(line => line.kind === 'intent');
	assert.deepEqual(intents.map(intent => 'tokenId' in intent ? intent.tokenId : '').toSorted(), expected);
	assert.equal(new Set(intents.map(({batchId}) => batchId)).size, 1);
	assert.deepEqual(new Set(lines.filter(line => line.kind === 'outcome').map(({result}) => result)), new Set(['revoked']));
	const result = path.join(site.directory, readdirSync(site.directory).find(name => name.startsWith('influx-tokens-result-'))!);
	assert.equal(statSync(result).mode % 0o1000, 0o600);
	assert.equal(readFileSync(result, 'utf8').trimEnd().split('\n').length, marked.length + 1);
});
