import {test} from 'node:test';
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readFile, writeFile} from 'node:fs/promises';
import path from 'node:path';
import process from 'node:process';
import {lockBatch} from '../../source/journal/lock-batch.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';
import {clusterId} from '../helpers/journal/sample-entries.js';

const modulePath = new URL('../../source/journal/lock-batch.js', import.meta.url).href;

test('only one batch at a time can hold the lock of a cluster, also within one program', async () => {
	const directory = path.join(await temporaryDirectory(), 'state');
	const first = await lockBatch(directory, clusterId);
	assert.ok(first.ok);
	const second = await lockBatch(directory, clusterId.toUpperCase());
	assert.ok(!second.ok);
	assert.match(second.message, /^This influx-tokens is still changing tokens of this cluster, since \d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ\. Wait until it is finished\.$/);
	const other = await lockBatch(directory, clusterId.replace('3333', '4444'));
	assert.ok(other.ok);
	other.value.release();
	first.value.release();
	const third = await lockBatch(directory, clusterId);
	assert.ok(third.ok);
	third.value.release();
});

test('the refusal names the program that holds the lock while it runs, and the lock is taken over once that program is killed', async () => {
	const directory = await temporaryDirectory();
	const script = `
		import {lockBatch} from ${JSON.stringify(modulePath)};
		const {ok} = await lockBatch(${JSON.stringify(directory)}, ${JSON.stringify(clusterId)});
		console.log(ok);
		setInterval(() => {}, 1000);
	`;
	const child = spawn(process.execPath, ['--input-type=module', '--eval', script], {stdio: ['ignore', 'pipe', 'inherit']});
	const [told] = await once(child.stdout, 'data') as [Uint8Array];
	assert.equal(String(told), 'true\n');

	const refused = await lockBatch(directory, clusterId);
	assert.ok(!refused.ok);
	const holder = new RegExp(String.raw`^Another influx-tokens is changing tokens of this cluster \(process ${child.pid} on \S+, since \S+Z\)\. `);
	assert.match(refused.message, holder);
	assert.match(refused.message, / Wait until it is finished; if it no longer runs, remove \S+\.batch\.lock\.$/);

	child.kill('SIGKILL');
	await once(child, 'exit');
	const taken = await lockBatch(directory, clusterId);
	assert.ok(taken.ok);
	taken.value.release();
});

test('a lock of another host is respected, because this host cannot find out whether its holder runs', async () => {
	const directory = await temporaryDirectory();
	const file = path.join(directory, `${clusterId}.batch.lock`);
	await writeFile(file, JSON.stringify({id: 'x', pid: process.ppid, hostname: 'elsewhere'}));
	const refused = await lockBatch(directory, clusterId);
	assert.ok(!refused.ok);
	assert.match(refused.message, new RegExp(`process ${process.ppid} on elsewhere`));
	assert.match(await readFile(file, 'utf8'), /elsewhere/);
});

test('a lock that cannot be made and a cluster ID that is not a UUID give one sentence each', async () => {
	const file = path.join(await temporaryDirectory(), 'a-file');
	await writeFile(file, '');
	const refused = await lockBatch(path.join(file, 'state'), clusterId);
	assert.ok(!refused.ok);
	assert.match(refused.message, /^The lock \S+ cannot be made: .+\. Make its directory writable/);
	const noCluster = await lockBatch(path.dirname(file), '../x');
	assert.ok(!noCluster.ok);
	assert.match(noCluster.message, /not a UUID/);
});
