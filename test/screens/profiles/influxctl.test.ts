import assert from 'node:assert/strict';
import {Buffer} from 'node:buffer';
import {
	chmodSync,
	existsSync,
	mkdirSync,
	readFileSync,
	readdirSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {isRunning} from '../../helpers/end-to-end/is-running.js';
import {control, keys, paste} from '../../helpers/keys.js';
import {
	mountApp,
	savedProfile,
	startTestEmulator,
	type MountedApp,
} from '../../helpers/mount-app.js';
import {waitFor} from '../../helpers/wait-for.js';
import {
	accounts,
	databaseToken,
	dedicated,
	managementToken,
	twelveProfiles,
} from '../../helpers/profiles/influxctl-config.js';
import {temporaryDirectory} from '../../helpers/storage/temporary-directory.js';
import {drawn, screenOf} from '../../helpers/screens/screen-text.js';
import {cursorTo} from '../../helpers/screens/walk.js';

const emulator = await startTestEmulator(test);
const {managementToken: emulatorToken, clusters} = emulator.accounts[0]!;

/**
A command that writes its process id into a file and then hangs.
*/
const hanging = (file: string): readonly string[] => ['sh', '-c', `echo $$ > '${file}'; exec sleep 1000`];

const searchPath = Object.fromEntries([['PATH', process.env.PATH ?? '']]);

async function pidIn(file: string): Promise<number> {
	return waitFor(() => existsSync(file) ? Number(readFileSync(file, 'utf8')) : 0, {describe: () => 'the command was not started'});
}

/**
The files below the home directory, except influxctl's config, with their texts.
*/
function filesOf({directories}: MountedApp): ReadonlyArray<readonly [file: string, text: string]> {
	return readdirSync(directories.home, {recursive: true, withFileTypes: true})
		.filter(entry => entry.isFile())
		.map(entry => path.join(entry.parentPath, entry.name))
		.filter(file => file !== directories.influxctl)
		.map(file => [file, readFileSync(file, 'utf8')]);
}

test('the list shows 12 profiles of influxctl over 3 accounts, one with a broken path, beside a saved profile', async t => {
	const {mounted} = await mountApp(t, {
		emulator, influxctl: twelveProfiles('ca/missing.pem'), settings: served => [savedProfile(served, {secretSources: [{kind: 'command', command: ['sleep', '1000']}]})],
	});
	await mounted.until('✗ Its CA file');
	await cursorTo(mounted, 'edge');
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens
		 ──────────────────────────────────────────────────────────────────────────────

		   Choose a profile

		   Demo      built-in emulator, nothing leaves this machine
		   plant     127.0.0.1:00000   3 clusters    token from a command
		   default   influxctl         5 clusters    token from influxctl's file
		   plant-a   influxctl         3 clusters    token from influxctl's file
		   lab       influxctl         3 clusters    token asked for each time
		 ❯ edge      influxctl         ✗ Its CA file: it does not exist (~/config/i…

		   edge: Its CA file: it does not exist (~/config/influxctl/ca/missing.pem).
		   Correct it in influxctl's config.
		(9 blank rows)
		 Enter open   a add   e edit   ? help   q quit   : commands
	`));
});

test('the profiles of influxctl fit into 60x15', async t => {
	const {mounted} = await mountApp(t, {
		columns: 60, rows: 15, emulator, influxctl: twelveProfiles('ca/missing.pem'), settings: served => [savedProfile(served)],
	});
	await mounted.until('(6, the arrows scroll)');
	await cursorTo(mounted, 'edge');
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens
		 ──────────────────────────────────────────────────────────

		   Choose a profile (6, the arrows scroll)

		   default   influxctl         5 clusters    token from…
		   plant-a   influxctl         3 clusters    token from…
		   lab       influxctl         3 clusters    token aske…
		 ❯ edge      influxctl         ✗ Its CA file: it does n…

		   edge: Its CA file: it does not exist
		   (~/config/influxctl/ca/missing.pem). Correct it in
		   influxctl's config.

		 Enter open   a add   e edit   ? help   q quit   : commands
	`));
});

