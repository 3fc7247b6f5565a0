import assert from 'node:assert/strict';
import {existsSync, writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {control, keys} from '../../helpers/keys.js';
import {deletesOf, openConfirmation, pointAt} from '../../helpers/screens/confirm.js';
import type {Mounted} from '../../helpers/mount.js';
import {waitFor} from '../../helpers/wait-for.js';
import {
	openCluster,
	pressFocused,
	refresh,
	workInDirectory,
	writesOf,
	type OpenCluster,
	type TestContext,
} from '../../helpers/screens/open-cluster.js';

const policy = `
[lifetime]
maximum_days = 90
[description]
naming_pattern = '^[a-z]+: '
`;

/**
Opens the cluster with a policy in the working directory, and a token that can be edited. Gives the function that writes another policy.
*/
async function openWith(t: TestContext, text: string): Promise<OpenCluster & {readonly write: (text: string) => void; readonly id: string}> {
	const directory = workInDirectory(t);
	const write = (content: string) => {
		writeFileSync(path.join(directory, 'policy.toml'), content);
	};

	write(text);
	const cluster = await openCluster(t);
	const {id} = cluster.putToken('zz line 3', 'write:sensors read:flight2');
	await refresh(cluster, '56 active');
	await pointAt(cluster.mounted, 'zz line');
	return {...cluster, write, id};
}

/**
Presses the button of a review until it says why it is not ready, because the review ignores keys for a moment after its first frame.
*/
async function pressInVain(mounted: Mounted, refusal: string): Promise<void> {
	await mounted.press(keys.tab);
	await waitFor(async () => {
		const screen = await mounted.press(keys.enter);
		return screen.includes(refusal);
	}, {describe: mounted.screen});
}

const hasJournal = ({stateDirectory, clusterId}: OpenCluster) => existsSync(path.join(stateDirectory, 'influx-tokens', `${clusterId}.jsonl`));

test('an enforced policy: a token that breaks it is not created, and the form says what to change', async t => {
	const cluster = await openWith(t, `enforce = true\n${policy}`);
	const {mounted} = cluster;
	await mounted.press('a');
	await mounted.until('Create Database Token');
	await mounted.pressTogether([...'Edge 9']);
	await mounted.press(keys.tab, keys.tab);
	await mounted.pressTogether([...'sensors']);
	await mounted.press(keys.tab, control('s'));
	await mounted.until(/Breaks policy\.toml: the description does not match naming_pattern, which\s+is \^\[a-z\]\+: ; it never expires, and maximum_days is 90\./);
	await mounted.until('policy.toml is enforced, and this breaks it.');
	assert.deepEqual([writesOf(cluster.emulator), hasJournal(cluster)], [[], false]);

	// Without enforcement the first press warns, and the second creates.
	cluster.write(policy);
	await mounted.press(keys.enter);
	await mounted.until(/To go on all the\s+same, press once\s+more\./);
	assert.deepEqual(writesOf(cluster.emulator), []);
	await mounted.press(keys.enter);
	await mounted.until('This is the only time');
	assert.equal(writesOf(cluster.emulator).length, 1);
});

test('an edit that breaks an enforced policy is reviewed with what it breaks, and cannot be saved', async t => {
	const cluster = await openWith(t, `enforce = true\n${policy}`);
	const {mounted} = cluster;
	await mounted.press('e');
	await mounted.until('Edit Database Token');
	await mounted.pressTogether([...' b']);
	await mounted.press(control('s'));
	await mounted.until('Breaks policy.toml: the description does not match naming_pattern');
	await mounted.until('‹ Cancel ›');
	await pressInVain(mounted, 'The button is not ready: policy.toml is enforced, and this breaks it.');
	assert.deepEqual([writesOf(cluster.emulator), hasJournal(cluster)], [[], false]);
});

test('an edit that does not touch what is broken already is saved', async t => {
	const cluster = await openWith(t, `enforce = true\n${policy}`);
	const {mounted} = cluster;
	await mounted.press('e');
	await mounted.until('Edit Database Token');
	await mounted.press(keys.tab, keys.tab, keys.tab, keys.space, control('s'));
	await mounted.until('‹ Cancel ›');
	await pressFocused(mounted, keys.tab);
	await mounted.until('Database tokens');
	assert.equal(writesOf(cluster.emulator).length, 1);
});

test('a rotation to a successor that breaks an enforced policy sends nothing', async t => {
	const cluster = await openWith(t, `enforce = true\n${policy}`);
	const {mounted} = cluster;
	await mounted.press('R');
	await mounted.until('› Rotate');
	await mounted.until(/Successor +zz line 3/);
	await mounted.press(control('s'));
	await mounted.until('Breaks policy.toml: the description does not match naming_pattern');
	assert.deepEqual([writesOf(cluster.emulator), hasJournal(cluster)], [[], false]);
});

test('a protected token: the beginning of its ID must be typed before it is revoked, and before an edit takes a grant from it', async t => {
	const cluster = await openWith(t, '');
	const {mounted, emulator, id} = cluster;
	cluster.write(`[protected]\nids = ["${id}"]\n`);
	await mounted.press('e');
	await mounted.until('Edit Database Token');
	await mounted.press(keys.tab, keys.tab, keys.tab, keys.space, control('s'));
	await mounted.until(/Type 00000000 to go on: ____ +ID: policy\.toml protects it/);
	await pressInVain(mounted, 'The button is not ready: type 00000000 first.');
	await mounted.press(keys.escape);
	await mounted.until('Edit Database Token');
	await mounted.press(keys.escape, keys.escape);
	await mounted.until('Database tokens');
	await mounted.press('d');
	await mounted.until(/Protected +by the policy, policy\.toml/);
	await mounted.press(keys.escape);
	await mounted.until('Database tokens');
	await openConfirmation(mounted);
	await mounted.until(/Type 00000000 to go on: ____ +ID: policy\.toml protects it/);
	await mounted.press(keys.space);
	await mounted.until('type 00000000 first');
	assert.deepEqual(deletesOf(emulator), []);
	await mounted.press(...'00000000', keys.enter, keys.tab, keys.enter);
	await mounted.until('Revoked zz line 3');
	assert.deepEqual(deletesOf(emulator), [id]);
});

test('where the policy has a mistake, the review says that it cannot be checked', async t => {
	const cluster = await openWith(t, 'enforce = 1\n');
	const {mounted} = cluster;
	await mounted.press('e');
	await mounted.until('Edit Database Token');
	await mounted.pressTogether([...' b']);
	await mounted.press(control('s'));
	await mounted.until('The policy cannot be checked. policy.toml, line 1: enforce takes true or');
	await pressFocused(mounted, keys.tab);
	await mounted.until('Database tokens');
	assert.equal(writesOf(cluster.emulator).length, 1);
});
