import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import type {Started} from '../../helpers/end-to-end/start.js';
import {moveToButton} from '../../helpers/end-to-end/confirm.js';
import {quit, startSite} from '../../helpers/end-to-end/start-site.js';
import {find, pastDeafTime, press} from '../../helpers/end-to-end/steps.js';

const text = 'Grafana wind farm';

// Adds write on flight2 and changes the description. The token can read flight2 and windfarm_north.
async function editGrants(app: Started): Promise<void> {
	await find(app, text);
	await press(app, 'e', 'Edit Database Token');
	await press(app, ', roof', /Description +Grafana wind farm, roof/);
	await press(app, keys.tab, '❯ flight2');
	await press(app, keys.tab, now => now.includes('❯ flight2'));
	await press(app, `${keys.tab}${keys.space}`, /❯ flight2 +\[x\] +\[x\]/);
	await press(app, control('s'), '‹ Cancel ›');
	assert.match(app.screenText(), /description\n +was +Grafana wind farm\n +becomes +Grafana wind farm, roof/);
	assert.match(app.screenText(), /write on flight2: added/);
	await pastDeafTime();
}

const edited = [{action: 'read', resource: 'flight2'}, {action: 'write', resource: 'flight2'}, {action: 'read', resource: 'windfarm_north'}];

const sorted = (permissions: ReadonlyArray<{readonly action: string; readonly resource: string}>): readonly string[] => permissions.map(({action, resource}) => `${action} ${resource}`).toSorted();

test('edit: shows the difference in words, sends one PATCH, and records the token before and after', async t => {
	const site = await startSite(t);
	const before = site.tokenCalled(text);
	const app = await site.open({columns: 120, rows: 30});
	await editGrants(app);
	assert.deepEqual(site.changes(), []);
	await moveToButton(app, 'Save Changes');
	await press(app, keys.enter, /^ Updated Grafana wind farm/m);
	await quit(app);

	const after = site.tokenOf(before.id);
	assert.equal(after.description, 'Grafana wind farm, roof');
	assert.deepEqual(sorted(after.permissions), sorted(edited));
	assert.deepEqual(site.changes().map(({method, tokenId, status}) => ({method, tokenId, status})), [{method: 'PATCH', tokenId: before.id, status: 200}]);
	const [intent, outcome, ...others] = site.journal();
	assert.equal(others.length, 0);
	assert.partialDeepStrictEqual(intent, {
		action: 'update', tokenId: before.id, description: text, permissionsBefore: before.permissions, descriptionAfter: after.description, permissionsAfter: after.permissions,
	});
	assert.partialDeepStrictEqual(outcome, {result: 'changed', verification: 'as-wished'});
});

test('edit: another person\'s change meanwhile is shown beside the edit, and nothing is sent until the person chooses', async t => {
	const site = await startSite(t);
	const {emulator} = site;
	const before = site.tokenCalled(text);
	const app = await site.open({columns: 120, rows: 30});
	await editGrants(app);
	emulator.store.changeToken(emulator.clusterId, before.id, {
		description: 'Grafana wind farm, second floor', permissions: [...before.permissions, {action: 'read', resource: 'sensors'}],
	});
	await moveToButton(app, 'Save Changes');
	const screen = await press(app, keys.enter, 'The token has changed on the service meanwhile. Nothing was sent.');
	assert.match(screen, /there: .*second floor/);
	assert.match(screen, /there: read on sensors: added/);
	assert.match(screen, /yours: .*roof/);
	assert.deepEqual(site.changes(), []);
	// Both changed the description. The other person's stays, and the button says so.
	await moveToButton(app, 'Save my grants on top, their description');
	await press(app, keys.enter, /^ Updated Grafana wind farm/m);
	await quit(app);

	const after = site.tokenOf(before.id);
	assert.equal(after.description, 'Grafana wind farm, second floor', 'a description that both changed stays theirs');
	assert.deepEqual(sorted(after.permissions), sorted([...edited, {action: 'read', resource: 'sensors'}]));
	assert.deepEqual(site.changes().map(({method, tokenId}) => `${method} ${tokenId}`), [`PATCH ${before.id}`]);
});
