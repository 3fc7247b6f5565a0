import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {mkdtemp, readFile, rm} from 'node:fs/promises';
import {createServer, request as httpRequest} from 'node:http';
import type {AddressInfo} from 'node:net';
import {tmpdir} from 'node:os';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {parseJournal} from '../../../../source/journal/read-journal.js';
import {startMachine} from '../../../helpers/commands/start-machine.js';
import {sourceModule} from '../../../helpers/source-module.js';

const clusterId = 'c2222222-2222-4222-8222-222222222222';

async function runModule(code: string) {
	const child = spawn(process.execPath, ['--input-type=module', '--eval', code], {stdio: ['ignore', 'pipe', 'pipe']});
	let stderr = '';
	child.stderr.on('data', data => {
		stderr += String(data);
	});
	const [exitCode] = await once(child, 'close') as [number];
	return {exitCode, stderr};
}

const intent = {
	kind: 'intent',
	operationId: '0f8d3f0c-6f0b-4d43-8a6b-1c1f5e0b7a10',
	batchId: '0f8d3f0c-6f0b-4d43-8a6b-1c1f5e0b7a11',
	action: 'revoke',
	tokenId: '6f2c0a14-0f5b-4a4e-9d2e-1c1f5e0b7a10',
	createdAt: '2025-01-01T00:00:00Z',
	description: 'telegraf',
	permissionsBefore: [],
	profile: 'p',
	host: 'h',
	accountId: 'a1111111-1111-4111-8111-111111111111',
	clusterId,
};

test('if a command waits for something that never comes, the program says so, exits with 70, and writes the unknown outcome to the journal', async t => {
	const directory = await mkdtemp(path.join(tmpdir(), 'influx-tokens-end-'));
	t.after(async () => rm(directory, {recursive: true}));
	const {exitCode, stderr} = await runModule(`
		import {Command} from 'commander';
		import {makeRunCommand} from ${sourceModule('commands/shared/program/run-command')};
		import {openJournal} from ${sourceModule('journal/journal')};
		const command = new Command();
		const opened = await openJournal({directory: ${JSON.stringify(directory)}, clusterId: '${clusterId}', actor: {user: 'u', hostname: 'h'}});
		await makeRunCommand({})(command, async () => {
			const written = await opened.value.append(${JSON.stringify(intent)});
			if (!written.ok) {
				throw new Error(written.message);
			}

			await new Promise(() => {});
		});
	`);
	assert.equal(exitCode, 70);
	assert.match(stderr, /^influx-tokens ended before its work was done, .* 1 change has an unknown outcome: see influx-tokens activity/);
	const {entries} = parseJournal(await readFile(path.join(directory, `${clusterId}.jsonl`)));
	const outcome = entries.find(entry => entry.kind === 'outcome');
	assert.equal(outcome?.operationId, intent.operationId);
	assert.equal(outcome?.result, 'unknown');
	assert.equal(outcome?.cause, 'the program ended before there was an answer');
});

test('a command that finishes exits with its own exit code', async () => {
	const {exitCode, stderr} = await runModule(`
		import {Command} from 'commander';
		import {makeRunCommand} from ${sourceModule('commands/shared/program/run-command')};
		await makeRunCommand({})(new Command(), async () => 3);
	`);
	assert.deepEqual([exitCode, stderr], [3, '']);
});

test('if nothing keeps the screen alive, the program restores the terminal and exits with 70', async () => {
	const {exitCode, stderr} = await runModule(`
		import {PassThrough} from 'node:stream';
		import process from 'node:process';
		import {installExits} from ${sourceModule('terminal/exits')};
		const stdout = new PassThrough();
		stdout.on('data', data => process.stderr.write(JSON.stringify(String(data))));
		installExits({stdin: new PassThrough(), stdout, stderr: process.stderr, session: {leave() {
			process.stderr.write('left ');
		}}, async settle() {
			await new Promise(resolve => {
				setTimeout(resolve, 10);
			});
			return 'the last words';
		}});
	`);
	assert.equal(exitCode, 70);
	assert.match(stderr, /left .*the last words\n$/s);
});

test('list and revoke report an answer 101, and the outcome of the revoke is unknown', async t => {
	const machine = await startMachine(t);
	const [token] = machine.live();
	let method = 'GET';
	// A proxy between the program and the emulator. It answers requests with this `method` itself and forwards all others.
	const proxy = createServer((request, response) => {
		if (request.method === method) {
			response.socket?.write('HTTP/1.1 101 Switching Protocols\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
			return;
		}

		request.pipe(httpRequest(new URL(request.url ?? '', machine.emulator.url), {method: request.method, headers: request.headers}, answer => {
			answer.pipe(response.writeHead(answer.statusCode ?? 500, answer.headers));
		}));
	});
	await new Promise<void>(resolve => {
		proxy.listen(0, '127.0.0.1', resolve);
	});
	t.after(() => {
		proxy.closeAllConnections();
		proxy.close();
	});
	const run = `$influx_tokens_anywhere --host http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
	const list = await machine.shell(`${run} list`);
	assert.equal(list.code, 1);
	assert.match(list.stderr, /answered 101/);

	method = 'DELETE';
	const revoke = await machine.shell(`${run} revoke ${token!.id} --force`);
	assert.equal(revoke.code, 1, revoke.stderr);
	assert.match(revoke.stderr, /Unknown whether .* is revoked: .*101/);
	const {entries, unfinished} = machine.journal();
	assert.ok(unfinished.every(({operationId}) => entries.some(entry => entry.kind === 'outcome' && entry.operationId === operationId)), 'every intent has an outcome');
});
