import assert from 'node:assert/strict';
import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {
	mkdtempSync,
	readFileSync,
	rmSync,
	writeFileSync,
} from 'node:fs';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test, {type TestContext} from 'node:test';
import {patience, waitFor} from '../../helpers/wait-for.js';
import {program} from '../../helpers/end-to-end/program.js';

type Serving = {readonly child: ChildProcess; readonly url: string; readonly printed: string};

async function serve(t: TestContext, ...parameters: readonly string[]): Promise<Serving> {
	const child = spawn(process.execPath, [program, 'emulator', '--port', '0', ...parameters], {stdio: ['ignore', 'pipe', 'inherit']});
	t.after(() => {
		child.kill('SIGKILL');
	});
	let printed = '';
	child.stdout.setEncoding('utf8').on('data', (text: string) => {
		printed += text;
	});
	const address = await waitFor(() => /influx-tokens --host (?<url>\S+)\n[\s\S]*\nexport [^\n]*\n/.exec(printed), {describe: () => printed});
	return {child, url: address.groups!.url!, printed};
}

const run = (...parameters: readonly string[]) => spawnSync(process.execPath, [program, 'emulator', ...parameters], {encoding: 'utf8', timeout: patience});

test('the emulator command prints exports for a shell, serves, and logs each request', async t => {
	const folder = mkdtempSync(path.join(tmpdir(), 'influx-tokens-'));
	t.after(() => {
		rmSync(folder, {recursive: true, force: true});
	});
	const log = path.join(folder, 'requests.jsonl');
	const {child, url, printed} = await serve(t, '--tokens', '20', '--log', log);

	const firstExport = printed.split('\n').find(line => line.startsWith('export '))!;
	const {stdout} = spawnSync('sh', ['-c', `${firstExport}; echo "$ACCOUNT_ID $CLUSTER_ID $MANAGEMENT_TOKEN"`], {encoding: 'utf8'});
	const [accountId, clusterId, managementToken] = stdout.trim().split(' ', 3);
	const tokens = `/api/v0/accounts/${accountId}/clusters/${clusterId}/tokens`;
	const response = await fetch(url + tokens, {headers: {authorization: `Bearer ${managementToken}`}});
	assert.equal(response.status, 200);
	const list = await response.json() as ReadonlyArray<{readonly id: string}>;
	assert.equal(list.length, 20);
	const refused = await fetch(`${url}${tokens}/${list[0]!.id}`, {method: 'DELETE', headers: {authorization: 'Bearer other'}});
	assert.equal(refused.status, 401);

	child.kill('SIGTERM');
	const [code] = await once(child, 'exit') as [number];
	assert.equal(code, 0);
	const logged = readFileSync(log, 'utf8');
	assert.deepEqual(logged.trimEnd().split('\n').map(line => {
		const {method, path: target, status} = JSON.parse(line) as Record<string, unknown>;
		return [method, target, status];
	}), [['GET', tokens, 200], ['DELETE', `${tokens}/${list[0]!.id}`, 401]]);
	assert.ok(!logged.includes(managementToken!));
});

test('a port in use gives one sentence and exit code 1', async t => {
	const {url} = await serve(t, '--tokens', '1');
	const {port} = new URL(url);
	const {status, stdout, stderr} = run('--port', port);
	assert.equal(status, 1);
	assert.equal(stdout, '');
	assert.match(stderr, new RegExp(String.raw`^Port ${port} on 127\.0\.0\.1 is in use[^\n]+\.\n$`));
});

test('a value that is not a number in range gives one sentence with the bounds and exit code 2', () => {
	for (const [flag, value] of [['--port', '65536'], ['--tokens', '0'], ['--tokens', 'many'], ['--latency', '-1'], ['--seed', '1.5'], ['--activation-lag', 'soon'], ['--activation-looks', '-1'], ['--description-limit', 'x'], ['--description-bytes', '-1'], ['--clock-offset', '1h']] as const) {
		const {status, stdout, stderr} = run(`${flag}=${value}`);
		assert.equal(status, 2, `${flag} ${value}`);
		assert.equal(stdout, '');
		assert.match(stderr, new RegExp(String.raw`^${flag} takes a whole number from -?\d+ to \d+, not "${value}"\.\n$`));
	}
});

