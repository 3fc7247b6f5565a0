import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {
	mkdtemp,
	readFile,
	rm,
	stat,
} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import {PassThrough} from 'node:stream';
import {
	after,
	before,
	suite,
	test,
	type TestContext,
} from 'node:test';
import {EmulatorError} from '../../source/emulator/emulator-error.js';
import {startEmulator} from '../../source/emulator/emulator.js';
import type {RequestEntry} from '../../source/emulator/request-log.js';
import {serveEmulator, type ServeOptions} from '../../source/emulator/serve-emulator.js';
import {
	call,
	clusterPath,
	mainCluster,
	tokenIn,
} from '../helpers/emulator/call.js';

const faultsOf = (text: string) => ({path: 'faults.json', text});

suite('the emulator command', () => {
	let folder: string;

	before(async () => {
		folder = await mkdtemp(path.join(tmpdir(), 'emulator-'));
	});

	after(async () => {
		await rm(folder, {recursive: true, force: true});
	});

	const serve = async (t: TestContext, options: ServeOptions) => {
		const output = new PassThrough();
		const emulator = await serveEmulator({tokens: 30, ...options}, output);
		t.after(async () => emulator.close());
		return {emulator, printed: String(output.read())};
	};

	test('prints the ids and the token of each cluster in lines that a shell can run', async t => {
		const {emulator, printed} = await serve(t, {managementToken: 'it\'s $HOME'});
		assert.ok(printed.includes(`influx-tokens --host ${emulator.url}\n`));
		const exports = printed.split('\n').filter(line => line.startsWith('export '));
		assert.equal(exports.length, 4);
		assert.ok(printed.split('\n').every(line => line === '' || line.startsWith('# ') || line.startsWith('export ')));

		const expected = emulator.accounts.flatMap(account => account.clusters.map(cluster => `${account.id} ${cluster.id} ${account.managementToken}\n`));
		const shown = exports.map(line => spawnSync('sh', ['-c', `${line}; echo "$ACCOUNT_ID $CLUSTER_ID $MANAGEMENT_TOKEN"`], {encoding: 'utf8'}).stdout);
		assert.deepEqual(shown, expected);
		assert.match(printed, /eu-metrics: 30 tokens, 220 databases/);
		assert.match(printed, /us-metrics: answers 403/);
	});

	test('a Clustered prints its only cluster, and a curl command on the short path that works', async t => {
		const {emulator, printed} = await serve(t, {product: 'clustered', managementToken: 'mgmt-secret-1'});
		assert.match(printed, /^# The Management API of InfluxDB Clustered, emulated, at http:/);
		assert.ok(printed.includes(`influx-tokens --host ${emulator.url}\n`));
		assert.deepEqual(printed.split('\n').filter(line => line.startsWith('export ')), [
			'export ACCOUNT_ID=11111111-1111-1111-1111-111111111111 CLUSTER_ID=11111111-1111-1111-1111-111111111111 MANAGEMENT_TOKEN=mgmt-secret-1',
		]);
		assert.match(printed, /eu-metrics: 30 tokens, 220 databases/);
		const curl = printed.split('\n').find(line => line.startsWith('# curl '));
		assert.equal(curl, `# curl --header "Authorization: Bearer $MANAGEMENT_TOKEN" ${emulator.url}/api/v0/tokens`);
		const reply = await call(emulator, '/api/v0/tokens');
		assert.equal(reply.status, 200);
	});

	test('appends each request as a JSON line without a secret to a private file', async t => {
		const log = path.join(folder, 'requests.jsonl');
		const {emulator} = await serve(t, {log, faultsFile: faultsOf('[{"name": "late cut", "when": {"method": "DELETE"}, "do": {"kind": "cut", "when": "after-apply"}}]')});
		const tokens = `${clusterPath(emulator)}/tokens`;
		const created = await call(emulator, `${tokens}?q=secret-in-a-query`, {method: 'POST', body: {description: 'new'}});
		const createdToken = tokenIn(created);
		await call(emulator, tokens, {method: 'POST', body: 'not JSON'});
		await call(emulator, tokens, {authorization: 'Bearer wrong-but-secret'});
		const target = `${tokens}/${createdToken.id}`;
		await assert.rejects(call(emulator, target, {method: 'DELETE'}), TypeError);
		await emulator.close();

		const text = await readFile(log, 'utf8');
		const ids = {accountId: emulator.accounts[0]!.id, clusterId: mainCluster(emulator)};
		const entries = text.trimEnd().split('\n').map(line => {
			const {time, ...entry} = JSON.parse(line) as Record<string, unknown>;
			assert.match(String(time), /^\d{4}-.*Z$/);
			return entry;
		});
		assert.deepEqual(entries, [
			{
				method: 'POST', path: tokens, ...ids, status: 200, body: {description: 'new'},
			},
			{
				method: 'POST', path: tokens, ...ids, status: 400, body: 'not JSON',
			},
			{
				method: 'GET', path: tokens, ...ids, status: 401,
			},
			{
				method: 'DELETE', path: target, ...ids, tokenId: createdToken.id, status: 'cut', fault: 'late cut',
			},
		]);
		assert.deepEqual(entries, emulator.requests.map(({time, ...entry}) => entry));
		for (const secret of [...emulator.accounts.map(account => account.managementToken), createdToken.accessToken!, 'wrong-but-secret', 'secret-in-a-query', 'Bearer']) {
			assert.ok(!text.includes(secret));
		}

		const {mode} = await stat(log);
		assert.equal(mode % 0o1000, 0o600);

		const second = await serve(t, {log});
		await call(second.emulator, `${clusterPath(second.emulator)}/databases`);
		await second.emulator.close();
		const appended = await readFile(log, 'utf8');
		assert.ok(appended.startsWith(text));
		assert.equal(appended.trimEnd().split('\n').length, 5);
	});

	test('logs to stderr only, when the option says so', () => {
		const script = `
			import {serveEmulator} from ${JSON.stringify(new URL('../../source/emulator/serve-emulator.js', import.meta.url).href)};
			const emulator = await serveEmulator({tokens: 1, log: 'stderr'}, process.stdout);
			await fetch(emulator.url + '/nowhere');
			await emulator.close();
		`;
		const {stdout, stderr} = spawnSync(process.execPath, ['--input-type=module', '--eval', script], {encoding: 'utf8'});
		const entry = JSON.parse(stderr) as RequestEntry;
		assert.equal(entry.path, '/nowhere');
		assert.equal(entry.status, 404);
		assert.ok(!stdout.includes('nowhere'));
	});

	const sentenceOf = async (options: ServeOptions): Promise<string> => {
		const output = new PassThrough();
		const [outcome] = await Promise.allSettled([serveEmulator({tokens: 1, ...options}, output)]);
		if (outcome.status === 'fulfilled') {
			await outcome.value.close();
			return 'it started';
		}

		assert.ok(outcome.reason instanceof EmulatorError);
		assert.equal(output.read(), null, 'nothing is printed');
		assert.match(outcome.reason.message, /^[^\n]+\.$/);
		return outcome.reason.message;
	};

	test('a faults file that does not fit, a log that cannot be written, a port in use and a port that does not exist give one sentence each', async t => {
		assert.match(await sentenceOf({faultsFile: faultsOf('{}')}), /^The faults file faults\.json does not fit/);
		assert.match(await sentenceOf({log: folder}), /cannot be written \(EISDIR\)/);
		assert.match(await sentenceOf({port: 70_000}), /^Port 70000 .* does not exist/);

		const taken = await startEmulator({tokens: 1});
		t.after(async () => taken.close());
		assert.match(await sentenceOf({port: taken.port}), new RegExp(String.raw`^Port ${taken.port} on 127\.0\.0\.1 is in use`));
	});
});
