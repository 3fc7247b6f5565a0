import assert from 'node:assert/strict';
import {readFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {widthOf} from '../../../source/terminal/cut.js';
import {start} from '../../helpers/end-to-end/start.js';
import {startMachine} from '../../helpers/commands/start-machine.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */

const withFullDisk = {skip: process.platform === 'linux' ? false : 'there is no /dev/full'};

test('list prints an aligned table of the tokens that are neither expired nor revoked, without control characters', async t => {
	const machine = await startMachine(t);
	const {code, stdout, stderr} = await machine.run(['list']);
	assert.deepEqual({code, stderr}, {code: 0, stderr: ''});
	const [head, ...lines] = stdout.trimEnd().split('\n');
	assert.match(head!, /^STATUS +ID +DESCRIPTION +DATABASES +CREATED +EXPIRES$/);
	const columnOfId = head!.indexOf('ID');
	assert.ok(lines.every(line => /^[\da-f]{8}-/.test(line.slice(columnOfId))), stdout);
	assert.ok(lines.every(line => /^(?:active|suspended) /.test(line)));
	assert.doesNotMatch(stdout.replaceAll('\n', ''), /\p{Control}/u);
	const count = async (...flags: readonly string[]) => {
		const ran = await machine.run(['list', '--count', ...flags]);
		return Number(ran.stdout);
	};

	assert.equal(await count(), lines.length);
	const all = machine.emulator.store.tokensOf(machine.clusterId).length;
	assert.ok(lines.length < all);
	for (const flag of ['--all', '--include-revoked']) {
		assert.equal(await count(flag), all);
	}

	assert.ok(machine.emulator.requests.every(({method, path: address}) => method === 'GET' && address.endsWith('/tokens')), 'it asks for the tokens only');
});

test('list prints JSON with the fields of the API and their values', async t => {
	const machine = await startMachine(t);
	const {stdout} = await machine.run(['list', '--all', '--format', 'json']);
	const rows = JSON.parse(stdout) as Array<Record<string, unknown>>;
	const tokens = machine.emulator.store.tokensOf(machine.clusterId);
	assert.equal(rows.length, tokens.length);
	for (const row of rows) {
		const token = tokens.find(({id}) => id === row.id)!;
		assert.deepEqual(Object.keys(row), ['id', 'description', 'status', 'databases', 'permissions', 'createdAt', 'expiresAt', 'revokedAt', 'oddities']);
		assert.equal(row.description, token.description);
		assert.deepEqual(row.permissions, token.permissions);
		assert.deepEqual(new Set(row.databases as string[]), new Set(token.permissions.map(({resource}) => resource)));
		assert.equal(row.revokedAt, token.revokedAt ?? null);
	}

	const lines = await machine.run(['list', '--all', '--format', 'jsonl']);
	assert.deepEqual(lines.stdout.trimEnd().split('\n').map(line => JSON.parse(line) as unknown), rows);
	const none = await machine.run(['list', '--filter', 'nosuchthing', '--format', 'json']);
	assert.equal(none.stdout, '[]\n');
});

test('list filters, sorts and prints the columns that are chosen', async t => {
	const machine = await startMachine(t);
	const {stdout} = await machine.run(['list', '--filter', 'telegraf', '--sort', 'created,desc', '--columns', 'description,created', '--format', 'csv']);
	const [head, ...lines] = stdout.trimEnd().split('\n');
	assert.equal(head, 'description,createdAt');
	assert.ok(lines.length > 2);
	assert.ok(lines.every(line => line.includes('telegraf')));
	const times = lines.map(line => line.slice(line.lastIndexOf(',') + 1));
	assert.deepEqual(times, times.toSorted().toReversed());
	const missing = await machine.run(['list', '--filter', 'missing:db', '--count']);
	assert.ok(Number(missing.stdout) > 0, 'the databases were loaded');
	assert.ok(machine.emulator.requests.some(({path: address}) => address.endsWith('/databases')));
});

test('list prints the age of a token in words, and "unknown" or an empty cell if the time cannot be read', async t => {
	const machine = await startMachine(t, {tokens: 3});
	const day = 24 * 60 * 60 * 1000;
	const createdAt = (age: number) => new Date(Date.now() - age).toISOString();
	for (const [index, time] of [createdAt(3.5 * day), createdAt(800 * day), createdAt(-3.5 * day), ''].entries()) {
		machine.emulator.store.putToken(machine.clusterId, {
			id: `a9e00000-0000-4000-8000-00000000000${index}`, description: 'aged', permissions: [], createdAt: time,
		});
	}

	const parameters = ['list', '--filter', 'aged', '--columns', 'age', '--sort'];
	const csv = await machine.run([...parameters, 'age', '--format', 'csv']);
	assert.equal(csv.stdout, 'age\n\nin 3 days\n3 days\n2 years\n');
	const table = await machine.run([...parameters, 'age']);
	assert.equal(table.stdout, 'AGE\nunknown\nin 3 days\n3 days\n2 years\n');
	const oldestFirst = await machine.run([...parameters, 'age,desc', '--format', 'json']);
	assert.deepEqual(JSON.parse(oldestFirst.stdout), [{age: '2 years'}, {age: '3 days'}, {age: 'in 3 days'}, {age: ''}]);
});

test('list exits with 0 if no token matches, and says if matching tokens are hidden', async t => {
	const machine = await startMachine(t);
	assert.deepEqual(await machine.run(['list', '--filter', 'nosuchthing']), {code: 0, stdout: '', stderr: 'No token matches.\n'});
	const hidden = await machine.run(['list', '--filter', 'status:revoked']);
	assert.deepEqual({code: hidden.code, stdout: hidden.stdout}, {code: 0, stdout: ''});
	assert.match(hidden.stderr, /^No token matches but \d+ expired or revoked ones?: --all shows \S+\.\n$/);
});

test('list says what is wrong with its options, and where, before it sends a request, and exits with 2', async t => {
	const machine = await startMachine(t);
	const sortNames = 'status, description, id, databases, created, age, expires, findings';
	const cases: ReadonlyArray<readonly [readonly string[], string | RegExp]> = [
		[['--filter', 'db:x statsu:active'], '--filter: no field "statsu"; did you mean status:\n  db:x statsu:active\n       ^^^^^^^\n'],
		[['--filter', '日本 age>soon'], /\n {2}日本 age>soon\n {7}\^{8}\n$/],
		[['--sort', 'creatd'], `--sort: there is no column creatd; did you mean created? The columns are ${sortNames}; ,desc after one reverses the order.\n`],
		[['--sort', 'created,up'], '--sort takes one column; ,desc after it reverses the order: --sort created,desc.\n'],
		[['--columns', 'id,secret'], /^--columns: there is no column secret\. There are: id, /],
		[['--columns', ','], /^--columns takes one or more of id, /],
		[['--format', 'yaml'], /^error: option '--format <format>' argument 'yaml' is invalid\. Allowed choices are table, json, jsonl, csv, markdown, ids\./],
	];
	for (const [parameters, words] of cases) {
		const {code, stdout, stderr} = await machine.run(['list', ...parameters]);
		assert.deepEqual({code, stdout}, {code: 2, stdout: ''}, stderr);
		if (typeof words === 'string') {
			assert.equal(stderr, words);
		} else {
			assert.match(stderr, words);
		}
	}

	assert.deepEqual(machine.emulator.requests, []);
});

test('list exits with 3 if the management token is missing or refused, and does not repeat it', async t => {
	const machine = await startMachine(t);
	for (const value of ['', 'wrong-canary-token']) {
		const {code, stdout, stderr} = await machine.run(['list'], {MANAGEMENT_TOKEN: value});
		assert.deepEqual({code, stdout}, {code: 3, stdout: ''}, stderr);
		assert.doesNotMatch(stderr, /canary|\n./);
	}
});

test('list prints 10,000 tokens as complete JSON, and ends quietly when its reader closes the pipe', async t => {
	const machine = await startMachine(t, {tokens: 10_000});
	const whole = await machine.shell('set -o pipefail; $influx_tokens list --all --format json > all.json && tail -c 3 all.json');
	assert.deepEqual(whole, {code: 0, stdout: '}\n]\n'.slice(-3), stderr: ''});
	assert.equal((JSON.parse(readFileSync(path.join(machine.directory, 'all.json'), 'utf8')) as unknown[]).length, machine.emulator.store.tokensOf(machine.clusterId).length);
	const piped = await machine.run(['list', '--all', '--format', 'jsonl']);
	assert.equal(piped.stdout.split('\n').length - 1, machine.emulator.store.tokensOf(machine.clusterId).length);
	for (const format of ['table', 'json', 'jsonl', 'csv', 'markdown']) {
		const {code, stdout, stderr} = await machine.shell(`set -o pipefail; $influx_tokens list --all --format ${format} | head -1`);
		assert.deepEqual({code, stderr, lines: stdout.split('\n').length}, {code: 0, stderr: '', lines: 2}, format);
	}
});

test('list says in one sentence that its output cannot be written, and exits with 1', withFullDisk, async t => {
	const machine = await startMachine(t);
	assert.deepEqual(await machine.shell('$influx_tokens list > /dev/full'), {code: 1, stdout: '', stderr: 'The output cannot be written: no space is left on the disk.\n'});
});

test('list names every database in a pipe, and on a terminal first those that the filter asked for', async t => {
	const machine = await startMachine(t);
	const {id, permissions} = machine.tokenCalled('Collector on the old historian in building 14; the night shift restarts it by hand, ask the shift lead before touching it (OPS-2231)');
	const names = [...new Set(permissions.map(({resource}) => resource))];
	const last = names.at(-1)!;
	const piped = await machine.run(['list', '--filter', `id:${id.slice(0, 8)}`, '--columns', 'databases']);
	assert.equal(piped.stdout, `DATABASES\n${names.join(', ')}\n`);
	const asked = await machine.run(['list', '--filter', `id:${id.slice(0, 8)} db:=${last}`, '--columns', 'databases']);
	assert.equal(asked.stdout, `DATABASES\n${[last, ...names.slice(0, -1)].join(', ')}\n`);
	for (const [columns, cell] of [[200, [last, ...names.slice(0, -1)].join(', ')], [80, `${last}, + ${names.length - 1} more`]] as const) {
		const app = start({
			arguments: ['--host', machine.emulator.url, 'list', '--filter', `id:${id.slice(0, 8)} db:=${last}`], environment: machine.environment, columns, test: t,
		});
		await app.ended();
		const line = app.output().split(/\r?\n/, 2)[1]!;
		assert.ok(line.includes(`  ${cell.slice(0, 12)}`), line);
		assert.equal(line.includes(cell), columns === 200, line);
	}
});

test('list on a terminal of 80 columns prints no wider line, and shows enough of each ID for get', async t => {
	const machine = await startMachine(t);
	const app = start({
		arguments: ['--host', machine.emulator.url, 'list'], environment: machine.environment, columns: 80, test: t,
	});
	assert.deepEqual(await app.ended(), {code: 0, signal: undefined});
	const [head, ...lines] = app.output().trimEnd().split(/\r?\n/);
	assert.match(head!, /^STATUS +ID +DESCRIPTION +DATABASES +CREATED +EXPIRES$/);
	assert.ok(lines.length > 10);
	for (const line of lines) {
		assert.ok(widthOf(line) <= 80, line);
		assert.match(line, /^\w+ +[\da-f]{8} {2}/);
	}
});
/* eslint-enable @typescript-eslint/naming-convention */

test('runs the audit for the column of findings, and sorts by it with the worst first', async t => {
	const machine = await startMachine(t);
	const table = await machine.run(['list', '--columns', 'description,findings', '--sort', 'findings']);
	assert.equal(table.code, 0);
	const severities = table.stdout.split('\n').slice(1).map(line => /(?<severity>critical|high|medium|low|info) \d+$/.exec(line)?.groups?.severity).filter(severity => severity !== undefined);
	assert.ok(severities.length > 10, table.stdout);
	assert.deepEqual(severities, severities.toSorted((left, right) => ['critical', 'high', 'medium', 'low', 'info'].indexOf(left) - ['critical', 'high', 'medium', 'low', 'info'].indexOf(right)));
	const json = await machine.run(['list', '--columns', 'id,findings', '--filter', 'finding:missing-database', '--format', 'json']);
	const rows = JSON.parse(json.stdout) as ReadonlyArray<{readonly findings: readonly string[]}>;
	assert.ok(rows.length > 0, json.stdout);
	assert.ok(rows.every(({findings}) => findings.includes('missing-database')), json.stdout);
});