test('an unknown --create-as or --date, and a faults file that is wrong or missing, give one sentence each and exit code 2', t => {
	const folder = mkdtempSync(path.join(tmpdir(), 'influx-tokens-'));
	t.after(() => {
		rmSync(folder, {recursive: true, force: true});
	});
	const file = path.join(folder, 'faults.json');
	writeFileSync(file, '[{"when": {}, "do": {"kind": "status", "status": 200}},\n{"when": {}, "do": {"kind": "status", "status": "200"}}]');
	for (const [words, expected] of [
		[['--create-as', 'well'], /^--create-as takes one of expiry-dropped, .*, not "well"\.\n$/],
		[['--date', 'noon'], /^--date takes right, missing, unreadable, or a whole number of seconds from -\d+ to \d+, not "noon"\.\n$/],
		[['--faults', file], /^The faults file \S+ does not fit: fault 2, do\.status: expected a number, found "200"\. Correct it and start again; influx-tokens emulator --help tells the format\.\n$/],
		[['--faults', `${file}.none`], /^The faults file \S+ cannot be read: it does not exist\.\n$/],
	] as const) {
		const {status, stdout, stderr} = run('--port', '0', ...words);
		assert.equal(status, 2, stderr);
		assert.equal(stdout, '');
		assert.match(stderr, expected);
	}
});

test('every switch reaches the service', async t => {
	const {url, printed} = await serve(t, '--tokens', '20', '--odd-rows', '--permission-ids', '--ids', 'upper', '--clock-offset', '-63072000', '--revoked', 'get-only', '--revoked-grants', 'cleared', '--second-delete', '409', '--activation-looks', '1', '--expiration-type', 'required', '--description-limit', '5', '--create-as', 'status-201');
	const {accountId, clusterId, managementToken} = /export ACCOUNT_ID=(?<accountId>\S+) CLUSTER_ID=(?<clusterId>\S+) MANAGEMENT_TOKEN=(?<managementToken>\S+)/.exec(printed)!.groups!;
	const tokens = `${url}/api/v0/accounts/${accountId}/clusters/${clusterId}/tokens`;
	const ask = async (target: string, method = 'GET', body?: unknown) => fetch(target, {
		method, headers: {authorization: `Bearer ${managementToken}`}, ...(body !== undefined && {body: JSON.stringify(body)}),
	});
	const listed = await ask(tokens);
	assert.ok(Date.parse(listed.headers.get('date')!) < Date.now() - 63_000_000_000);
	const rows = await listed.json() as ReadonlyArray<{readonly id: string; readonly description?: string; readonly permissions: ReadonlyArray<{readonly id?: number}>; readonly revokedAt?: string}>;
	assert.ok(rows.some(({description}) => description === 'odd row: createdAt is empty'));
	const whole = rows.find(({description, permissions}) => !description?.startsWith('odd row') && permissions.length > 0)!;
	assert.equal(whole.id, whole.id.toUpperCase());
	assert.equal(whole.permissions[0]!.id, 1);
	const statuses: number[] = [];
	for (const [method, target, body] of [
		['POST', tokens, {description: 'x'}],
		['POST', tokens, {description: 'too long', expirationType: 'noExpiration'}],
		['POST', tokens, {description: 'x', expirationType: 'noExpiration'}],
		['DELETE', `${tokens}/${whole.id}`, undefined],
		['DELETE', `${tokens}/${whole.id}`, undefined],
	] as const) {
		const {status} = await ask(target, method, body);
		statuses.push(status);
	}

	assert.deepEqual(statuses, [400, 400, 201, 204, 409]);
	const gone = await ask(`${tokens}/${whole.id}`);
	const {permissions, revokedAt} = await gone.json() as typeof whole;
	assert.deepEqual(permissions, []);
	assert.ok(revokedAt);
	const again = await ask(tokens);
	const remaining = await again.json() as typeof rows;
	assert.ok(remaining.every(({id}) => id !== whole.id), 'the list leaves out the revoked token');
	assert.ok(remaining.every(({description}) => description !== 'x'), 'the list leaves out the new token once');
});
