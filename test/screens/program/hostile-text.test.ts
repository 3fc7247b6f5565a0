import assert from 'node:assert/strict';
import test from 'node:test';
import type {Emulator} from '../../../source/emulator/emulator.js';
import {control, keys} from '../../helpers/keys.js';
import {mountApp, savedProfile} from '../../helpers/mount-app.js';
import type {Mounted} from '../../helpers/mount.js';
import {deletesOf, hear, isUntouched} from '../../helpers/screens/confirm.js';
import {textSent, unsafe} from '../../helpers/screens/terminal-output.js';
import {openTokens} from '../../helpers/screens/walk.js';

const range = (from: number, to: number): readonly number[] => Array.from({length: to - from + 1}, (_, index) => from + index);

/**
Every C0 and C1 character, DEL, and characters that reorder text, have no width or end a line.
*/
const codePoints = [
	...range(0, 0x1F),
	...range(0x7F, 0x9F),
	0xAD,
	0x3_4F,
	0x6_1C,
	0x11_5F,
	0x18_0E,
	0xFE_FF,
	0xFF_F9,
	0xFF_FB,
	0xE_00_01,
	0xE_00_41,
	0xE_01_EF,
	0xFE_0F,
	...range(0x20_0B, 0x20_0F),
	...range(0x20_28, 0x20_2E),
	...range(0x20_60, 0x20_6F),
];

const perText = 8;
const hostile = Array.from({length: Math.ceil(codePoints.length / perText)}, (_, index) => {
	const characters = codePoints.slice(index * perText, (index + 1) * perText).map(codePoint => String.fromCodePoint(codePoint));
	return `A${characters.join('B')}C`;
});
// Control sequences, most of them followed by a visible `C`.
const sequences = ['\u{1B}[45;95mC', '\u{9B}45;95mC', '\u{1B}]0;owned\u{7}C', '\u{1B}]52;c;b3duZWQ=\u{1B}\\C', '\u{1B}[2J\u{1B}[HC', '\u{1B}c', '\u{1B}P$q\u{1B}\\C', '\r\n\u{1B}[999DC'];

/**
Fills the cluster with tokens that have hostile texts in their descriptions, their databases' names, their actions, and in fields that the program does not know. Returns their ids.
*/
function fill({store, accounts}: Emulator): readonly string[] {
	const [account] = accounts;
	const clusterId = account!.clusters[0]!.id;
	return [...hostile, ...sequences].map((text, index) => {
		const id = `00000000-0000-4000-8000-${String(index + 1).padStart(12, '0')}`;
		const token = {
			id,
			accountId: account!.id,
			clusterId,
			description: text,
			permissions: [{action: 'write', resource: text}, {action: text, resource: 'sensors'}],
			createdAt: '2025-01-01T00:00:00Z',
			[`field ${text}`]: text,
		};
		store.putToken(clusterId, token);
		return id;
	});
}

function assertHarmless(mounted: Mounted): void {
	const text = textSent(mounted.output());
	const found = unsafe.exec(text);
	assert.equal(found, null, `U+${found?.[0].codePointAt(0)!.toString(16)} in ${JSON.stringify(text.slice(Math.max(0, (found?.index ?? 0) - 40), (found?.index ?? 0) + 20))}`);
	// `textSent` removes these sequences, because the program itself sends some of the same kind.
	assert.ok(!mounted.output().includes('\u{1B}[45;95m'), 'no colour from a token');
	assert.ok(!mounted.output().includes('\u{1B}[999D'), 'no cursor move from a token');
}

test('no character in a token\'s description, database, action or unknown field can harm the terminal, on any screen of the walk', async t => {
	// Wide and tall enough to show all tokens whole.
	const {mounted, emulator} = await mountApp(t, {columns: 300, rows: 40, seed: {tokens: 0}});
	const ids = fill(emulator);
	await openTokens(mounted);
	await mounted.until(`${ids.length} active`);
	assert.equal(mounted.rows().filter(row => /^.{3}active /u.test(row)).length, ids.length, 'each token has one row');
	assertHarmless(mounted);

	for (const id of ids) {
		await mounted.press(keys.enter);
		await mounted.until('Token ID');
		assert.ok(mounted.screen().includes('Not known: last use'), id);
		await mounted.press(keys.escape, keys.down);
	}

	assertHarmless(mounted);
	await mounted.press('g');
	for (let step = 0; step < ids.length; step += 6) {
		await mounted.press('o', keys.escape, 'D');
		await mounted.until('I understand the risk');
		await hear(mounted);
		await mounted.press(keys.escape, ...Array.from({length: 6}, () => keys.down));
	}

	await mounted.press(control('a'), 'D');
	await mounted.until(`Revoke ${ids.length} Tokens`);
	assertHarmless(mounted);
	assert.deepEqual(deletesOf(emulator), []);
});

test('no character in a service\'s error can harm the terminal', async t => {
	const {mounted, emulator} = await mountApp(t, {
		seed: {faults: [{when: {path: 'tokens'}, do: {kind: 'status', status: 400, body: {code: 400, message: [...hostile, ...sequences].join(' ').slice(0, 400)}}}]},
	});
	await mounted.press(keys.enter);
	await mounted.until(/eu-metrics .*400/);
	await mounted.press(keys.enter);
	await mounted.until('the service says');
	assertHarmless(mounted);
	assert.ok(isUntouched(emulator));
});

test('no character in a revoked token\'s description can harm the terminal, in the result, the message or the report', async t => {
	const {mounted, emulator, reports} = await mountApp(t, {seed: {tokens: 0}});
	const [account] = emulator.accounts;
	const [main] = account!.clusters;
	const description = `A${sequences.join('')}${hostile.join('')}`.slice(0, 200);
	for (const id of ['00000000-0000-4000-8000-000000000001', '00000000-0000-4000-8000-000000000002']) {
		emulator.store.putToken(main!.id, {
			id, accountId: account!.id, clusterId: main!.id, description, permissions: [], createdAt: '2025-01-01T00:00:00Z',
		});
	}

	await openTokens(mounted);
	await mounted.press('D');
	await hear(mounted);
	await mounted.press(keys.space, keys.tab, keys.enter);
	// Waits for the list's message: the run's screen shows the result too, but Ink may skip that frame.
	await mounted.until(/^ Revoked A/m);
	emulator.setFaults([{when: {method: 'DELETE'}, do: {kind: 'status', status: 400, body: {code: 400, message: description}}}]);
	await mounted.press('D');
	await hear(mounted);
	await mounted.press(keys.space, keys.tab, keys.enter);
	await mounted.until('failed: 400');
	await mounted.press(keys.enter);
	await mounted.until('Not revoked: A');
	assertHarmless(mounted);
	assert.equal(reports.length, 2);
});

test('no character in a settings file can harm the terminal, in the list and in the form', async t => {
	const command = ['/usr/bin/vault', ...[...hostile, ...sequences].map(text => text.replaceAll('\0', ''))];
	const {mounted, emulator} = await mountApp(t, {columns: 200, settings: served => [savedProfile(served, {secretSources: [{kind: 'command', command}]})]});
	await mounted.press(keys.down);
	await mounted.until('❯ plant');
	await mounted.press('e');
	await mounted.until('/usr/bin/vault');
	await mounted.press(...Array.from({length: 7}, () => keys.tab));
	await mounted.until('❯  else a command');
	await mounted.press('x', keys.backspace, keys.escape);
	assertHarmless(mounted);
	assert.deepEqual(emulator.requests, []);
});
