import assert from 'node:assert/strict';
import test from 'node:test';
import {control, keys, paste} from '../../helpers/keys.js';
import type {Mounted} from '../../helpers/mount.js';
import {waitFor} from '../../helpers/wait-for.js';
import {openCluster, permissions, writesOf} from '../../helpers/screens/open-cluster.js';
import {drawn, screenOf} from '../../helpers/screens/screen-text.js';

/**
Types into the focused field. Text may come in one write.
*/
const type = async (mounted: Mounted, text: string) => mounted.pressTogether([...text]);

/**
Presses Tab until the button has the focus.
*/
async function toButton(mounted: Mounted): Promise<void> {
	await waitFor(async () => {
		const screen = await mounted.press(keys.tab);
		return screen.includes('‹ Create Token ›');
	}, {describe: mounted.screen});
}

test('the form takes text, finds databases while their names are typed, adds and removes rows, and sends exactly one POST', async t => {
	const cluster = await openCluster(t);
	const {mounted, emulator} = cluster;
	await mounted.press('a');
	await type(mounted, 'telegraf edge-09');
	await mounted.press(keys.tab);
	await type(mounted, '90d');
	await mounted.until('in 90 days: 2026-05-31 06:20:19 CEST (2026-05-31T04:20:19Z)');
	await mounted.press(keys.tab);
	await mounted.until(/\* \(all databases\) *\n +flight2 *\n +flight3 *\n/);
	await type(mounted, 'FLIGHT');
	await mounted.press(keys.down, keys.enter, keys.tab, keys.space, keys.tab);
	await mounted.until('❯ + Add Permission');
	// The second row: the form takes a name that no database has as it is typed, and warns about it.
	await mounted.press(keys.enter);
	await type(mounted, 'sensor');
	await mounted.press(keys.tab);
	await mounted.until('unknown; sensors?');
	await mounted.press(keys.space, keys.tab, keys.space, keys.tab, keys.enter);
	// The third row is removed again.
	await type(mounted, 'mydb3');
	await mounted.press(keys.tab, 'x');
	await toButton(mounted);
	assert.equal(screenOf(mounted), drawn(`
		 influx-tokens   Demo › eu-metrics › Create Database Token
		 ──────────────────────────────────────────────────────────────────────────────

		     Description   telegraf edge-09
		     Expires       90d
		       in 90 days: 2026-05-31 06:20:19 CEST (2026-05-31T04:20:19Z)

		     DATABASE                            READ   WRITE
		     flight3                             [x]    [x]
		     sensor                              [ ]    [x]    unknown; sensors?
		     + Add Permission

		   ‹ Create Token ›
		(10 blank rows)
		 Enter press  Tab next  Ctrl+S save  Y as curl  Esc cancel  ? help  : commands
	`));
	assert.deepEqual(writesOf(emulator), [], 'no request leaves before the button is pressed');
	await mounted.press(keys.enter);
	await mounted.until('Created "telegraf edge-09". This is the only time its secret can be seen.');
	const body = {
		description: 'telegraf edge-09',
		permissions: permissions('read:flight3 write:flight3 write:sensor'),
		expirationType: 'datetime',
		expiresAt: '2026-05-31T04:20:19Z',
	};
	assert.deepEqual(writesOf(emulator), [{method: 'POST', body}]);
	const {entries} = await cluster.journal();
	const [intent, outcome] = entries;
	assert.strictEqual(intent?.kind, 'intent');
	assert.strictEqual(outcome?.kind, 'outcome');
	assert.strictEqual(entries.length, 2);
	assert.deepEqual([intent.action, intent.permissionsAfter, intent.expiresAt], ['create', body.permissions, body.expiresAt]);
	assert.deepEqual([outcome.result, outcome.tokenId], ['created', cluster.tokenNamed('telegraf edge-09').id]);
});

test('the list of databases offers *, and a create without an expiration sends none', async t => {
	const {mounted, emulator} = await openCluster(t);
	await mounted.press('a');
	await type(mounted, 'reads everything');
	await mounted.press(keys.enter, keys.enter, keys.enter);
	await mounted.until(/❯ \* \(all databases\) +\[x\]/);
	await mounted.press(control('s'));
	await mounted.until('only time');
	assert.deepEqual(writesOf(emulator), [{method: 'POST', body: {description: 'reads everything', permissions: permissions('read:*')}}]);
});

