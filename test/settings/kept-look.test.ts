import {test} from 'node:test';
import assert from 'node:assert/strict';
import {
	mkdir,
	readdir,
	readFile,
	stat,
	writeFile,
} from 'node:fs/promises';
import path from 'node:path';
import fc from 'fast-check';
import {unreadableGrants, type Look} from '../../source/audit/look.js';
import {lookOfTokens} from '../../source/audit/look-of-tokens.js';
import {keepLook, readKeptLook} from '../../source/settings/kept-look.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';
import {now, someTokens} from '../helpers/tokens/arbitraries.js';

const place = {host: 'https://console.influxdata.com', accountId: '11111111-2222-4333-8444-555555555555', clusterId: '3333a1b2-0000-4000-8000-000000000001'};
const id = '6f2c1c1e-0b1e-4d8e-9b1a-2f6c3c9d7e55';
const look: Look = {at: '2026-06-15T12:00:00.000Z', grants: new Map([[id, '0123456789abcdef'], [id.replace('6', '7'), unreadableGrants]])};

async function onlyFile(directory: string): Promise<string> {
	const names = await readdir(directory);
	assert.equal(names.length, 1);
	return path.join(directory, names[0]!);
}

test('a look is kept in a private file, and read again as it was', async () => {
	const where = {...place, directory: path.join(await temporaryDirectory(), 'state')};
	assert.deepEqual(await readKeptLook(where), {ok: true, value: undefined});
	assert.deepEqual(await keepLook(where, look), {ok: true, message: ''});
	assert.deepEqual(await readKeptLook(where), {ok: true, value: look});
	const {mode} = await stat(await onlyFile(where.directory));
	assert.equal(mode % 0o1000, 0o600);
});

test('every look that is made from tokens can be kept and read', async () => {
	const where = {...place, directory: await temporaryDirectory()};
	await fc.assert(fc.asyncProperty(someTokens, async tokens => {
		const made = lookOfTokens(tokens, now);
		assert.deepEqual(await keepLook(where, made), {ok: true, message: ''});
		assert.deepEqual(await readKeptLook(where), {ok: true, value: made});
	}), {numRuns: 20});
});

test('each host, account and cluster has a look of its own, however the host and the IDs are written', async () => {
	const directory = await temporaryDirectory();
	const others = [{host: 'http://127.0.0.1:8181'}, {accountId: place.accountId.replace('1', '2')}, {clusterId: place.clusterId.replace('3', '4')}];
	const places = [place, ...others.map(other => ({...place, ...other}))];
	for (const [index, each] of places.entries()) {
		await keepLook({...each, directory}, {...look, at: `2026-06-15T12:00:0${index}.000Z`});
	}

	const read = await Promise.all(places.map(async each => readKeptLook({...each, directory})));
	assert.deepEqual(read.map(result => result.ok && result.value?.at.slice(18, 19)), ['0', '1', '2', '3']);
	const same = await readKeptLook({
		directory, host: `${place.host}/api/v0/`, accountId: place.accountId.toUpperCase(), clusterId: place.clusterId.toUpperCase(),
	});
	assert.equal(same.ok && same.value?.at, '2026-06-15T12:00:00.000Z');
});

test('a damaged look is not obeyed, and a new one renames it', async () => {
	const whole = {
		version: 1, ...place, at: look.at, grants: {[id]: '0123456789abcdef'},
	};
	const damages: ReadonlyArray<readonly [string, RegExp]> = [
		['{"version": 1, "at', /it is not JSON/],
		['[]', /is not/],
		[JSON.stringify({...whole, version: 2}), /version is not 1/],
		[JSON.stringify({...whole, at: 'yesterday'}), /at is not a date and time/],
		[JSON.stringify({...whole, grants: {another: '0123456789abcdef'}}), /is not a UUID/],
		[JSON.stringify({...whole, grants: {[id]: 'write *'}}), /is not a hash/],
		[JSON.stringify({...whole, host: 'https://elsewhere.example'}), /it is of another cluster/],
	];
	for (const [text, problem] of damages) {
		const where = {...place, directory: await temporaryDirectory()};
		await keepLook(where, look);
		const file = await onlyFile(where.directory);
		await writeFile(file, text);
		const read = await readKeptLook(where);
		assert.ok(!read.ok);
		assert.match(read.message, problem);
		assert.ok(read.message.includes(file));
		assert.equal(await readFile(file, 'utf8'), text);
		const kept = await keepLook(where, look, new Date(now));
		assert.deepEqual(kept, {ok: true, message: `The damaged file of the last look was renamed to ${file}.damaged-2026-06-15T12-00-00.000Z.`});
		assert.deepEqual(await readKeptLook(where), {ok: true, value: look});
		assert.equal(await readFile(`${file}.damaged-2026-06-15T12-00-00.000Z`, 'utf8'), text);
	}
});

test('a look that cannot be read or written is refused with a sentence', async () => {
	const where = {...place, directory: await temporaryDirectory()};
	await keepLook(where, look);
	const file = await onlyFile(where.directory);
	const other = {...place, directory: await temporaryDirectory()};
	await mkdir(path.join(other.directory, path.basename(file)));
	const read = await readKeptLook(other);
	assert.ok(!read.ok);
	assert.match(read.message, /^The last look at this cluster cannot be read: it is a directory\. The file is /);

	await writeFile(path.join(other.directory, 'taken'), '');
	const kept = await keepLook({...place, directory: path.join(other.directory, 'taken')}, look);
	assert.ok(!kept.ok);
	assert.match(kept.message, /^The look cannot be kept: /);
});

test('a cluster whose ID is not a UUID has no look, because its ID becomes a file name', async () => {
	const where = {...place, clusterId: '../../etc', directory: await temporaryDirectory()};
	const sentence = {ok: false, message: 'No look is kept of a cluster whose ID is not a UUID.'};
	assert.deepEqual(await readKeptLook(where), sentence);
	assert.deepEqual(await keepLook(where, look), sentence);
	assert.deepEqual(await readdir(where.directory), []);
});