test('profiles that are found later leave the cursor where it is', async t => {
	const {mounted, directories} = await mountApp(t, {emulator, settings: served => [savedProfile(served), savedProfile(served, {name: 'second'})]});
	await cursorTo(mounted, 'second');
	mkdirSync(path.dirname(directories.influxctl), {recursive: true});
	writeFileSync(directories.influxctl, twelveProfiles('ca.pem'));
	await mounted.press('a', keys.escape);
	await mounted.until('lab');
	await mounted.until('❯ second');
	await mounted.press(keys.down);
	assert.match(mounted.screen(), /❯ default/);
});

test('Enter on a broken profile says what is wrong, and opens the profile once that is mended', async t => {
	const {mounted, directories} = await mountApp(t, {emulator, columns: 160, influxctl: twelveProfiles('ca.pem')});
	await mounted.until('✗ Its CA file');
	await cursorTo(mounted, 'edge');
	await mounted.press(keys.enter);
	await mounted.until('edge cannot be opened. Its CA file: it does not exist (~/config/influxctl/ca.pem). Correct it in influxctl\'s config.');
	writeFileSync(path.join(path.dirname(directories.influxctl), 'ca.pem'), '');
	await mounted.press(keys.enter);
	// The profile has no mgmt_token, so the program asks for one.
	const screen = await mounted.until('Management token for edge at https://console.influxdata.com');
	assert.match(screen, /^ influx-tokens {3}edge › Management token/);
});

test('the list shows the broken path of a saved profile too', async t => {
	const {mounted} = await mountApp(t, {emulator, columns: 160, settings: served => [savedProfile(served, {tls: {caFile: '/nowhere/ca.pem'}})]});
	await mounted.until(/plant +127\.0\.0\.1:\d+ +✗ Its CA file: it does not exist \(\/nowhere\/ca\.pem\)\. Correct it in the profile, with e\./);
	await mounted.press(keys.down, 'e');
	const screen = await mounted.until('Profiles › Edit plant');
	assert.match(screen, /CA file +\/nowhere\/ca\.pem/);
});

test('editing a profile of influxctl makes a saved profile and leaves influxctl\'s file as it is', async t => {
	const app = await mountApp(t, {emulator, influxctl: twelveProfiles('ca.pem')});
	const {mounted, directories} = app;
	const before = statSync(directories.influxctl);
	await mounted.until('✗ Its CA file');
	await cursorTo(mounted, 'default');
	await mounted.press('x');
	await mounted.until('default is influxctl\'s, whose file is never written here.');
	await mounted.press('e');
	await mounted.until('Profiles › Add');
	await mounted.until('A new profile of this program\'s own: influxctl\'s file stays as it is.');
	await mounted.until(new RegExp(`Account ID +${accounts[0]}`));
	await mounted.press(keys.enter);
	await mounted.until('Saved the profile default.');
	await mounted.until('❯ default');
	await mounted.until(/influxctl:default +influxctl +5 clusters/);
	const {profiles} = JSON.parse(readFileSync(directories.settings, 'utf8')) as {readonly profiles: readonly [{readonly name: string; readonly clusters: readonly unknown[]; readonly secretSources: unknown}]};
	assert.deepEqual([profiles.length, profiles[0].name, profiles[0].clusters.length, profiles[0].secretSources], [1, 'default', 5, []]);
	assert.equal(readFileSync(directories.influxctl, 'utf8'), twelveProfiles('ca.pem'));
	const after = statSync(directories.influxctl);
	assert.deepEqual([after.mtimeMs, after.mode, after.ino], [before.mtimeMs, before.mode, before.ino]);
});

