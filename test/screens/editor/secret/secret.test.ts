import assert from 'node:assert/strict';
import {
	mkdirSync,
	readFileSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {control, keys} from '../../../helpers/keys.js';
import {waitFor} from '../../../helpers/wait-for.js';
import {
	makeDirectory,
	openCluster,
	writesOf,
	type OpenCluster,
	type TestContext,
} from '../../../helpers/screens/open-cluster.js';
import {drawn, screenOf} from '../../../helpers/screens/screen-text.js';

const shape = /apiv\d+_[\w+\-/=]{20,}/;

/**
Creates a token, whose secret screen is open then.
*/
async function create(t: TestContext, columns = 80): Promise<OpenCluster> {
	const cluster = await openCluster(t, {columns});
	const {mounted} = cluster;
	await mounted.press('a');
	await mounted.pressTogether([...'edge-09']);
	await mounted.press(control('s'));
	await mounted.until('Created "edge-09". This is the only time its secret can be seen.');
	return cluster;
}

/**
Has the secret written to the file, and gives the secret.
*/
async function writeSecret({mounted}: OpenCluster, file: string): Promise<string> {
	await mounted.press('w');
	await mounted.pressTogether([...file]);
	await mounted.press(keys.enter);
	await mounted.until(/readable\s+only\s+by\s+you/);
	return readFileSync(file, 'utf8').trim();
}

async function leave({mounted}: OpenCluster): Promise<void> {
	await mounted.press(keys.escape, keys.tab, keys.enter);
	await mounted.until('Database tokens');
}

test('the secret is masked, Space shows it and masks it again, and after that it is never drawn', async t => {
	const cluster = await create(t);
	const {mounted} = cluster;
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens   Demo › eu-metrics › Token secret
		 ──────────────────────────────────────────────────────────────────────────────

		   Created "edge-09". This is the only time its secret can be seen.

		   Token ID  ${cluster.tokenNamed('edge-09').id}
		   Secret
		   ••••••••••••••••••••••••••••••••••••

		   It may answer 401 for a few minutes, until every node knows it.
		(13 blank rows)
		 Space show  y clipboard  w write to file  | pipe  Esc leave  ? help
	`));
	assert.doesNotMatch(mounted.output(), shape);
	await mounted.press(keys.space);
	await mounted.until(shape);
	const secret = shape.exec(mounted.screen())![0];
	await mounted.press(keys.space);
	await mounted.until(screen => !screen.includes(secret));
	const masked = mounted.output().length;
	await mounted.press(control('l'));
	await mounted.resize(100, 30);
	await leave(cluster);
	await mounted.until('Created edge-09');
	await mounted.press('J');
	await mounted.until('Activity');
	await mounted.press(keys.enter, 'r', keys.escape, '?', keys.escape);
	assert.ok(!mounted.output().slice(masked).includes(secret));
	assert.ok(!mounted.screen().includes(secret));
	assert.ok(!cluster.journalText().includes(secret));
	assert.doesNotMatch(cluster.journalText(), shape);
	assert.ok(!cluster.reports.join('\n').includes(secret));
	assert.ok(!JSON.stringify(cluster.emulator.store.tokensOf(cluster.clusterId)).includes(secret));
});

test('w writes a new file that only its owner can read, and never overwrites a file', async t => {
	const cluster = await create(t);
	const {mounted} = cluster;
	const directory = makeDirectory(t);
	const taken = path.join(directory, 'taken');
	writeFileSync(taken, 'precious');
	await mounted.press('w');
	await mounted.pressTogether([...taken]);
	await mounted.press(keys.enter);
	await mounted.until(/is there already|taken is/);
	assert.equal(readFileSync(taken, 'utf8'), 'precious');
	const file = path.join(directory, 'edge-09.token');
	const secret = await writeSecret(cluster, file);
	assert.match(secret, shape);
	assert.equal(statSync(file).mode % 0o1000, 0o600);
	assert.doesNotMatch(mounted.output(), shape, 'the secret is never drawn');
	// Without a path, or with a directory that does not exist, the screen says so and keeps the secret.
	await mounted.press('w', keys.enter);
	await mounted.until('Enter the path of a new file.');
	await mounted.pressTogether([...path.join(directory, 'no', 'such')]);
	await mounted.press(keys.enter);
	await mounted.until('cannot be written');
	await mounted.press('w', 'x', keys.escape, keys.space);
	await mounted.until(secret);
});

test('| writes the secret to the standard input of a command, once, and into no argument', async t => {
	const cluster = await create(t);
	const {mounted} = cluster;
	const directory = makeDirectory(t);
	const file = path.join(directory, 'piped');
	const program = path.join(directory, 'store.cjs');
	writeFileSync(program, String.raw`
		const fs = require('node:fs');
		const input = fs.readFileSync(0, 'utf8');
		const go = ${JSON.stringify(path.join(directory, 'go'))};
		const wait = () => fs.existsSync(go) ? fs.appendFileSync(${JSON.stringify(file)}, JSON.stringify({input, parameters: process.argv.slice(2)}) + '\n') : setTimeout(wait, 5);
		wait();
	`);
	await mounted.press('|');
	await mounted.pressTogether([...`${process.execPath} '${program}' influx/edge-09`]);
	// The command still runs, so further keys must not start it again.
	await mounted.press(keys.enter, keys.enter, keys.enter);
	writeFileSync(path.join(directory, 'go'), '');
	await mounted.until('✓ The command took it and ended well.');
	const piped = JSON.parse(readFileSync(file, 'utf8')) as {readonly input: string; readonly parameters: readonly string[]};
	assert.deepEqual(piped.parameters, ['influx/edge-09']);
	assert.equal(piped.input, `${await writeSecret(cluster, path.join(directory, 'same'))}\n`);
});

test('the message on a command that fails quotes its error without the secret, and the secret can still be shown', async t => {
	// Wide enough for the whole sentence.
	const cluster = await create(t, 200);
	const {mounted} = cluster;
	await mounted.press('|');
	await mounted.pressTogether([...`${process.execPath} -e "process.stdin.on('data', data => { console.error('no vault for ' + data); process.exitCode = 3; })"`]);
	await mounted.press(keys.enter);
	await mounted.until('exit code 3 (no vault for');
	assert.doesNotMatch(mounted.output(), shape);
	await mounted.press('|');
	await mounted.pressTogether([...'no-such-program insert']);
	await mounted.press(keys.enter);
	await mounted.until('The command no-such-program was not found');
	await mounted.press(keys.space);
	await mounted.until(shape);
});

test('y sends the secret to the terminal\'s clipboard and does not claim that it arrived', async t => {
	const cluster = await create(t);
	const {mounted, clipboard} = cluster;
	await mounted.press('y');
	await mounted.until('✓ Sent the secret to the terminal. It is copied if the terminal allows');
	assert.deepEqual(clipboard, [await writeSecret(cluster, path.join(makeDirectory(t), 'same'))]);
});

test('Esc asks before it leaves, with the focus on "Not yet", and keys that arrive together do not leave', async t => {
	const cluster = await create(t);
	const {mounted, emulator} = cluster;
	await mounted.press(keys.escape);
	await mounted.until('Have you stored the secret? It cannot be shown again after this.');
	await mounted.until('‹ Not yet ›');
	await mounted.press(keys.enter);
	await mounted.until(screen => !screen.includes('Have you stored'));
	await mounted.pressTogether([keys.enter, keys.tab, keys.enter]);
	await mounted.until('Token secret');
	await mounted.press(keys.enter, keys.tab, keys.escape);
	await mounted.until('Token secret');
	await leave(cluster);
	await mounted.until(/^ Created edge-09 \([\da-f]{8}\)\. It may answer 401 for a few minutes\./m);
	await mounted.until('56 active');
	assert.equal(writesOf(emulator).length, 1);
});

test('a secret that a file has is not asked about: Esc leaves, with the cursor on the new token', async t => {
	const cluster = await create(t);
	const {mounted} = cluster;
	await writeSecret(cluster, path.join(makeDirectory(t), 'edge-09.token'));
	assert.equal(mounted.screen().split(/readable\s+only\s+by\s+you/).length, 2, 'the success is said once');
	await mounted.press(keys.escape);
	await mounted.until(/^ Created edge-09 /m);
	await mounted.until(/^▌.*edge-09/m);
});

test('Tab completes the path of the new file, and ~ is the home directory', async t => {
	const cluster = await create(t);
	const {mounted, directories: {home}} = cluster;
	mkdirSync(path.join(home, 'grafana'));
	mkdirSync(path.join(home, 'granite'));
	await mounted.press('w');
	await mounted.pressTogether([...'~/g']);
	await mounted.press(keys.tab);
	await mounted.until('New file: ~/gra');
	await mounted.until(/^ +grafana\/ {2}granite\/$/m);
	await mounted.pressTogether([...'f']);
	await mounted.press(keys.tab);
	await mounted.until('New file: ~/grafana/');
	await mounted.pressTogether([...'x']);
	await mounted.press(keys.tab);
	await mounted.until('No file or directory here begins with that.');
	await mounted.press(keys.enter);
	await mounted.until(/readable\s+only\s+by\s+you/);
	assert.match(readFileSync(path.join(home, 'grafana', 'x'), 'utf8'), shape);
});

test('the first Ctrl+C says that the secret would be lost, and the second one quits', async t => {
	const {mounted} = await create(t);
	let hasExited = false;
	(async () => {
		await mounted.exited;
		hasExited = true;
	})();

	await mounted.press(control('c'));
	await mounted.until('The secret is lost when the program ends: store it first. Ctrl+C again quits.');
	assert.ok(!hasExited);
	await mounted.press(control('c'));
	await waitFor(() => hasExited);
});
