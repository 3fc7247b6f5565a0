import assert from 'node:assert/strict';
import {
	chmod,
	mkdir,
	mkdtemp,
	readdir,
	readFile,
	stat,
	symlink,
	unlink,
	writeFile,
} from 'node:fs/promises';
import {tmpdir} from 'node:os';
import path from 'node:path';
import test from 'node:test';
import type {Mute} from '../../source/audit/policy/policy.js';
import {readPolicyFile} from '../../source/settings/policy-file.js';
import {deleteMute, writeMute} from '../../source/settings/write-mute.js';

const mute: Mute = {
	rule: 'write-all', tokenId: 'a', reason: 'The backup needs it.', until: '2027-01-31',
};

async function homeWith(text?: string | Uint8Array) {
	const home = await mkdtemp(path.join(tmpdir(), 'mutes-'));
	const directory = path.join(home, '.config', 'influx-tokens');
	const file = path.join(directory, 'policy.toml');
	if (text !== undefined) {
		await mkdir(directory, {recursive: true});
		await writeFile(file, text);
	}

	return {
		home, directory, file, places: {environment: Object.fromEntries([['HOME', home]]), given: undefined, demo: undefined},
	};
}

test('where there is no policy, the first mute makes one that explains itself', async () => {
	const {places, file, directory} = await homeWith();
	const written = await writeMute(places, mute);
	assert.ok(written.ok, JSON.stringify(written));
	assert.deepEqual([written.value.file, written.value.policy.mutes], [file, [mute]]);
	assert.match(await readFile(file, 'utf8'), /^# What this organization wants[\s\S]*\[thresholds\]/);
	const {mode} = await stat(file);
	assert.equal(mode & 0o777, 0o600); // eslint-disable-line no-bitwise -- permission bits
	assert.deepEqual(await readdir(directory), ['policy.toml']);
});

test('a mute is written into the file that is there, which keeps its mode, its mark and its place behind a link', async () => {
	const {places, file, home} = await homeWith('');
	const target = path.join(home, 'shared.toml');
	await writeFile(target, '\u{FEFF}# Ours.\r\n');
	await chmod(target, 0o644);
	await unlink(file);
	await symlink(target, file);
	assert.ok((await writeMute(places, mute)).ok); // eslint-disable-line unicorn/no-await-expression-member -- the result is all that counts
	assert.match(await readFile(target, 'utf8'), /^\u{FEFF}# Ours\.\r\n\r\n\[\[mute\]\]\r\n/u);
	const {mode} = await stat(target);
	assert.equal(mode & 0o777, 0o644); // eslint-disable-line no-bitwise -- permission bits
	const removed = await deleteMute(places, mute);
	assert.ok(removed.ok);
	assert.equal(await readFile(target, 'utf8'), '\u{FEFF}# Ours.\r\n');
});

test('a policy with a mistake, one that is not UTF-8, and a file that the command line names and is not there are left alone', async () => {
	const broken = await homeWith('enforce = 1\n');
	assert.deepEqual(await writeMute(broken.places, mute), {ok: false, message: '~/.config/influx-tokens/policy.toml, line 1: enforce takes true or false, not 1. Nothing was written: correct policy.toml by hand.'});
	assert.equal(await readFile(broken.file, 'utf8'), 'enforce = 1\n');
	const odd = await homeWith(new Uint8Array([0x23, 0xE9, 0x0A]));
	assert.deepEqual(await writeMute(odd.places, mute), {ok: false, message: '~/.config/influx-tokens/policy.toml is not text in UTF-8. Nothing was written: save it as UTF-8.'});
	const absent = await writeMute({...odd.places, given: '~/none.toml'}, mute);
	assert.deepEqual(absent, {ok: false, message: '~/none.toml cannot be read: it does not exist. Nothing was written.'});
	const wrong = await writeMute((await homeWith('')).places, {...mute, rule: 'no-such-rule'}); // eslint-disable-line unicorn/no-await-expression-member -- the places are all that count
	assert.match(wrong.ok ? '' : wrong.message, /names the rule "no-such-rule"/);
});

test('the demo writes into its own directory, and reads no other policy', async () => {
	const {places, home, file} = await homeWith('enforce = true\n');
	const own = {...places, demo: {policy: '# The demo.\n', stateDirectory: path.join(home, 'demo')}};
	const before = await readPolicyFile(own);
	assert.deepEqual([before.policy.isEnforced, before.policy.source, before.file], [false, 'the demo\'s own policy', undefined]);
	const written = await writeMute(own, mute);
	assert.ok(written.ok, JSON.stringify(written));
	assert.deepEqual([written.value.policy.mutes, written.value.file], [[mute], path.join(home, 'demo', 'policy.toml')]);
	assert.match(await readFile(path.join(home, 'demo', 'policy.toml'), 'utf8'), /^# The demo\.\n\n\[\[mute\]\]/);
	assert.equal(await readFile(file, 'utf8'), 'enforce = true\n');
});
