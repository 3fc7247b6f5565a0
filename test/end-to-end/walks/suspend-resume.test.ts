import assert from 'node:assert/strict';
import test from 'node:test';
import {confirmChange} from '../../helpers/end-to-end/confirm.js';
import {quit, startSite} from '../../helpers/end-to-end/start-site.js';
import {find, press} from '../../helpers/end-to-end/steps.js';

test('suspend, then resume in another start of the program: the token is exactly as before', async t => {
	const site = await startSite(t);
	const token = site.tokenCalled('telegraf edge-08');
	const bytes = JSON.stringify(token);

	const first = await site.open({columns: 120, rows: 30});
	await find(first, 'telegraf edge-08');
	await press(first, 's', 'Suspend Database Token');
	await confirmChange(first, 'Suspend Token');
	await first.until(/^ Suspended telegraf edge-08 \(6f2c1c1e\): verified/m);
	await first.until(/[>▌] +suspended/);
	await quit(first);
	const suspended = site.tokenOf(token.id);
	assert.deepEqual(suspended.permissions, []);
	assert.match(suspended.description, /^telegraf edge-08 \[suspended \d{4}-\d\d-\d\d rw:flight2 w:flight3,flight_old #[\da-z]{6}\]$/);

	const second = await site.open({columns: 120, rows: 30});
	await find(second, 'telegraf edge-08');
	await press(second, 'u', 'Resume Database Token');
	assert.match(second.screenText(), /write on flight_old: added/);
	await confirmChange(second, 'Resume Token');
	await second.until(/^ Resumed telegraf edge-08 \(6f2c1c1e\): verified/m);
	await quit(second);

	assert.equal(JSON.stringify(site.tokenOf(token.id)), bytes);
	assert.deepEqual(site.changes().map(({method, tokenId, status}) => `${method} ${tokenId} ${status}`), [`PATCH ${token.id} 200`, `PATCH ${token.id} 200`]);
	assert.deepEqual(site.journal().map(line => line.kind === 'intent' ? line.action : line.kind === 'outcome' && line.result), ['suspend', 'changed', 'resume', 'changed']);
	const [suspend] = site.journal();
	assert.partialDeepStrictEqual(suspend, {tokenId: token.id, description: token.description, permissionsBefore: token.permissions});
});

test('for a token that was suspended from another machine, the program asks for its grants and guesses none', async t => {
	const site = await startSite(t);
	const app = await site.open({columns: 120, rows: 30});
	await find(app, 'old loader');
	await press(app, 'u', 'Edit Database Token');
	await app.until('Its grants are not recorded on this machine: enter what it should have.');
	assert.deepEqual(site.changes(), []);
});
