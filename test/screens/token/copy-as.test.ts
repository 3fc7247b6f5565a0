import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import type {Mounted} from '../../helpers/mount.js';
import {waitFor} from '../../helpers/wait-for.js';
import {pointAt} from '../../helpers/screens/confirm.js';
import {openCluster, writesOf, type OpenCluster} from '../../helpers/screens/open-cluster.js';

/**
What `Y` shows, line by line; and back.
*/
async function copyAs(mounted: Mounted): Promise<string> {
	await mounted.press('Y');
	await mounted.until('› As a command');
	await mounted.until('y clipboard');
	const text = mounted.rows().map(row => row.trimEnd()).join('\n');
	await mounted.press(keys.escape);
	await mounted.until(screen => !screen.includes('As a command'));
	return text;
}

/**
The text on one line, as a shell reads it: without the breaks inside of words.
*/
function joined(text: string): string {
	return text.replaceAll('\'\\\n\'', '').replaceAll('\n', '');
}

function assertNoSecret({mounted, emulator, clipboard}: OpenCluster): void {
	const {managementToken} = emulator.accounts[0]!;
	assert.ok(!mounted.output().includes(managementToken));
	assert.ok(!clipboard.join('\n').includes(managementToken));
	assert.deepEqual(writesOf(emulator), []);
}

test('from the list: the commands that read and revoke the token under the cursor, as one line for the clipboard', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator, clipboard} = cluster;
	await pointAt(mounted, 'edge-08');
	const text = await copyAs(mounted);
	assert.match(text, /^Revoke as curl, with MANAGEMENT_TOKEN in the environment\ncurl --fail-with-body \\\n +--request DELETE \\\n +--header "Authorization: Bearer \$MANAGEMENT_TOKEN" \\$/m);
	assert.match(text, /^as influxctl\ninfluxctl token revoke 6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55$/m);
	await mounted.press('Y', 'y');
	await mounted.until('Sent the command to the terminal. It is copied if the terminal allows OSC 52.');
	const [command] = clipboard;
	assert.match(command!, /^curl --fail-with-body --request DELETE .+ 'http:\/\/127\.0\.0\.1:\d+\/api\/v0\/accounts\/[\w-]+\/clusters\/[\w-]+\/tokens\/6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55'$/);
	assert.ok(command!.includes(emulator.url));
	await mounted.press(keys.tab);
	await mounted.until('Get as curl');
	await mounted.press('q');
	await mounted.until('Database tokens');
	assertNoSecret(cluster);
});

test('from a confirmation: what its button would send; then the confirmation is as it was', async t => {
	const cluster = await openCluster(t);
	const {mounted} = cluster;
	await pointAt(mounted, 'edge-07');
	await mounted.press('s');
	await mounted.until('Suspend Database Token');
	const before = mounted.screen();
	const text = await copyAs(mounted);
	assert.match(joined(text), /Update as curl.+--request PATCH.+--data '\{"description":"telegraf edge-07 \[suspended 2026-03-02 w:flight2 #[\da-z]{6}\]","permissions":\[\]\}'/);
	assert.match(text, /^as influxctl\n/m);
	await mounted.until(screen => screen === before);
	assertNoSecret(cluster);
});

test('from the screen that saves: the whole update', async t => {
	const cluster = await openCluster(t);
	const {mounted} = cluster;
	await pointAt(mounted, 'edge-07');
	await mounted.press('e');
	await mounted.pressTogether([...' b', control('s')]);
	await mounted.until('‹ Cancel ›');
	const text = await copyAs(mounted);
	assert.match(joined(text), /--request PATCH.+--data '\{"description":"telegraf edge-07 b",/);
	await mounted.until('‹ Cancel ›');
	assertNoSecret(cluster);
});

test('from the form of a new token: what it would create now', async t => {
	const cluster = await openCluster(t);
	const {mounted} = cluster;
	await mounted.press('a');
	await mounted.pressTogether([...'Y is text here']);
	await mounted.press('Y', keys.tab, keys.tab, keys.enter);
	await waitFor(async () => {
		const screen = await mounted.press(keys.tab);
		return screen.includes('‹ Create Token ›');
	});
	const text = await copyAs(mounted);
	assert.match(joined(text), /Create as curl.+--request POST.+--data '\{"description":"Y is text hereY","permissions":\[\{"action":"read","resource":"\*"\}\]\}'/);
	assert.match(text, /influxctl token create/);
	await mounted.until('‹ Create Token ›');
	assertNoSecret(cluster);
});
