import assert from 'node:assert/strict';
import {
	mkdirSync,
	readdirSync,
	readFileSync,
	statSync,
	symlinkSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {writeOver} from '../../source/storage/write-over.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

test('a file is replaced with the given mode, and one that has it open keeps the old text', async () => {
	const directory = await temporaryDirectory();
	const file = path.join(directory, 'metrics.prom');
	writeFileSync(file, 'old', {mode: 0o600});
	const before = statSync(file).ino;
	assert.deepEqual(await writeOver(file, 'new', 0o644), {ok: true, value: file});
	assert.equal(readFileSync(file, 'utf8'), 'new');
	assert.equal(statSync(file).mode % 0o1000, 0o644);
	assert.notEqual(statSync(file).ino, before);
	assert.deepEqual(readdirSync(directory), ['metrics.prom']);
});

test('a link is replaced, and what it leads to stays', async () => {
	const directory = await temporaryDirectory();
	writeFileSync(path.join(directory, 'other'), 'mine');
	symlinkSync('other', path.join(directory, 'link'));
	const written = await writeOver(path.join(directory, 'link'), 'new', 0o600);
	assert.ok(written.ok);
	assert.equal(readFileSync(path.join(directory, 'other'), 'utf8'), 'mine');
	assert.equal(readFileSync(path.join(directory, 'link'), 'utf8'), 'new');
});

test('nothing is left behind where the file cannot be written', async () => {
	const directory = await temporaryDirectory();
	mkdirSync(path.join(directory, 'taken', 'full'), {recursive: true});
	const refused = await writeOver(path.join(directory, 'taken'), 'new', 0o600);
	assert.ok(!refused.ok);
	assert.match(refused.message, /taken cannot be written: /);
	assert.deepEqual(readdirSync(directory), ['taken']);
	const lost = await writeOver(path.join(directory, 'none', 'file'), 'new', 0o600);
	assert.ok(!lost.ok);
});
