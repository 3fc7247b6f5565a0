import assert from 'node:assert/strict';
import test from 'node:test';
import {keys, paste} from '../../helpers/keys.js';
import {start} from '../../helpers/end-to-end/start.js';
import {startEmulator} from '../../helpers/end-to-end/start-emulator.js';
import {
	atRest,
	find,
	openConfirmation,
	openDemo,
	openEnvironment,
	pastDeafTime,
	press,
	tickAndRevoke,
} from '../../helpers/end-to-end/steps.js';

test('the program handles each of several keys in one write, in order', async t => {
	const app = start({test: t});
	await openDemo(app);
	await atRest(app);
	const fourth = app.rows()[7]!;
	assert.match(fourth, /archive importer/);

	await press(app, 'jjj\r', '› archive importer');
	await press(app, keys.escape, 'Database tokens');
	await press(app, 'k', /▌ .*anna\.schmidt notebook/);
	await press(app, 'Gkkgjjjj', /▌ .*archive reader/);
	await press(app, `/Netzqualität\r${keys.down}\r`, /› Netzqualität ⚡ \d\d/);
	await press(app, `o${keys.down}${keys.up}${keys.escape}`, 'o options');
	await press(app, keys.escape, 'Database tokens');
	assert.match(app.screenText(), /\/ Netzqualität /);
});

test('keys typed ahead and pastes neither tick the box nor confirm', async t => {
	const emulator = await startEmulator(t);
	const app = start({arguments: ['--host', emulator.url], environment: emulator.environment, test: t});
	await openEnvironment(app);
	await find(app, 'stack analyser 1');
	await atRest(app);

	// In one write, then in four writes without a look at the screen between them.
	await press(app, 'D \t\r', '[ ] I understand');
	await pastDeafTime();
	assert.match(await app.redrawn(), /\[ \] I understand/);
	await press(app, keys.escape, 'Database tokens');
	for (const key of ['D', keys.space, keys.tab, keys.enter]) {
		app.press(key);
	}

	await app.until('[ ] I understand');
	await pastDeafTime();

	// On a confirmation that hears keys: a bracketed paste, and one whose brackets got lost.
	app.press(paste(' \t\r'));
	assert.match(await app.redrawn(), /\[ \] I understand/);
	await press(app, ' \t\r', 'Those keys arrived together, as a paste does');
	assert.match(await app.redrawn(), /\[ \] I understand/);
	app.press('D\r \r\t \r');
	assert.match(await app.redrawn(), /\[ \] I understand/);
	assert.deepEqual(emulator.changes(), []);

	// The same keys one by one revoke the token.
	await press(app, keys.escape, 'Database tokens');
	const id = await openConfirmation(app);
	await tickAndRevoke(app);
	assert.deepEqual(emulator.changes().map(change => change.split('/').at(-1)), [id]);
});
