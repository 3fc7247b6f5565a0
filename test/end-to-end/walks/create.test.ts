import assert from 'node:assert/strict';
import {readFileSync, statSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {moveToButton} from '../../helpers/end-to-end/confirm.js';
import {quit, startSite} from '../../helpers/end-to-end/start-site.js';
import {press} from '../../helpers/end-to-end/steps.js';

test('create: fills the form, sends one POST, writes the secret to a file and to a command, and records it all', async t => {
	const site = await startSite(t);
	const app = await site.open({columns: 120, rows: 30});
	await press(app, 'a', 'Create Database Token');
	await press(app, 'edge-09 of line 3', /Description +edge-09 of line 3/);
	await press(app, keys.tab, '❯ Expires');
	await press(app, '2031-05-01 18:00Z', /2031-05-01/);
	await press(app, keys.tab, /❯ +\(database, or \* for all\)/);
	await press(app, 'windfarm_n', /^ +windfarm_north *$/m);
	await press(app, keys.enter, /❯ windfarm_north +\[x\] +\[ \]/);
	await press(app, keys.tab, now => now.includes('❯ windfarm_north'));
	await press(app, keys.space, /❯ windfarm_north +\[x\] +\[x\]/);
	assert.deepEqual(site.changes(), [], 'nothing is sent from the form');
	await moveToButton(app, 'Create Token');
	const shown = await press(app, keys.enter, 'This is the only time its secret can be seen.');
	const {id} = /Token ID +(?<id>[\d\-a-f]{36})/.exec(shown)!.groups!;

	await press(app, 'w', 'New file:');
	await press(app, 'edge-09.secret', 'edge-09.secret');
	await press(app, keys.enter, '✓ Written to');
	const file = path.join(site.directory, 'edge-09.secret');
	const secret = readFileSync(file, 'utf8');
	assert.match(secret, /^apiv1_\S{40,}\n$/);
	assert.equal(statSync(file).mode % 0o1000, 0o600);
	await press(app, '|', 'Command:');
	await press(app, `tee ${site.directory}/piped`, '/piped');
	await press(app, keys.enter, '✓ The command took it and ended well.');
	assert.equal(readFileSync(path.join(site.directory, 'piped'), 'utf8'), secret);
	// The same name again does not replace the existing file.
	await press(app, 'w', 'New file:');
	await press(app, 'edge-09.secret', 'New file: edge-09.secret');
	// The message begins with the path. Its end is cut off if the path is long.
	await press(app, keys.enter, now => now.split('\n').some(line => line.startsWith(` ${site.directory.slice(0, 60)}`)));
	assert.equal(readFileSync(file, 'utf8'), secret);

	// The file holds the secret, so nothing asks whether it was stored. The cursor is on the new token.
	await press(app, keys.escape, /^▌ .*edge-09 of line 3/m);
	await app.until(`Created edge-09 of line 3 (${id!.slice(0, 8)}). It may answer 401 for a few minutes.`);
	await press(app, '/', 'Esc clear');
	await press(app, '"edge-09 of line 3"', /\b1 of \d+ active/);
	await quit(app);

	assert.deepEqual(site.changes().map(({method, body, status}) => ({method, body, status})), [{
		method: 'POST',
		status: 200,
		body: {
			description: 'edge-09 of line 3',
			expirationType: 'datetime',
			expiresAt: '2031-05-01T18:00:00Z',
			permissions: [{action: 'read', resource: 'windfarm_north'}, {action: 'write', resource: 'windfarm_north'}],
		},
	}]);
	assert.equal(site.tokenCalled('edge-09 of line 3').id, id);
	const [intent, outcome, handedOver, ...others] = site.journal();
	assert.equal(others.length, 0);
	assert.partialDeepStrictEqual(intent, {
		kind: 'intent', action: 'create', description: 'edge-09 of line 3', expiresAt: '2031-05-01T18:00:00Z',
	});
	assert.partialDeepStrictEqual(outcome, {
		kind: 'outcome', result: 'created', tokenId: id, secret: 'in-hand',
	});
	assert.partialDeepStrictEqual(handedOver, {
		kind: 'outcome', result: 'created', tokenId: id, secret: 'handed-over',
	});
	assert.ok(!readFileSync(site.journalFile, 'utf8').includes(secret.trim()));
	assert.ok(!app.output().includes(secret.trim()), 'the secret was never shown');
});
