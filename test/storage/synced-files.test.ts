import assert from 'node:assert/strict';
import {spawnSync} from 'node:child_process';
import {readFileSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import test from 'node:test';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';
import {sourceModule} from '../helpers/source-module.js';

const clusterId = '33333333-3333-4333-8333-333333333333';

type Event = {readonly name: string; readonly ph: string; readonly ts: number; readonly args?: {readonly path?: string}};

/**
Runs a script in a process of its own. Returns the calls to open, fsync and rename a file that Node's own trace lists, in order.
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

// A script for each way in which this program writes a new file: a file that a person names, a file that is reserved for a secret, a file that keeps a secret, and an exported journal.
const ways: Readonly<Record<string, (file: string, directory: string) => string>> = {
	'a new file': file => `
		import {writeNewFile} from ${sourceModule('secrets/write-new-file')};
		const written = await writeNewFile(${JSON.stringify(file)}, 'text');
	`,
	'a secret in a new file': file => `
		import {Secret} from ${sourceModule('secrets/secret')};
		import {writeNewFile} from ${sourceModule('secrets/write-new-file')};
		const written = await writeNewFile(${JSON.stringify(file)}, new Secret('apiv1_planted'));
	`,
	'a secret in a file that was reserved for it': file => `
		import {Secret} from ${sourceModule('secrets/secret')};
		import {reserveFile} from ${sourceModule('secrets/write-new-file')};
		const reserved = await reserveFile(${JSON.stringify(file)});
		const written = await reserved.value.write(new Secret('apiv1_planted'));
	`,
	'a secret that is kept when the program ends': (file, directory) => `
		import {Secret} from ${sourceModule('secrets/secret')};
		import {keepSecret} from ${sourceModule('journal/keep-secret')};
		const written = keepSecret(${JSON.stringify(directory)}, ${JSON.stringify(path.basename(file).replace('secret-of-', ''))}, new Secret('apiv1_planted'));
	`,
	'an exported journal': (file, directory) => `
		import {openJournal} from ${sourceModule('journal/journal')};
		import {exportJournal} from ${sourceModule('journal/export-journal')};
		const state = ${JSON.stringify(path.join(directory, 'state'))};
		const clusterId = ${JSON.stringify(clusterId)};
		const {value: journal} = await openJournal({directory: state, clusterId, actor: {user: 'u', hostname: 'h'}});
		await journal.append({kind: 'note', rotationId: clusterId, step: 'undone'});
		const written = await exportJournal({directory: state, clusterId, file: ${JSON.stringify(file)}});
	`,
};

for (const [what, write] of Object.entries(ways)) {
	test(`${what} is synced to the disk, and then its directory`, async () => {
		const directory = await temporaryDirectory();
		const file = path.join(directory, `secret-of-${clusterId}`);
		const events = await traced(`${write(file, directory)}\nprocess.exitCode = written.ok ? 0 : 1;`);
		const expected = [`open ${file}`, 'fsync', `open ${directory}`, 'fsync'];
		const last = events.slice(-expected.length);
		// Node's trace has no paths for the synchronous calls.
		const isAtOnce = last.every(name => name.startsWith('fs.sync.'));
		assert.deepEqual(last, isAtOnce ? expected.map(name => `fs.sync.${name.split(' ', 1)[0]}`) : expected);
	});
}

test('the file of settings or habits is synced to the disk before it gets its name, and its directory after that', async () => {
	const directory = await temporaryDirectory();
	const events = await traced(`
		import {loadJsonWriter} from ${sourceModule('storage/write-json')};
		const write = await loadJsonWriter();
		process.exitCode = write(${JSON.stringify(directory)}, 'settings', {version: 1, profiles: []}) === undefined ? 0 : 1;
	`);
	const ofDisk = events.filter(name => /fsync|rename/.test(name)).map(name => name.replace('fs.sync.', ''));
	assert.deepEqual(ofDisk, ['fsync', 'rename', 'fsync']);
});
