import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {spawnSync} from 'node:child_process';
import {readdirSync, readFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {confirmChange} from '../../helpers/end-to-end/confirm.js';
import {quit, startSite} from '../../helpers/end-to-end/start-site.js';
import {create, find, press} from '../../helpers/end-to-end/steps.js';

/**
A secret as it is, and in encodings that careless code may write.
*/
const formsOf = (secret: string): readonly string[] => [
	secret,
	encodeURIComponent(secret),
	Buffer.from(secret).toString('base64').replaceAll('=', ''),
	Buffer.from(secret).toString('hex'),
];

function assertContains(text: string, secret: string, isThere: boolean, where: string): void {
	assert.equal(formsOf(secret).some(form => text.includes(form)), isThere, where);
}

function filesUnder(directory: string): readonly string[] {
	return readdirSync(directory, {recursive: true, withFileTypes: true}).filter(entry => entry.isFile()).map(entry => path.join(entry.parentPath, entry.name));
}

test('a whole session leaves no trace of the management token or of a created secret', async t => {
	const managementToken = `M.V1.${'Pl4nted/c4n4ry+'.repeat(4)}`;
	const site = await startSite(t, {managementToken});
	const app = await site.open({columns: 160, rows: 40});

	// Create: masked, shown, sent to the clipboard, masked again.
	await press(app, 'a', 'Create Database Token');
	await press(app, 'canary cage', /Description +canary cage/);
	await create(app);
	const shownFrom = app.output().length;
	const shown = await press(app, keys.space, /^ +apiv1_\S+$/m);
	const secret = /^ +(?<secret>apiv1_\S+)$/m.exec(shown)!.groups!.secret!;
	await press(app, 'y', '✓ Sent the secret to the terminal.');
	assert.deepEqual(app.clipboard, [secret]);
	await press(app, keys.space, now => !now.includes('apiv1_'));
	const shownUntil = app.output().length;
	await press(app, '|', 'Command:');
	await press(app, 'false', 'Command:  false');
	await press(app, keys.enter, 'false ended with exit code 1. The secret is still here.');
	await press(app, keys.escape, '‹ Not yet ›');
	await press(app, keys.tab, '‹ I stored it ›');
	await press(app, keys.enter, 'Created canary cage');

	// A service that repeats the management token in its errors.
	await find(app, 'canary cage');
	site.emulator.addFault({when: {method: 'DELETE'}, do: {kind: 'status', status: 403, body: {code: 403, message: `${managementToken} may not do this`}}});
	await press(app, 'D', 'Revoke Database Token');
	await confirmChange(app, 'Revoke Token');
	await app.until('E export');
	assert.match(app.screenText(), /the service says: \[secret\] may not do this/);
	await press(app, 'E', 'JSON, for a program');
	await press(app, 'j', 'Written to');
	await press(app, keys.enter, 'Enter details');
	site.emulator.setFaults([]);

	// As curl, a plan, the activity and its export.
	await press(app, 'Y', '$MANAGEMENT_TOKEN');
	await press(app, 'y', 'Sent the command to the terminal.');
	await press(app, keys.escape, 'Enter details');
	await press(app, keys.space, '1 marked');
	await press(app, 'P', 'Save a plan');
	await press(app, 'canary', /Reason +canary/);
	await press(app, keys.enter, 'The plan is in');
	await press(app, 'J', 'E export');
	await press(app, 'E', 'JSON, for a program');
	await press(app, 'j', 'Written to');
	const {stdout: commandLine} = spawnSync('ps', ['-ww', '-o', 'args=', '-p', String(app.pid)], {encoding: 'utf8'});
	await quit(app);

	const output = app.output();
	assertContains(output.slice(shownFrom, shownUntil), secret, true, 'while it was shown');
	assertContains(output.slice(0, shownFrom), secret, false, 'the terminal, before it was shown');
	assertContains(output.slice(shownUntil), secret, false, 'the terminal, after it was shown');
	assertContains(output, managementToken, false, 'the terminal');
	assertContains(app.clipboard.slice(1).join('\n'), secret, false, 'the clipboard');
	assertContains(app.clipboard.join('\n'), managementToken, false, 'the clipboard');
	assert.match(commandLine, /influx-tokens\.cjs/);
	assertContains(commandLine, managementToken, false, 'the command line');
	const files = [...filesUnder(app.home), ...filesUnder(site.directory)];
	for (const name of ['.jsonl', 'plan.json', 'influx-tokens-result-', 'influx-tokens-activity-']) {
		assert.ok(files.some(file => file.includes(name)), `there is no ${name} to read`);
	}

	for (const file of files) {
		const text = readFileSync(file, 'utf8');
		assertContains(text, secret, false, file);
		assertContains(text, managementToken, false, file);
	}
});
