import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';
import {sourceModule} from '../helpers/source-module.js';

type Event = {readonly name: string; readonly ph: string; readonly ts: number; readonly args?: {readonly path?: string}};


/**
Runs a script in a process of its own, and gives what Node's own trace says it asked the system to open and to put onto the disk.
*/
async function traced(script: string): Promise<readonly string[]> {
	const directory = await temporaryDirectory();
	const log = path.join(directory, 'trace.json');
	const file = path.join(directory, 'script.mjs');
	writeFileSync(file, script);
	const {status, stderr} = spawnSync(process.execPath, ['--trace-event-categories', 'node.fs.async,node.fs.sync', '--trace-event-file-pattern', log, file], {encoding: 'utf8'});
	assert.equal(status, 0, stderr);
	const {traceEvents} = JSON.parse(readFileSync(log, 'utf8')) as {readonly traceEvents: readonly Event[]};
	return traceEvents
		.filter(({name, ph}) => /^(?:fs\.sync\.)?(?:open|fsync|rename)$/.test(name) && ph.toLowerCase() === 'b')
		.map(({name, args}) => args?.path === undefined ? name : `${name} ${args.path}`);
}

test('a new file is put onto the disk, and after it the directory that names it', async () => {
	const directory = await temporaryDirectory();
	const file = path.join(directory, 'plan.json');
	const events = await traced(`
		import {writeNewFile} from ${sourceModule('secrets/text-files')};
		const written = await writeNewFile(${JSON.stringify(file)}, 'text');
		process.exitCode = written.ok ? 0 : 1;
	`);
	assert.deepEqual(events.slice(events.indexOf(`open ${file}`)), [`open ${file}`, 'fsync', `open ${directory}`, 'fsync']);
});

test('so is a file that was reserved for a secret', async () => {
	const directory = await temporaryDirectory();
	const file = path.join(directory, 'secret');
	const events = await traced(`
		import {Secret} from ${sourceModule('secrets/secret')};
		import {reserveFile} from ${sourceModule('secrets/reserve-file')};
		const reserved = await reserveFile(${JSON.stringify(file)});
		const written = await reserved.file.write(new Secret('apiv1_planted'));
		process.exitCode = written.ok ? 0 : 1;
	`);
	assert.deepEqual(events.slice(events.indexOf(`open ${file}`)), [`open ${file}`, 'fsync', `open ${directory}`, 'fsync']);
});

test('settings and habits are put onto the disk before they take their name, and their directory after', async () => {
	const directory = await temporaryDirectory();
	const events = await traced(`
		import {loadJsonWriter} from ${sourceModule('storage/write-json')};
		const write = await loadJsonWriter();
		process.exitCode = write(${JSON.stringify(directory)}, 'settings', {version: 1, profiles: []}) === undefined ? 0 : 1;
	`);
	const ofDisk = events.filter(name => /fsync|rename/.test(name)).map(name => name.replace('fs.sync.', ''));
	assert.deepEqual(ofDisk, ['fsync', 'rename', 'fsync']);
});
