import assert from 'node:assert/strict';
import {
	existsSync,
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {filesWith} from '../../helpers/commands/find-in-files.js';
import {startMachine, type Machine} from '../../helpers/commands/start-machine.js';

/* eslint-disable @typescript-eslint/naming-convention -- names of environment variables */

const secretPattern = /^apiv1_\S+\n$/;

const posts = (machine: Machine) => machine.emulator.requests.filter(({method}) => method === 'POST');

function runPosts(machine: Machine) {
	return posts(machine).map(({body, status}) => ({body, status}));
}

test('create --secret-file sends one POST, writes the secret to a new file of mode 0600 and nowhere else, writes the journal, and prints a row', async t => {
	const machine = await startMachine(t);
	const ran = await machine.run(['create', 'edge 09', '--read-database', 'sensors', '--write-database', 'sensors', '--write-database', 'flight2', '--expires-at', '2127-01-31T18:00:00+01:00', '--secret-file', 'secret', '--reason', 'OPS-7', '--format', 'json']);
	assert.equal(ran.code, 2, 'more than 100 years away');
	assert.match(ran.stderr, /^--expires-at: /);
	assert.deepEqual(machine.emulator.requests, []);

	const {code, stdout, stderr} = await machine.run(['create', 'edge 09', '--read-database', 'sensors', '--write-database', 'sensors', '--write-database', 'flight2', '--expires-at', '2027-01-31T18:00:00+01:00', '--secret-file', 'secret', '--reason', 'OPS-7', '--format', 'json']);
	assert.equal(code, 0, stderr);
	const token = machine.tokenCalled('edge 09');
	const permissions = [{action: 'read', resource: 'sensors'}, {action: 'write', resource: 'sensors'}, {action: 'write', resource: 'flight2'}];
	assert.deepEqual(runPosts(machine), [{
		status: 200, body: {
			description: 'edge 09', permissions, expirationType: 'datetime', expiresAt: '2027-01-31T17:00:00Z',
		},
	}]);
	const [{at, ...row}] = JSON.parse(stdout) as [Record<string, unknown>];
	assert.deepEqual(row, {
		id: token.id, description: 'edge 09', result: 'created', cause: null,
	});
	assert.match(String(at), /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/);
	const file = path.join(machine.directory, 'secret');
	const secret = readFileSync(file, 'utf8');
	assert.match(secret, secretPattern);
	assert.equal(statSync(file).mode & 0o777, 0o600); // eslint-disable-line no-bitwise -- a file's mode
	assert.equal(stderr, `Created edge 09 (${token.id}): the secret is in ${file}, readable only by you. It may answer 401 for a few minutes.\n`);
	assert.deepEqual(filesWith(machine.directory, secret.trim()), ['secret']);
	assert.ok(!(stdout + stderr).includes(secret.trim()));

	const {entries, unfinished, problems} = machine.journal();
	assert.deepEqual({unfinished, problems}, {unfinished: [], problems: []});
	assert.partialDeepStrictEqual(entries[0], {
		kind: 'intent', action: 'create', description: 'edge 09', permissionsAfter: permissions, reason: 'OPS-7',
	});
	assert.partialDeepStrictEqual(entries[1], {kind: 'outcome', result: 'created', tokenId: token.id});
});

test('create sends nothing if no place or two places are given for the secret, or if the place cannot be used', async t => {
	const machine = await startMachine(t);
	machine.write('taken', 'mine');
	mkdirSync(path.join(machine.directory, 'closed'), {mode: 0o500});
	const cases: ReadonlyArray<readonly [readonly string[], RegExp]> = [
		[[], /^Say where the secret goes, .*--secret-file FILE .*--secret-command 'COMMAND' .*--print-secret/],
		[['--print-secret', '--secret-file', 'new'], /^Say one place where the secret goes/],
		[['--print-secret', '--format', 'csv'], /^--print-secret prints the secret alone, or as accessToken with --format json/],
		[['--secret-file', 'taken'], /^--secret-file: .*taken is there already: choose another name\. Nothing was sent\.\n$/],
		[['--secret-file', 'nowhere/new'], /^--secret-file: .*new cannot be written: it does not exist\. Nothing was sent\.\n$/],
		[['--secret-command', 'no-such-command --at all'], /^--secret-command: no-such-command was not found or may not be run\. Nothing was sent\.\n$/],
		[['--secret-command', 'cat > secret'], /^--secret-command: The command runs without a shell, so > has no meaning in it/],
	];
	for (const [parameters, words] of cases) {
		for (const more of [[], ['--dry-run']]) {
			const ran = await machine.run(['create', 'edge 09', '--read-database', 'sensors', ...parameters, ...more]);
			assert.deepEqual({code: ran.code, stdout: ran.stdout}, {code: 2, stdout: ''}, ran.stderr);
			assert.match(ran.stderr, words);
		}
	}

	assert.deepEqual(machine.changes(), []);
	assert.equal(readFileSync(path.join(machine.directory, 'taken'), 'utf8'), 'mine');
	assert.ok(!existsSync(path.join(machine.directory, 'new')));
	assert.ok(!existsSync(machine.journalFile));
});

test('create sends nothing without grants, or if the description, a database name or the expiry is wrong', async t => {
	const machine = await startMachine(t);
	const cases: ReadonlyArray<readonly [readonly string[], RegExp]> = [
		[['edge 09'], /^Say what the token may do: --read-database NAME/],
		[[' ', '--read-database', 'sensors'], /^The description is empty/],
		[['edge 09', '--read-database', ''], /^A database name is empty/],
		[['edge 09', '--read-database', 'x'.repeat(65)], /^The database name is longer than 64 characters/],
		[['edge 09', '--read-database', 'sensors', '--expires-at', 'soon'], /^--expires-at: This is no expiration: /],
	];
	for (const [parameters, words] of cases) {
		const ran = await machine.run(['create', ...parameters, '--secret-file', 'new']);
		assert.equal(ran.code, 2);
		assert.match(ran.stderr, words);
	}

	assert.deepEqual(machine.emulator.requests, []);
});

test('create is refused for a database that the cluster does not have, and names a comma as the mistake', async t => {
	const machine = await startMachine(t);
	const cases: ReadonlyArray<readonly [readonly string[], RegExp]> = [
		[['--read-database', 'sensros'], /^The cluster has no database sensros: the nearest name is sensors\. Nothing was sent; --missing-database accepts such a name\.\n$/],
		[['--read-database', 'sensors', '--write-database', 'xyzzy'], /^The cluster has no database xyzzy: the grant has no effect until one is created\. Nothing was sent; /],
		[['--read-database', 'sensors,flight2'], /^An option for databases takes one name, and sensors,flight2 is several with commas between: give the option once for each database\. Nothing was sent\.\n$/],
	];
	for (const [grants, words] of cases) {
		for (const more of [[], ['--dry-run']]) {
			const ran = await machine.run(['create', 'edge 09', ...grants, '--secret-file', 'secret', ...more]);
			assert.deepEqual({code: ran.code, stdout: ran.stdout}, {code: 2, stdout: ''}, ran.stderr);
			assert.match(ran.stderr, words);
		}
	}

	assert.deepEqual(machine.changes(), []);
	assert.ok(!existsSync(path.join(machine.directory, 'secret')));
	const accepted = await machine.run(['create', 'edge 09', '--read-database', 'a,b', '--missing-database', '--secret-file', 'secret']);
	assert.equal(accepted.code, 0, accepted.stderr);
	assert.match(accepted.stderr, /^The cluster has no database a,b: /);
	assert.deepEqual(machine.tokenCalled('edge 09').permissions, [{action: 'read', resource: 'a,b'}]);
});

test('create --dry-run shows the request and what it means, sends nothing, and leaves no file', async t => {
	const machine = await startMachine(t);
	const parameters = ['create', 'edge 09', '--read-database', 'sensros', '--missing-database', '--secret-file', 'secret', '--dry-run'];
	const people = await machine.run(parameters);
	assert.equal(people.code, 0);
	assert.equal(people.stderr, [
		'The cluster has no database sensros: the nearest name is sensors.',
		'    POST /api/v0/accounts/{accountId}/clusters/{clusterId}/tokens',
		'    {"description":"edge 09","permissions":[{"action":"read","resource":"sensros"}]}',
		'    description: "edge 09"',
		'    read on sensros',
		'    expires: never',
		'Dry run: would create 1; nothing was sent.',
		'',
	].join('\n'));
	assert.match(people.stdout, /would-create/);
	const {stdout} = await machine.run([...parameters, '--format', 'json']);
	const [row] = JSON.parse(stdout) as [Record<string, unknown>];
	assert.partialDeepStrictEqual(row, {
		result: 'would-create', method: 'POST', path: '/api/v0/accounts/{accountId}/clusters/{clusterId}/tokens', body: {description: 'edge 09', permissions: [{action: 'read', resource: 'sensros'}]},
	});
	assert.deepEqual(machine.changes(), []);
	assert.ok(!existsSync(path.join(machine.directory, 'secret')));
	assert.ok(!existsSync(machine.journalFile));
	const readOnly = await machine.run(parameters, {INFLUX_TOKENS_READ_ONLY: '1'});
	assert.equal(readOnly.code, 1);
	assert.match(readOnly.stderr, /\nWithout --dry-run it is refused: read-only, set by INFLUX_TOKENS_READ_ONLY\.\n$/);
});

test('create --print-secret prints only the secret to stdout, or JSON with the secret as accessToken', async t => {
	const machine = await startMachine(t);
	const plain = await machine.run(['create', 'one', '--read-database', 'sensors', '--print-secret']);
	assert.equal(plain.code, 0);
	assert.match(plain.stdout, secretPattern);
	assert.ok(!plain.stderr.includes(plain.stdout.trim()));
	for (const format of ['json', 'jsonl']) {
		const {code, stdout} = await machine.run(['create', format, '--read-database', 'sensors', '--print-secret', '--format', format]);
		assert.equal(code, 0);
		const row = [JSON.parse(stdout)].flat()[0] as Record<string, string>;
		assert.equal(row.id, machine.tokenCalled(format).id);
		assert.match(`${row.accessToken}\n`, secretPattern);
		assert.deepEqual(filesWith(machine.directory, row.accessToken!), []);
	}

	assert.deepEqual(filesWith(machine.directory, plain.stdout.trim()), []);
});

test('create --secret-command gives the command the secret on its standard input, and no management token', async t => {
	const machine = await startMachine(t);
	const ran = await machine.run(['create', 'edge 09', '--read-database', 'sensors', '--secret-command', `sh -c 'cat > ${machine.directory}/taken; echo "\${MANAGEMENT_TOKEN-none}" >> ${machine.directory}/taken'`]);
	assert.equal(ran.code, 0, ran.stderr);
	assert.match(readFileSync(path.join(machine.directory, 'taken'), 'utf8'), /^apiv1_\S+\nnone\n$/);
	assert.match(ran.stderr, /: sh took the secret and ended well\./);
});

test('if --secret-command fails, create keeps the secret in a new file of mode 0600 in the state directory, and never shows it', async t => {
	const machine = await startMachine(t);
	const ran = await machine.run(['create', 'edge 09', '--read-database', 'sensors', '--secret-command', 'sh -c \'cat >&2; exit 3\'']);
	assert.equal(ran.code, 1);
	const {id} = machine.tokenCalled('edge 09');
	const kept = path.join(path.dirname(machine.journalFile), `secret-of-${id}`);
	const secret = readFileSync(kept, 'utf8');
	assert.match(secret, secretPattern);
	assert.equal(statSync(kept).mode & 0o777, 0o600); // eslint-disable-line no-bitwise -- a file's mode
	assert.ok(!(ran.stdout + ran.stderr).includes(secret.trim()));
	assert.match(ran.stderr, /was not handed over: sh ended with exit code 3 \(\[secret\]\)/);
	assert.ok(ran.stderr.includes(`It is kept in ${kept}, readable only by you: put it where it belongs, then remove that file. If the token is not needed: influx-tokens revoke ${id} --force --host ${machine.emulator.url}\n`));
	assert.match(ran.stdout, /created +its secret was not handed over/);
	assert.deepEqual(filesWith(machine.directory, secret.trim()), [path.relative(machine.directory, kept)]);
});

test('create --print-secret keeps the secret in a file if its reader has closed the pipe', async t => {
	const machine = await startMachine(t, {latency: 50});
	const {stdout} = await machine.shell('{ $influx_tokens create "edge 09" --read-database sensors --print-secret; echo "code $?" >&2; } 2>said | true; until grep -q code said; do sleep 0.05; done; cat said');
	assert.match(stdout, /was not handed over: the program that reads stdout has ended\.\nIt is kept in .*\ncode 1\n$/);
	assert.equal(readdirSync(path.dirname(machine.journalFile)).filter(name => name.startsWith('secret-of-')).length, 1);
});

test('if a create has no answer, it is not sent again: create names the token that it may be, exits with 1, and leaves no file', async t => {
	const machine = await startMachine(t);
	machine.emulator.setFaults([{when: {method: 'POST'}, do: {kind: 'cut', when: 'after-apply'}}]);
	const ran = await machine.run(['create', 'edge 09', '--read-database', 'sensors', '--secret-file', 'secret', '--format', 'json']);
	assert.equal(ran.code, 1);
	const {id} = machine.tokenCalled('edge 09');
	assert.equal(posts(machine).length, 1);
	const rows = JSON.parse(ran.stdout) as ReadonlyArray<Record<string, string>>;
	assert.deepEqual(rows.map(({id: stray, result}) => [stray, result]), [[id, 'unknown']]);
	assert.ok(ran.stderr.includes(`It may be ${id}, whose secret is lost: influx-tokens revoke ${id} --force --host ${machine.emulator.url}\n`));
	assert.ok(!existsSync(path.join(machine.directory, 'secret')));
	const outcome = machine.journal().entries.at(-1);
	assert.partialDeepStrictEqual(outcome, {kind: 'outcome', result: 'unknown', strayIds: [id]});
});

test('create exits with 1 if the service refuses it, with 3 if the management token is missing or refused, and with 1 and no request if it is read-only', async t => {
	const machine = await startMachine(t);
	const parameters = ['create', 'edge 09', '--read-database', 'sensors', '--secret-file', 'secret'];
	machine.emulator.setFaults([{when: {method: 'POST', nth: 1, times: 2}, do: {kind: 'status', status: 400}}, {when: {method: 'POST', nth: 3}, do: {kind: 'status', status: 401}}]);
	const refused = await machine.run(parameters);
	assert.equal(refused.code, 1);
	assert.match(refused.stderr, /^Not created: /);
	assert.match(refused.stdout, /failed/);
	const unauthorized = await machine.run(parameters);
	assert.equal(unauthorized.code, 3, unauthorized.stderr);
	for (const value of ['M.V1.planted', '']) {
		const ran = await machine.run(parameters, {MANAGEMENT_TOKEN: value});
		assert.equal(ran.code, 3);
	}

	const before = machine.emulator.requests.length;
	const readOnly = await machine.run(['--read-only', ...parameters]);
	assert.deepEqual(readOnly, {code: 1, stdout: '', stderr: 'Read-only, set by --read-only: nothing was sent.\n'});
	assert.equal(machine.emulator.requests.length, before);
	assert.ok(!existsSync(path.join(machine.directory, 'secret')));
});
/* eslint-enable @typescript-eslint/naming-convention */

test('a quoted ~ in a path is the home directory', async t => {
	const machine = await startMachine(t);
	const ran = await machine.run(['create', 'edge 10', '--read-database', 'sensors', '--secret-file', '~/secret'], {HOME: machine.directory}); // eslint-disable-line @typescript-eslint/naming-convention -- an environment variable
	assert.equal(ran.code, 0, ran.stderr);
	assert.match(readFileSync(path.join(machine.directory, 'secret'), 'utf8'), /^apiv/);
});
