import assert from 'node:assert/strict';
import test from 'node:test';
import {start} from '../../../helpers/end-to-end/start.js';
import {startMachine} from '../../../helpers/commands/start-machine.js';

const erase = '\u{1B}[K';

test('on a terminal the progress line is overwritten and then cleared, and the results stay', async t => {
	const machine = await startMachine(t, {latency: 200});
	const count = machine.live().filter(({description}) => description.includes('kobe rack')).length;
	const app = start({
		arguments: ['--host', machine.emulator.url, 'revoke', '--filter', '"kobe rack"', '--force'], environment: machine.environment, columns: 80, rows: 40, test: t,
	});
	assert.deepEqual(await app.ended(), {code: 0, signal: undefined});
	const output = app.output();
	assert.match(output, /\rRevoking {2}█+░+ {2}\d+ of \d+ {2}\d+ in flight {2}about \d+ seconds? left/);
	assert.ok(!output.replaceAll(erase, '').includes('\u{1B}'), 'no other escape sequence');
	const rows = app.rows().filter(row => row !== '');
	assert.ok(rows.every(row => !row.includes('in flight')), 'the progress line is cleared');
	assert.equal(rows.filter(row => row.includes(' revoked ')).length, count);
	assert.ok(rows.every(row => row.length <= 80));
	assert.equal(rows.at(-1), `Revoked ${count} of ${count}`);
});

test('the progress bar is ASCII if the locale is not UTF-8', async t => {
	const machine = await startMachine(t, {latency: 200});
	const ascii = start({
		arguments: ['--host', machine.emulator.url, 'suspend', '--filter', '"kobe rack"', '--force'], environment: {...machine.environment, LANG: 'C'}, test: t, // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
	});
	assert.deepEqual(await ascii.ended(), {code: 0, signal: undefined});
	assert.match(ascii.output(), /\rSuspending {2}#+\.+ {2}\d+ of /);
});

test('no progress is printed to a pipe', async t => {
	const machine = await startMachine(t);
	const {stdout, stderr} = await machine.run(['suspend', '--filter', '"kobe rack"', '--force']);
	assert.ok(!(stdout + stderr).includes('\r'));
	assert.ok(!(stdout + stderr).includes('\u{1B}'));
});
