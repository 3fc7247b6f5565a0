import assert from 'node:assert/strict';
import {spawn, type ChildProcess} from 'node:child_process';
import {existsSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import {setTimeout as delay} from 'node:timers/promises';
import {keys} from '../../helpers/keys.js';
import {launch} from '../../helpers/launch.js';
import {projectFolder} from '../../helpers/project-folder.js';
import {waitFor} from '../../helpers/wait-for.js';
import {listeningPorts} from '../../helpers/end-to-end/listening-ports.js';
import {atProfiles, openDemo, press} from '../../helpers/end-to-end/steps.js';

const bin = path.join(projectFolder(), 'dist', 'influx-tokens.cjs');
const withProc = {skip: existsSync('/proc/self/fd') ? false : 'there is no /proc'};

type Serving = {readonly child: ChildProcess; printed(): string; errors(): string};

/**
Starts a command that runs until it is stopped: the emulator.
*/
function serve(t: TestContext, program: string): Serving {
	const child = spawn(process.execPath, [program, 'emulator', '--port', '0', '--tokens', '1'], {stdio: ['ignore', 'pipe', 'pipe']});
	t.after(() => {
		child.kill('SIGKILL');
	});
	let printed = '';
	let errors = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		printed += text;
	});
	child.stderr.setEncoding('utf8').on('data', (text: string) => {
		errors += text;
	});
	return {child, printed: () => printed, errors: () => errors};
}

const isServing = ({printed}: Serving): boolean => /--host http:\/\/\S+\n/.test(printed());

async function assertAnswers({printed}: Serving): Promise<void> {
	const host = /--host (?<host>\S+)/.exec(printed())!.groups!.host!;
	const {status} = await fetch(`${host}/api/v0/`);
	assert.ok(status >= 400, 'the command goes on');
}

test('SIGUSR1 opens no debugger in a screen, which goes on', withProc, async t => {
	const app = launch({program: bin, test: t});
	await atProfiles(app);
	const ports = listeningPorts(app.pid);
	app.kill('SIGUSR1');
	app.kill('SIGUSR1');
	await openDemo(app);
	await press(app, keys.escape, '› Clusters');
	assert.equal(listeningPorts(app.pid).length, ports.length + 1, 'only the demo\'s service was added');
	assert.doesNotMatch(app.screenText(), /Debugger/);
});

test('SIGUSR1 opens no debugger in a command, which goes on', withProc, async t => {
	const serving = serve(t, bin);
	await waitFor(() => isServing(serving), {describe: serving.errors});
	serving.child.kill('SIGUSR1');
	await assertAnswers(serving);
	await delay(100);
	assert.equal(listeningPorts(serving.child.pid!).length, 1);
	assert.equal(serving.errors(), '');
});

test('the program closes a debugger that SIGUSR1 opens while Node itself starts', withProc, async t => {
	let served = 0;
	for (const wait of [5, 10, 15, 20, 30, 60, 120, 250, 500, 1000, 2000, 4000, 8000]) {
		// The longer waits are for a busy machine, on which Node does not handle the signal yet after 30 ms.
		if (wait > 30 && served > 0) {
			break;
		}

		const serving = serve(t, bin);
		await delay(wait);
		serving.child.kill('SIGUSR1');
		await waitFor(() => isServing(serving) || serving.child.signalCode !== null || serving.child.exitCode !== null);
		// Before Node handles the signal, the signal ends the process.
		if (serving.child.signalCode === null) {
			assert.equal(serving.child.exitCode, null, serving.errors());
			// Node closes the debugger's port on another thread.
			await waitFor(() => listeningPorts(serving.child.pid!).length === 1, {describe: () => `${wait} ms: ${serving.errors()}`});
			served++;
		}

		serving.child.kill('SIGKILL');
	}

	assert.ok(served > 0);
});
