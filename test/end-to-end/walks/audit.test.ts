import assert from 'node:assert/strict';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {confirmChange} from '../../helpers/end-to-end/confirm.js';
import {quit, startSite} from '../../helpers/end-to-end/start-site.js';
import {press} from '../../helpers/end-to-end/steps.js';

test('audit: three keys lead from the list to the question whether all tokens with grants on missing databases are suspended, and the answer is what is sent', async t => {
	const site = await startSite(t, {tokens: 200});
	const app = await site.open({columns: 80, rows: 24});
	const tokens = () => site.emulator.store.tokensOf(site.emulator.clusterId);
	const suspendedBefore = tokens().filter(({permissions}) => permissions.length === 0).length;
	const audit = await press(app, 'A', /▌ +high +grants on databases that do not exist +\d+/);
	const count = Number(/grants on databases that do not exist +(?<count>\d+)/.exec(audit)!.groups!.count);
	assert.match(audit, new RegExp(String.raw`${count} tokens have grants on a name that no database of this cluster has\.`));
	await press(app, 'a', `s   Suspend ${count} tokens`);
	await press(app, 's', `Type ${count} to go on`);
	await app.until('Why: Finding missing-database: grants on databases that do not exist.');
	await app.until(/Solves \d+ findings?[,.:]/);
	await confirmChange(app, `Suspend ${count} Tokens`);
	await app.until(`Suspended ${count} of ${count}`);
	await press(app, keys.enter, '› Audit');
	await app.until(new RegExp(String.raw`Suspended ${count} of ${count}\. \d+ findings solved, \d+ new\.`));
	assert.ok(!app.screenText().includes('grants on databases that do not exist'));
	assert.equal(tokens().filter(({permissions}) => permissions.length === 0).length, suspendedBefore + count);
	assert.deepEqual(new Set(site.changes().map(({method}) => method)), new Set(['PATCH']));
	assert.equal(site.changes().length, count);
	await quit(app);
});