test('the screen names the line and the reason where influxctl\'s config is broken, and the other profiles open', async t => {
	const {mounted} = await mountApp(t, {emulator, influxctl: `${dedicated('a', accounts[0], 1)}\nmgmt_token = "${managementToken}\n`});
	await mounted.until('config.toml cannot be read: line 10,');
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens
		 ──────────────────────────────────────────────────────────────────────────────

		   Choose a profile

		 ❯ Demo   built-in emulator, nothing leaves this machine

		   influxctl's config ~/config/influxctl/config.toml cannot be read: line 10,
		   column 39: control characters are not allowed in strings. Its profiles are
		   not shown.
		(13 blank rows)
		 Enter open   a add   ? help   q quit   : commands
	`));
	assert.ok(!mounted.output().includes('c4n4ry'));
	await mounted.press(keys.enter);
	await mounted.until(/eu-metrics .*ready/);
});

test('a config that other users can read is used, and the screen shows the chmod that closes it to them', async t => {
	const app = await mountApp(t, {emulator, influxctl: twelveProfiles('ca.pem')});
	chmodSync(app.directories.influxctl, 0o644);
	await app.mounted.press('a', keys.escape);
	const screen = await app.mounted.until('chmod 600 ~/config/influxctl/config.toml');
	assert.match(screen, /default +influxctl/);
});

for (const {way, leave} of [
	{way: 'Esc', leave: [keys.escape]},
	{way: 'help, and Esc', leave: ['?', keys.escape, keys.escape]},
]) {
	test(`the screen still hears keys while a token command hangs, and leaving it kills the command: ${way}`, async t => {
		const pidFile = path.join(await temporaryDirectory(), 'pid');
		const {mounted} = await mountApp(t, {
			emulator, influxctl: twelveProfiles('ca.pem'), environment: searchPath, settings: served => [savedProfile(served, {secretSources: [{kind: 'command', command: hanging(pidFile)}]})],
		});
		await cursorTo(mounted, 'plant');
		await mounted.press(keys.enter);
		await mounted.until('Asking the command for the management token…');
		const pid = await pidIn(pidFile);
		assert.ok(isRunning(pid));
		await mounted.press(...leave);
		await mounted.until('❯ plant');
		// It is killed before its time limit of 10 seconds.
		await waitFor(() => !isRunning(pid), {describe: () => 'the command still runs'});
	});
}

test('a management token that is entered while the command hangs is used, and the command is killed', async t => {
	const pidFile = path.join(await temporaryDirectory(), 'pid');
	const {mounted} = await mountApp(t, {
		emulator, environment: searchPath, settings: served => [savedProfile(served, {secretSources: [{kind: 'command', command: hanging(pidFile)}]})],
	});
	await mounted.press(keys.down, keys.enter);
	const pid = await pidIn(pidFile);
	await mounted.press('T', paste(emulatorToken), keys.enter);
	await mounted.until(/eu-metrics .*ready +60/);
	await waitFor(() => !isRunning(pid), {describe: () => 'the command still runs'});
	const screen = await mounted.settle();
	assert.match(screen, /eu-metrics .*ready +60/);
});

const listed = (id: string, name: string, state: string) => Object.fromEntries([['account_id', accounts[0]], ['cluster_id', id], ['name', name], ['state', state]]);

const clusterList = JSON.stringify([
	...clusters.map(({id, name}) => listed(id, name, 'ready')),
	listed('99999999-0000-4000-8000-000000000001', 'old', 'deleted'),
], undefined, 2);

test('the output of influxctl cluster list fills the form, pasted or from a file', async t => {
	const {mounted, directories} = await mountApp(t, {emulator, columns: 200});
	const [first] = clusters;
	const toClusters = [keys.tab, keys.tab, keys.tab, keys.tab, keys.tab];
	await mounted.press('a', ...toClusters);
	await mounted.until('Paste the output of influxctl cluster list --format json, or type the path of a file with it and press Ctrl+O.');
	await mounted.press(paste(clusterList));
	await mounted.until(new RegExp(`Account ID +${accounts[0]}`));
	await mounted.until(`, ${clusters.at(-1)!.name} ${clusters.at(-1)!.id}`);
	assert.ok(!mounted.screen().includes('old 99999999'));

	// The path of a file that does not exist stays, with the reason. Then the file exists.
	await mounted.press(control('u'), ...'~/clusters.json', control('o'));
	await mounted.until('clusters.json cannot be read: it does not exist.');
	await mounted.until(/Clusters +~\/clusters\.json/);
	writeFileSync(path.join(directories.home, 'clusters.json'), JSON.stringify(listed(first!.id, first!.name, 'ready')));
	await mounted.press(control('o'));
	await mounted.until(new RegExp(`Clusters +${first!.name} ${first!.id}`));
});

test('a session leaves neither token of influxctl\'s config on the screen, in a report or in a file', async t => {
	const {port} = new URL(emulator.url);
	const own = `[[profile]]\nname = "own"\nproduct = "clustered"\nhost = "127.0.0.1"\nport = ${port}\ntoken = "${databaseToken}"\nmgmt_token = "${managementToken}"\n[profile.tls]\ndisable = true\n`;
	const app = await mountApp(t, {emulator, influxctl: `${twelveProfiles('ca.pem')}\n${own}`});
	const {mounted, directories} = app;
	await mounted.until(/own +influxctl/);
	const before = emulator.requests.length;
	await cursorTo(mounted, 'own');
	await mounted.press(keys.enter);
	// The emulator knows another management token, so the screen shows that the service refuses this one.
	await waitFor(() => emulator.requests.length > before, {describe: mounted.screen});
	await mounted.until(/\b(?:401|404)\b/);
	await mounted.press(keys.escape);
	await mounted.until('own › Clusters');
	await mounted.press(keys.escape);
	await cursorTo(mounted, 'default');
	chmodSync(directories.influxctl, 0o644);
	await mounted.press('e', keys.enter);
	await mounted.until('Saved the profile default.');
	// The warning about the file's mode shows that the file was read. It breaks between that and the opening.
	await mounted.until('chmod 600');
	await cursorTo(mounted, 'plant-a');
	writeFileSync(directories.influxctl, `${twelveProfiles('ca.pem')}"`);
	await mounted.press(keys.enter);
	await mounted.until('influxctl\'s config ~/config/influxctl/config.toml cannot be');
	assert.equal(mounted.screen().split('cannot be').length, 2, 'the problem is shown once, although three profiles are in the file');
	mounted.unmount();
	for (const secret of ['c4n4ry', Buffer.from(managementToken).toString('base64').slice(0, 20)]) {
		assert.ok(!mounted.output().includes(secret));
		assert.ok(!app.reports.join('\n').includes(secret));
		for (const [file, text] of filesOf(app)) {
			assert.ok(!text.includes(secret), file);
		}
	}

	assert.ok(filesOf(app).some(([file]) => file.endsWith('settings.json')));
});

test('the influxctl command that Y shows names the profile of the open cluster', async t => { // eslint-disable-line node-test/require-assertion -- until() asserts
	const clustered = await startTestEmulator(t, {product: 'clustered', managementToken: 'M.V1.own-token'});
	const {mounted} = await mountApp(t, {
		emulator: clustered,
		influxctl: `[[profile]]\nname = "plant 2"\nproduct = "clustered"\nhost = "127.0.0.1"\nport = ${clustered.port}\nmgmt_token = "M.V1.own-token"\n[profile.tls]\ndisable = true\n`,
		link: {profile: 'plant 2', cluster: 'plant 2'},
	});
	await mounted.until(/\d active$/m);
	await mounted.press('Y');
	await mounted.until(/^influxctl --profile 'plant 2' token revoke \\$/m);
});