test('the form shows the time that each form of an expiration means, and says at once what is wrong with other text', async t => {
	const {mounted, emulator} = await openCluster(t);
	await mounted.press('a', keys.tab);
	for (const [text, shown] of [
		['2027-01-31', '2027-01-31 23:59:59 CET (2027-01-31T22:59:59Z)'],
		['2027-01-31 18:00', '2027-01-31 18:00:00 CET (2027-01-31T17:00:00Z)'],
		['12h', 'in 12 hours: 2026-03-02 17:20:19 CET (2026-03-02T16:20:19Z)'],
		['soon', /This is no expiration: write never, a length such as 90d[^|]+18:00\./],
		['2020-01-01', 'This has passed: write never'],
		['2027-02-30', 'The calendar has no such day'],
	] as const) {
		await mounted.press(control('u'));
		await type(mounted, text);
		await mounted.until(shown);
	}

	await mounted.press(keys.shiftTab);
	await type(mounted, 'with a wrong day');
	await mounted.press(control('s'));
	await mounted.until(/✗ The calendar has no such day/);
	await mounted.until('❯ Expires');
	assert.deepEqual(writesOf(emulator), []);
});

test('the form says what is wrong and moves the focus to that field', async t => {
	const {mounted, emulator} = await openCluster(t);
	await mounted.press('a', keys.tab, control('s'));
	await mounted.until('✗ The description is empty: say what uses the token, and who owns it.');
	await mounted.until('❯ Description');
	await type(mounted, 'twice the same');
	// The empty row above is no grant, and the focus still moves to the row that is wrong.
	await mounted.press(keys.shiftTab, keys.shiftTab, keys.enter);
	for (const isMore of [true, false]) {
		await type(mounted, 'sensors');
		await mounted.press(keys.enter, keys.tab, keys.tab, ...(isMore ? [keys.enter] : []));
	}

	await mounted.press(keys.tab, keys.enter);
	await mounted.until('✗ There is a row for sensors already');
	const rows = mounted.rows();
	assert.equal(rows.findIndex(row => row.includes('❯ sensors')), rows.findIndex(row => row.includes('DATABASE')) + 3);
	assert.deepEqual(writesOf(emulator), []);
});

test('with many rows, the row that is wrong and the reason both fit into the window', async t => {
	const {mounted, emulator} = await openCluster(t);
	await mounted.press('a');
	await type(mounted, 'ten grants');
	await mounted.press(keys.tab, keys.tab);
	for (const database of ['d1', 'd2', 'd3', 'd4', 'd5', 'd6', 'd7', 'd8', 'e', 'e']) {
		await type(mounted, database);
		await mounted.press(keys.tab, keys.tab, keys.tab);
		await mounted.until('❯ + Add Permission');
		await mounted.press(keys.enter);
	}

	await mounted.press(keys.tab, 'x', control('s'));
	await mounted.until('✗ There is a row for e already');
	await mounted.until('❯ e ');
	await mounted.until('Create Token');
	assert.deepEqual(writesOf(emulator), []);
});

test('keys in one write and pastes fill fields and create nothing', async t => {
	const {mounted, emulator} = await openCluster(t);
	await mounted.pressTogether(['a', ...'pasted', control('s')]);
	await mounted.until('Those keys arrived together, as a paste does: press the last one again.');
	await mounted.press(paste(' line one\nline two'));
	await mounted.until('❯ Description   pastedline one line two');
	await toButton(mounted);
	await mounted.press(paste('\r'));
	await mounted.pressTogether([keys.enter, keys.enter]);
	await mounted.until('Those keys arrived together');
	await mounted.pressTogether([control('s')]);
	assert.deepEqual(writesOf(emulator), []);
	await mounted.press(keys.enter);
	await mounted.until('Created "pastedline one line two"');
	assert.equal(writesOf(emulator).length, 1);
});

test('until the service answers, nothing is sent twice, and Ctrl+C says what would be lost', async t => {
	const {mounted, emulator} = await openCluster(t);
	emulator.setFaults([{when: {method: 'POST'}, do: {kind: 'delay', ms: 300, when: 'after-apply'}}]);
	await mounted.press('a');
	await type(mounted, 'slow one');
	await mounted.press(control('s'));
	await mounted.until('Asking the service');
	await mounted.press(control('s'), keys.enter, keys.escape, control('c'));
	await mounted.until('The answer brings the secret: wait for it.');
	await mounted.until('Created "slow one"');
	assert.equal(writesOf(emulator).length, 1);
});

test('a create that the service refuses stays in the form, with the reason', async t => {
	const {mounted, emulator} = await openCluster(t);
	emulator.setFaults([{when: {method: 'POST', times: 2}, do: {kind: 'status', status: 400}}]);
	await mounted.press('a');
	await type(mounted, 'refused');
	await mounted.press(control('s'));
	await mounted.until('✗ Not created: 400');
	await mounted.until('Description   refused');
	await mounted.press(keys.escape);
	await mounted.until('Esc again discards what you typed.');
	assert.match(mounted.screen(), /Description {3}refused/);
	await mounted.press(keys.escape);
	await mounted.until('Database tokens');
	assert.equal(writesOf(emulator).length, 2, 'the create is sent in both documented forms');
});
