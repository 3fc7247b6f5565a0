import assert from 'node:assert/strict';
import process from 'node:process';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {launchShell} from '../../helpers/launch.js';
import {program as builtProgram} from '../../helpers/end-to-end/program.js';
import {startEmulator} from '../../helpers/end-to-end/start-emulator.js';

test('with --token-stdin, the screen reads its management token from a pipe and its keys from the terminal', async t => {
	const emulator = await startEmulator(t);
	const {MANAGEMENT_TOKEN: managementToken, ...environment} = emulator.environment;
	const app = launchShell({environment: {...environment, GIVEN: managementToken!, PATH: process.env.PATH ?? ''}, test: t}); // eslint-disable-line @typescript-eslint/naming-convention -- environment variables
	const program = `${process.execPath} ${builtProgram}`;
	await app.until('shell>');
	app.press(`printf %s "$GIVEN" | ${program} --host ${emulator.url} --token-stdin --filter 'stack analyser 1'\r`);
	await app.until('Database tokens');
	await app.until(/2 of \d+ active/);
	app.press(keys.enter);
	await app.until(/Token ID +\S+/);
	app.press('\u{3}');
	await app.until(/^shell> *$/m);
	app.press('exit\r');
	await app.ended();
	assert.ok(!app.screenText().includes(managementToken!));
});
