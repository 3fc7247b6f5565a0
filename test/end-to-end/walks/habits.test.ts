import assert from 'node:assert/strict';
import {
	mkdirSync,
	mkdtempSync,
	readdirSync,
	readFileSync,
	rmSync,
	statSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {waitFor} from '../../helpers/wait-for.js';
import {start, type Started} from '../../helpers/end-to-end/start.js';
import {atProfiles, press, restored} from '../../helpers/end-to-end/steps.js';

type Test = {after(callback: () => unknown): void};

/**
Makes a state directory that stays the same over several starts of the program.
*/
function startMachine(t: Test) {
	const home = mkdtempSync(path.join(tmpdir(), 'influx-tokens-habits-'));
	t.after(() => {
		rmSync(home, {recursive: true, force: true});
	});
	const directory = path.join(home, 'influx-tokens');
	mkdirSync(directory, {mode: 0o700});
	const file = path.join(directory, 'habits.json');
	return {
		directory,
		file,
		written: () => JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, unknown>>,
		open: () => start({environment: {XDG_STATE_HOME: home}, test: t}), // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
	};
}

async function openList(app: Started): Promise<string> {
	await atProfiles(app);
	await press(app, keys.enter, /▌ +eu-metrics .*ready +757 +220/);
	return press(app, keys.enter, /653 active/);
}

async function quit(app: Started): Promise<void> {
	app.press(control('c'));
	assert.deepEqual(await app.ended(), {code: 0, signal: undefined});
	assert.deepEqual(app.modes(), restored);
}

test('the next start has the same sort, columns and form of times, and offers the last filter', async t => {
	const machine = startMachine(t);
	const first = machine.open();
	await openList(first);
	await press(first, 'S', 'Created At');
	await press(first, 'E', 'EXPIRES ▼');
	await press(first, 'c', 'b   [x] Databases');
	await press(first, 'b', 'b   [ ] Databases');
	await press(first, keys.escape, 'Enter details');
	await press(first, 't', 'EXPIRES (local) ▼');
	await press(first, '/', 'Esc clear');
	await press(first, 'db:sensors', /of 653 active/);
	await press(first, keys.enter, 'Enter details');
	// Quits at once after the last choice, before the program had time to save it.
	await press(first, 't', 'EXPIRES (UTC) ▼');
	await quit(first);
	assert.equal(first.screenText().trim(), '', 'the program prints nothing about it');
	assert.equal(statSync(machine.file).mode % 0o1000, 0o600);

	const second = machine.open();
	const screen = await openList(second);
	assert.match(screen, /STATUS +DESCRIPTION +EXPIRES \(UTC\) ▼/);
	await press(second, '/', 'Ctrl+P earlier');
	await press(second, control('p'), '/ db:sensors');
	await quit(second);
});

test('SIGTERM does not lose a choice', async t => {
	const machine = startMachine(t);
	const app = machine.open();
	await openList(app);
	await waitFor(() => readdirSync(machine.directory).includes('habits.json'), {describe: () => 'no habits.json'});
	await press(app, 't', 'EXPIRES (local)');
	app.kill('SIGTERM');
	assert.deepEqual(await app.ended(), {code: 143, signal: undefined});
	assert.deepEqual(app.modes(), restored);
	assert.equal(machine.written().times, 'local');
});

test('a notice names a damaged habits file, and X sets it aside', async t => {
	const machine = startMachine(t);
	writeFileSync(machine.file, '{"version": 1, "times": ');
	const app = machine.open();
	await app.until('habits.json is damaged: it is not JSON.');
	assert.deepEqual(readdirSync(machine.directory), ['habits.json']);
	await press(app, 'X', 'was set aside as');
	await openList(app);
	await press(app, 't', 'EXPIRES (local)');
	await quit(app);
	assert.equal(machine.written().times, 'local');
	const aside = readdirSync(machine.directory).find(name => name.startsWith('habits.json.damaged-'));
	assert.equal(readFileSync(path.join(machine.directory, aside!), 'utf8'), '{"version": 1, "times": ');
});

test('two programs at once keep each other\'s choices', async t => {
	const machine = startMachine(t);
	const [first, second] = [machine.open(), machine.open()];
	await Promise.all([openList(first), openList(second)]);
	await press(first, 't', 'EXPIRES (local)');
	await press(second, 'S', 'Created At');
	await press(second, 'E', 'EXPIRES ▼');
	await Promise.all([quit(first), quit(second)]);
	assert.equal(machine.written().times, 'local');
	assert.deepEqual(machine.written().tokensSort, {column: 'expires', descending: true});
	assert.deepEqual(readdirSync(machine.directory), ['habits.json']);
});
