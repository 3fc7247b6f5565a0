import assert from 'node:assert/strict';
import {writeFileSync} from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import {keys} from '../../helpers/keys.js';
import type {Mounted} from '../../helpers/mount.js';
import {isUntouched} from '../../helpers/screens/confirm.js';
import {openCluster, refresh, workInDirectory} from '../../helpers/screens/open-cluster.js';
import {textSent, unsafe} from '../../helpers/screens/terminal-output.js';
import {cursorRow} from '../../helpers/screens/walk.js';

const hostile = 'zz\u{1B}[45;95mred\u{7}\u{8}\u{202E}gnp\u{2066}\u{200B}\u{9B}2J\u{9D}0;owned\u{9C}\r\nnext\u{2028}\u{FEFF}end';
const inToml = JSON.stringify(hostile).replaceAll(/[\u{7F}-\u{9F}\u{200B}-\u{2069}\u{FEFF}]/gu, character => String.raw`\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`);

function assertHarmless(mounted: Mounted, where: string): void {
	const text = textSent(mounted.output());
	const found = unsafe.exec(text);
	assert.equal(found, null, `${where}: U+${found?.[0].codePointAt(0)!.toString(16)} in ${JSON.stringify(text.slice(Math.max(0, (found?.index ?? 0) - 60), (found?.index ?? 0) + 20))}`);
	assert.ok(!mounted.output().includes('\u{1B}[45;95m'), `${where}: no colour from outside`);
}

test('no character of a description, a database or a policy can harm the terminal on the screens of the audit', async t => {
	const directory = workInDirectory(t);
	writeFileSync(path.join(directory, 'policy.toml'), `[[rule]]
id = "own-rule"
severity = "critical"
sentence = ${inToml}
filter = "zz"

[[mute]]
rule = "never-expires"
reason = ${inToml}
until = 2026-12-31
`);
	const cluster = await openCluster(t, {columns: 160, rows: 50});
	const {mounted, emulator} = cluster;
	cluster.putToken(hostile, '', {permissions: [{action: 'write', resource: hostile}, {action: hostile, resource: 'sensors'}]});
	await refresh(cluster, '56 active');
	await mounted.press('A');
	await mounted.until(/^ Score \d+ of 100/m);
	await mounted.until(/^▌ {2}critical +zz/m);
	assertHarmless(mounted, 'first rule');
	for (const [key, sign] of [['?', 'own-rule, critical'], ['s', 'never-expires, '], ['a', 'Suspend 1 token'], ['m', 'Mutes the rule'], ['E', 'for an auditor']] as const) {
		await mounted.press(key);
		await mounted.until(sign);
		assertHarmless(mounted, key);
		await mounted.press(keys.escape);
		await mounted.until(/SEVERITY +FINDING/);
	}

	await mounted.press(keys.tab, 'm');
	await mounted.until('Mutes "');
	assertHarmless(mounted, 'mute of one');
	await mounted.press(keys.escape, 'a', 's');
	await mounted.until('Why: Finding own-rule');
	await mounted.until(/Solves \d+ findings?[,.:]/);
	assertHarmless(mounted, 'confirmation');
	await mounted.press(keys.escape);
	await mounted.until(/SEVERITY +FINDING/);
	await mounted.press(keys.enter);
	await mounted.until(/^ +\d+ findings$/m);
	assertHarmless(mounted, 'details');
	await mounted.press(keys.escape, keys.tab);
	await mounted.until(/^▌ {2}critical/m);

	let before = '';
	for (let step = 0; step < 40 && cursorRow(mounted) !== before; step++) {
		before = cursorRow(mounted);
		await mounted.press('.', 'j');
	}

	assertHarmless(mounted, 'every rule');
	assert.ok(isUntouched(emulator));
});

test('no character of a mistake in the policy can harm the terminal', async t => {
	const directory = workInDirectory(t);
	writeFileSync(path.join(directory, 'policy.toml'), `${inToml} = 1\n`);
	const {mounted} = await openCluster(t);
	await mounted.press('A');
	await mounted.until('policy not in force');
	await mounted.press('s', 'G');
	assert.match(await mounted.until('a policy has no key'), /› Score$/m);
	assertHarmless(mounted, 'broken policy');
});
