import assert from 'node:assert/strict';
import {
	mkdirSync,
	readdirSync,
	writeFileSync,
} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import {mountApp} from '../../helpers/mount-app.js';
import type {Mounted} from '../../helpers/mount.js';
import {
	makeDirectory,
	openCluster,
	workInDirectory,
	type TestContext,
} from '../../helpers/screens/open-cluster.js';

const clusterId = '3333a1b2-3333-4333-8333-333333333333';

/**
The screen as one line, because its sentences are broken at words.
*/
const flat = (mounted: Mounted) => mounted.screen().replaceAll(/\s+/g, ' ');

async function openAudit(mounted: Mounted): Promise<void> {
	await mounted.press('A');
	await mounted.until(/^ Score \d+ of 100/m);
}

/**
Makes a state directory in which the cluster's journal is a file of this text, or a directory.
*/
function stateWith(t: TestContext, journal: string | 'directory'): string {
	const state = makeDirectory(t);
	const file = path.join(state, 'influx-tokens', `${clusterId}.jsonl`);
	mkdirSync(journal === 'directory' ? file : path.dirname(file), {recursive: true});
	if (journal !== 'directory') {
		writeFileSync(file, journal);
	}

	return state;
}

/**
Keeps a look at the cluster, and writes this text over its file.
*/
async function damageLook(t: TestContext, state: string, text: string) {
	const before = await openCluster(t, {stateDirectory: state});
	await openAudit(before.mounted);
	await before.mounted.press('+');
	await before.mounted.until('What there is now is kept as seen.');
	before.mounted.unmount();
	const directory = path.join(state, 'influx-tokens');
	const look = readdirSync(directory).find(name => name.startsWith('look-at-'));
	assert.ok(look);
	writeFileSync(path.join(directory, look), text);
	return before.emulator;
}

test('where the databases cannot be listed, says why, and which rules were not asked', async t => {
	const {mounted, emulator} = await mountApp(t, {seed: {faults: [{when: {path: 'databases'}, do: {kind: 'status', status: 400, body: {code: 400, message: 'the shard is away'}}}]}});
	await mounted.press(keys.enter);
	await mounted.until(/eu-metrics .*ready +60/);
	await mounted.press(keys.enter);
	await mounted.until('55 active');
	await openAudit(mounted);
	assert.match(flat(mounted), /Which databases there are is not known: .*the shard is away.* \d rules were not asked: missing-database, .* and \d more\./);
	await mounted.press('s', 'G');
	await mounted.until('because the databases are not');
	emulator.setFaults([]);
	await mounted.press(keys.escape, 'r');
	await mounted.until(/high +grants on databases that do not exist/);
	assert.doesNotMatch(flat(mounted), /not asked/);
});

test('where the journal cannot be read, says why, and which rules were not asked', async t => {
	const {mounted} = await openCluster(t, {stateDirectory: stateWith(t, 'directory')});
	await openAudit(mounted);
	assert.match(flat(mounted), /The journal \S+(?: \S*)? cannot be read: it is a directory\..* 2 rules were not asked: successor-outlives, rotation-overdue\./);
});

test('where lines of the journal are damaged, says that suspensions and rotations may be missing', async t => {
	const {mounted} = await openCluster(t, {stateDirectory: stateWith(t, 'no line of a journal\n{"a":1}\n')});
	await openAudit(mounted);
	assert.match(flat(mounted), /2 lines of the journal cannot be read, so suspensions and rotations may be missing here/);
});

test('where the last look is damaged, says so and which rule was not asked, and + keeps a new one', async t => {
	const state = makeDirectory(t);
	const emulator = await damageLook(t, state, '{"at":');
	const {mounted} = await openCluster(t, {stateDirectory: state, emulator});
	await openAudit(mounted);
	assert.match(flat(mounted), /The last look at this cluster is damaged: it is not JSON\..* 1 rule was not asked: changed-since-look\./);
	await mounted.press('+');
	await mounted.until('What there is now is kept as seen.');
	await mounted.until(screen => !screen.includes('is damaged'));
});

test('where the policy is broken, says at which line, and that the defaults are in force', async t => {
	const directory = workInDirectory(t);
	writeFileSync(path.join(directory, 'policy.toml'), 'off = ["old"]\nprotect = []\n');
	const {mounted} = await openCluster(t);
	await openAudit(mounted);
	assert.match(flat(mounted), /policy\.toml, line 2: a policy has no key protect\..* The defaults are in force\./);
	assert.match(mounted.rows()[2]!, /policy not in force$/);
	assert.match(mounted.screen(), /medium +created long ago/);
	await mounted.press('s');
	await mounted.until(/^ +The policy file cannot be used, so the defaults of this program are in$/m);
	await mounted.press('G');
	await mounted.until('a policy has no key');
});

for (const [columns, rows] of [[60, 15], [80, 24]] as const) {
	test(`at ${columns}x${rows} several causes leave the rules their rows, and s says all of them`, async t => {
		const directory = workInDirectory(t);
		const state = stateWith(t, 'directory');
		const emulator = await damageLook(t, state, 'no JSON');
		writeFileSync(path.join(directory, 'policy.toml'), 'protect = []\n');
		const {mounted} = await openCluster(t, {
			stateDirectory: state, emulator, columns, rows,
		});
		await openAudit(mounted);
		assert.match(mounted.screen(), /^ {3}… s says all of it\.$/m);
		const rules = mounted.rows().filter(row => /^[ ▌] {2}(?:high|medium|low) /.test(row));
		assert.ok(rules.length >= 2, mounted.screen());
		await mounted.press('j');
		assert.equal(mounted.rows().filter(row => row.startsWith('▌')).length, 1);
		await mounted.press('s');
		const read = new Set(mounted.rows());
		for (let page = 0; page < 8; page++) {
			await mounted.press(keys.pageDown);
			for (const row of mounted.rows()) {
				read.add(row);
			}
		}

		const all = [...read].join(' ').replaceAll(/\s+/g, ' ');
		assert.match(all, /a policy has no key protect/);
		assert.match(all, /cannot be read: it is a directory/);
		assert.match(all, /last look at this cluster is damaged/);
	});
}

test('where the list cannot be loaded, says why, and the keys of findings say that no rule was asked', async t => {
	const {mounted, emulator} = await mountApp(t, {seed: {faults: [{when: {path: 'tokens'}, do: {kind: 'status', status: 403}}]}});
	await mounted.press(keys.enter);
	await mounted.until(/eu-metrics .*403/);
	await mounted.press(keys.enter);
	await mounted.until('Use one with more rights');
	await mounted.press('A');
	await mounted.until('› Audit');
	for (const key of ['j', keys.tab, keys.enter, 'a', 'm', 'E', '?', 's', '+', '.']) {
		await mounted.press(key);
		await mounted.until('The list could not be loaded, so no rule was asked: r tries again.');
		assert.match(mounted.screen(), /› Audit$/m);
	}

	emulator.setFaults([]);
	await mounted.press('r');
	await mounted.until(/^ Score \d+ of 100/m);
});
