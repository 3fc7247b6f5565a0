import assert from 'node:assert/strict';
import {execFileSync} from 'node:child_process';
import {mkdirSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {launchShell} from '../../helpers/launch.js';
import {start} from '../../helpers/end-to-end/start.js';
import {startEmulator} from '../../helpers/end-to-end/start-emulator.js';
import {openDemo, openEnvironment, press} from '../../helpers/end-to-end/steps.js';
import {program} from '../../helpers/end-to-end/program.js';

test('settings and habits that are named pipes do not block the screen: a notice names them, and every key works', async t => {
	const directory = mkdtempSync(path.join(tmpdir(), 'influx-tokens-pipes-'));
	t.after(() => {
		rmSync(directory, {recursive: true, force: true});
	});
	const [config, state] = ['config', 'state'].map(name => path.join(directory, name)) as [string, string];
	mkdirSync(config);
	mkdirSync(state);
	for (const file of [path.join(config, 'settings.json'), path.join(state, 'habits.json'), path.join(directory, 'plan.json')]) {
		execFileSync('mkfifo', [file]);
	}

	const app = start({columns: 200, environment: Object.fromEntries([['INFLUX_TOKENS_CONFIG_DIR', config], ['INFLUX_TOKENS_STATE_DIR', state]]), test: t});
	await app.until(/settings\.json cannot be read: it is a named pipe, not a regular file\./);
	await openDemo(app);
	await press(app, 'O', /Plan|plan/);
	app.press(control('u'), ...path.join(directory, 'plan.json'), keys.enter);
	await app.until(/plan\.json cannot be read: it is a named pipe, not a regular file\./);
	app.press(control('c'));
	const {code} = await app.ended();
	assert.equal(code, 0);
});

test('the screen opens in a directory that was removed, and a message gives the whole path of a relative one', async t => {
	const app = launchShell({columns: 200, test: t});
	await app.until('shell>');
	app.press(`mkdir gone; cd gone; rmdir ../gone; ${process.execPath} ${program}\r`);
	await openDemo(app);
	await press(app, 'O', /Plan|plan/);
	app.press(control('u'), ...'plan.json', keys.enter);
	await app.until(/\/gone\/plan\.json cannot be read: it does not exist\./);
	app.press(control('c'));
	assert.match(await app.until(/^shell> *$/m), /shell>/);
});

test('NODE_DEBUG prints no token onto the screen', async t => {
	const emulator = await startEmulator(t);
	const app = start({environment: {...emulator.environment, ...Object.fromEntries([['NODE_DEBUG', 'http,https,net,tls']])}, arguments: ['--host', emulator.url], test: t});
	await openEnvironment(app);
	app.press(control('c'));
	await app.ended();
	assert.ok(!app.output().includes(emulator.environment.MANAGEMENT_TOKEN!));
	assert.doesNotMatch(app.output(), /HTTP \d+:|Bearer/);
});
