import {test} from 'node:test';
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {readdir} from 'node:fs/promises';
import process from 'node:process';
import {fileURLToPath} from 'node:url';
import {openHabits} from '../../source/settings/habits.js';
import {openSettings} from '../../source/settings/settings.js';
import {temporaryDirectory} from '../helpers/storage/temporary-directory.js';

const program = fileURLToPath(new URL('../fixtures/profile-writer.js', import.meta.url));
const count = 20;

test('two programs that write at the same time lose nothing of each other, and leave whole files', async t => {
	const directory = await temporaryDirectory();
	const children = ['first', 'second'].map(name => spawn(process.execPath, [program, directory, name, String(count)], {stdio: ['pipe', 'pipe', 'inherit']}));
	t.after(() => {
		for (const child of children) {
			child.kill('SIGKILL');
		}
	});
	await Promise.all(children.map(async child => once(child.stdout, 'data')));
	const ends = children.map(async child => once(child, 'exit'));
	for (const child of children) {
		child.stdin.write('go\n');
	}

	assert.deepEqual(await Promise.all(ends), [[0, null], [0, null]]);

	const expected = new Set(['first', 'second'].flatMap(name => Array.from({length: count}, (_, index) => `${name} ${index + 1}`)));
	const settings = await openSettings({environment: {}, directory});
	assert.equal(settings.trouble(), undefined);
	assert.deepEqual(new Set(settings.profiles().map(({name}) => name)), expected);
	const {habits, notice} = openHabits({directory});
	assert.equal(notice, undefined);
	assert.deepEqual(new Set(habits.current().filters), expected);
	assert.deepEqual(habits.current().clusters, {first: String(count), second: String(count)});
	assert.deepEqual(new Set(await readdir(directory)), new Set(['settings.json', 'habits.json']));
});
