import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {rmSync} from 'node:fs';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import {fileURLToPath} from 'node:url';
import {control} from '../../helpers/keys.js';
import {waitFor} from '../../helpers/wait-for.js';
import {isRunning} from '../../helpers/end-to-end/is-running.js';
import {start, type Started} from '../../helpers/end-to-end/start.js';
import {
	atProfiles,
	openConfirmation,
	openDemo,
	press,
	restored,
} from '../../helpers/end-to-end/steps.js';

async function assertRestored(app: Started, code: number): Promise<void> {
	assert.deepEqual(await app.ended(), {code, signal: undefined});
	assert.deepEqual(app.modes(), restored);
	assert.ok(!isRunning(app.pid));
}

async function inDemo(t: TestContext, environment: Readonly<Record<string, string>> = {}): Promise<Started> {
	const app = start({environment, test: t});
	await openDemo(app);
	return app;
}

test('q quits from the first screen', async t => {
	const app = start({test: t});
	await atProfiles(app);
	app.press('q');
	await assertRestored(app, 0);
	assert.equal(app.screenText(), '');
});

test(':q quits from anywhere', async t => {
	const app = await inDemo(t);
	await press(app, ':', /^ : *$/m);
	await press(app, 'q', /q, quit: quit the program/);
	app.press('\r');
	await assertRestored(app, 0);
	assert.equal(app.screenText(), '');
});

test('Ctrl+C quits from anywhere, even from a confirmation', async t => {
	const app = await inDemo(t);
	await openConfirmation(app);
	app.press(control('c'));
	await assertRestored(app, 0);
	assert.equal(app.screenText(), '');
});

for (const [signal, code] of [['SIGTERM', 143], ['SIGHUP', 129], ['SIGINT', 130]] as const) {
	test(`${signal} ends the program with exit code ${code}`, async t => {
		const app = await inDemo(t);
		app.kill(signal);
		await assertRestored(app, code);
		assert.equal(app.screenText(), '');
	});
}

test('a crash ends the program with exit code 70, and the restored terminal shows the error', async t => {
	// The program has no hook for this, so a module that Node loads first throws the error.
	const thrower = fileURLToPath(new URL('../../helpers/end-to-end/throw-on-signal.js', import.meta.url));
	const app = await inDemo(t, {NODE_OPTIONS: `--import ${thrower}`}); // eslint-disable-line @typescript-eslint/naming-convention -- Node's own
	app.kill('SIGUSR2');
	await assertRestored(app, 70);
	assert.match(app.historyText(), /^influx-tokens stopped on an error of its own: Error: thrown inside/);
});

for (const [how, words] of [['direct', ''], ['deaf', ', even if SIGHUP does not arrive'], ['stopped', ', even if it is stopped and the shell ignores SIGHUP']] as const) {
	test(`kill -9 of the process that holds the terminal leaves no program behind${words}`, async t => {
		const holder = spawn(process.execPath, [fileURLToPath(new URL('../../helpers/end-to-end/hold-terminal.js', import.meta.url)), how], {stdio: ['ignore', 'pipe', 'inherit']});
		t.after(() => {
			holder.kill('SIGKILL');
		});
		const [line] = await once(holder.stdout, 'data') as [Uint8Array];
		const {pid, home} = JSON.parse(String(line)) as {pid: number; home: string};
		t.after(() => {
			// A process that is ending may still write its compiled code.
			rmSync(home, {recursive: true, force: true, maxRetries: 20});
			if (isRunning(pid)) {
				process.kill(pid, 'SIGKILL');
			}
		});
		assert.ok(isRunning(pid));
		holder.kill('SIGKILL');
		await waitFor(() => !isRunning(pid), {describe: () => `process ${pid} still runs`});
	});
}
